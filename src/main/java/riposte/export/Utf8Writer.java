package riposte.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 for writers that come character by character, as Rio's do: without the lock that the JDK's buffered writer takes
 * for each. For one thread.
 */
final class Utf8Writer extends Writer {

    private static final int BUFFER = 1 << 14;

    private final OutputStream out;
    private final char[] chars = new char[BUFFER];
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER * 3 + 16);
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private int size;

    Utf8Writer(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int c) throws IOException {
        if (size == chars.length) {
            drain();
        }
        chars[size++] = (char) c;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        for (int from = offset, left = length; left > 0; ) {
            int part = room(left);
            System.arraycopy(text, from, chars, size, part);
            size += part;
            from += part;
            left -= part;
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        for (int from = offset, left = length; left > 0; ) {
            int part = room(left);
            text.getChars(from, from + part, chars, size);
            size += part;
            from += part;
            left -= part;
        }
    }

    @Override
    public Writer append(char c) throws IOException {
        write(c);
        return this;
    }

    @Override
    public Writer append(CharSequence text) throws IOException {
        write(String.valueOf(text));
        return this;
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    /** Flushes. The stream below stays open. */
    @Override
    public void close() throws IOException {
        flush();
    }

    private int room(int wanted) throws IOException {
        if (size == chars.length) {
            drain();
        }
        return Math.min(wanted, chars.length - size);
    }

    /** Encodes what is there; the first half of a character stays until the second comes. */
    private void drain() throws IOException {
        CharBuffer text = CharBuffer.wrap(chars, 0, size);
        encoder.reset();
        encoder.encode(text, bytes, false);
        out.write(bytes.array(), 0, bytes.position());
        bytes.clear();
        size = text.remaining();
        text.get(chars, 0, size);
    }
}
