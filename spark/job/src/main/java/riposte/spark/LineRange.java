package riposte.spark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines that begin in a range of a stream's bytes, to the end of the last one. */
final class LineRange extends FilterInputStream {

    private final long end;
    private long position;
    private int last = '\n';

    /**
     * @param in buffered; at the byte before the range, or at the beginning
     * @param start first byte of the range
     * @param end byte behind it
     */
    LineRange(InputStream in, long start, long end) throws IOException {
        super(in);
        this.end = end;
        this.position = start == 0 ? 0 : start - 1;
        if (start > 0) {
            // The line that begins before the range is the one before's.
            last = 0;
            while (last >= 0 && last != '\n') {
                last = in.read();
                position++;
            }
        }
    }

    /** Whether no line begins in the range; to be asked before the first is read. */
    boolean isEmpty() {
        return isDone();
    }

    private boolean isDone() {
        return last < 0 || position >= end && last == '\n';
    }

    @Override
    public int read() throws IOException {
        if (isDone()) {
            return -1;
        }
        last = in.read();
        position++;
        return last;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isDone()) {
            return -1;
        }
        if (position >= end) {
            return rest(bytes, offset, length);
        }
        int read = in.read(bytes, offset, (int) Math.min(length, end - position));
        last = read < 0 ? -1 : bytes[offset + read - 1] & 0xff;
        position += Math.max(0, read);
        return read;
    }

    /** What is left of the last line. */
    private int rest(byte[] bytes, int offset, int length) throws IOException {
        int read = 0;
        while (read < length && !isDone()) {
            int next = read();
            if (next < 0) {
                break;
            }
            bytes[offset + read++] = (byte) next;
        }
        return read == 0 ? -1 : read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
