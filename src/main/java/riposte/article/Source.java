package riposte.article;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Bytes of an input, decompressed where they are gzip whatever the name says, and read within limits. */
final class Source {

    private static final int LOOK_AHEAD = 4096;

    private Source() {}

    /** A buffered stream of the content itself. Its mark may be set for a look at the first {@value #LOOK_AHEAD} bytes. */
    static InputStream open(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        byte[] head = peek(in, 2);
        if (head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
            return new BufferedInputStream(new GZIPInputStream(in, 1 << 15), 1 << 16);
        }
        return in;
    }

    /** The first bytes, at most {@code count}, without taking them. */
    static byte[] peek(InputStream in, int count) throws IOException {
        in.mark(LOOK_AHEAD);
        try {
            return in.readNBytes(Math.min(count, LOOK_AHEAD));
        } finally {
            in.reset();
        }
    }

    /** Everything, or a refusal of what is larger than the limit. */
    static byte[] readAll(InputStream in, int maxBytes) throws IOException, UnreadableException {
        byte[] bytes = in.readNBytes(maxBytes);
        if (bytes.length == maxBytes && in.read() >= 0) {
            throw new UnreadableException(tooLarge(maxBytes));
        }
        return bytes;
    }

    static String tooLarge(int maxBytes) {
        String size = maxBytes >= 1 << 20 ? (maxBytes >> 20) + " MiB" : maxBytes + " bytes";
        return "is larger than the limit of " + size + "; split it or give only the article";
    }

    /** An input or output error in words for people. */
    static String explain(IOException e) {
        if (e instanceof EOFException) {
            return "the compressed data ends too early; the file is cut short: fetch or copy it again";
        }
        if (e instanceof ZipException) {
            return "the compressed data is damaged (" + e.getMessage() + "): fetch or copy it again";
        }
        String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return "cannot be read (" + detail + ")";
    }
}
