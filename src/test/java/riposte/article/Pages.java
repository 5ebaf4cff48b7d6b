package riposte.article;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Small pages of our own for tests. */
final class Pages {

    static final String FIRST = "The port authority of Karsholm said on Monday that somebody had copied the cargo lists"
            + " of eleven ships from its servers.";
    static final String SECOND = "Its director, Mia Lund, called the intrusion patient and well paid for, and asked the"
            + " police of two countries for help.";
    static final String THIRD =
            "Nobody has claimed the break-in, and the ministry of the interior refused to say whom it" + " suspects.";
    static final String TEXT = FIRST + "\n" + SECOND + "\n" + THIRD;

    private Pages() {}

    /** A page with the three paragraphs above and the usual furniture around them. */
    static String page(String head) {
        return "<!DOCTYPE html><html lang=\"en\"><head><title>Karsholm loses cargo lists</title>" + head
                + "</head><body>"
                + "<nav><a href=\"/\">Home</a> <a href=\"/world\">World</a></nav>"
                + "<article><h1>Karsholm loses cargo lists</h1><p>" + FIRST + "</p><p>" + SECOND + "</p><p>" + THIRD
                + "</p></article><footer>Imprint and contact</footer></body></html>";
    }

    static String page() {
        return page("<meta charset=\"utf-8\">");
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
