package riposte.spark;

import java.io.Serializable;

/**
 * A file, or the lines of one that begin in a range of its bytes.
 *
 * @param path the file, with its scheme
 * @param start first byte of the range
 * @param end byte behind the range; {@link Long#MAX_VALUE} to read to the end of the file
 * @param work about how many bytes of work it is
 */
record FilePart(String path, long start, long end, long work) implements Serializable {

    /** What a byte of a packed file is worth. */
    private static final int PACKED = 4;

    static FilePart whole(String path, long length) {
        return new FilePart(path, 0, Long.MAX_VALUE, path.endsWith(".gz") ? length * PACKED : length);
    }

    static FilePart range(String path, long start, long end) {
        return new FilePart(path, start, end, end - start);
    }

    boolean isRange() {
        return end != Long.MAX_VALUE;
    }
}
