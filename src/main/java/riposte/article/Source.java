package riposte.article;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Bytes of an input, decompressed where they are gzip whatever the name says, and read within limits. */
final class Source {

    private static final int LOOK_AHEAD = 4096;

    private Source() {}

    /**
     * The content itself. Each read passes on what there is at once, so that what comes before a break in compressed
     * data is not lost with it.
     */
    static PushbackInputStream open(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        byte[] magic = in.readNBytes(2);
        in.reset();
        boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return new PushbackInputStream(gzip ? new GZIPInputStream(in, 1 << 15) : in, LOOK_AHEAD);
    }

    /** The first bytes, at most {@code count}, without taking them. */
    static byte[] peek(PushbackInputStream in, int count) throws IOException {
        byte[] head = new byte[Math.min(count, LOOK_AHEAD)];
        int length = 0;
        try {
            int read;
            while (length < head.length && (read = in.read(head, length, head.length - length)) > 0) {
                length += read;
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        in.unread(head, 0, length);
        return Arrays.copyOf(head, length);
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
