package riposte.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;

/** The body of a request, read to its end within bounds of size and time before anything else happens; gzip is unpacked. */
public final class BoundedBody {

    /** A body that is refused, with the status that says why. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        public Refused(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private BoundedBody() {}

    /**
     * Reads the body of a request.
     *
     * @param in the stream of the request itself
     * @param limit largest body, unpacked
     * @param pace how fast it has to come
     * @param spool takes the body
     * @throws Refused when it is too large, too slow, or not what its headers say
     * @throws IOException when the client is gone
     */
    public static void read(HttpServletRequest request, InputStream in, long limit, Pace pace, Spool spool)
            throws IOException, Refused {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try {
            copy(new PacedInput(in, pace), isGzip(request) && request.getContentLengthLong() != 0, limit, spool);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static void copy(InputStream raw, boolean gzip, long limit, Spool spool) throws IOException, Refused {
        try (InputStream in = gzip ? new GZIPInputStream(raw, 8_192) : raw) {
            byte[] buffer = new byte[8_192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (spool.size() + n > limit) {
                    throw tooLarge(limit);
                }
                spool.write(buffer, 0, n);
            }
        }
    }

    private static Refused tooLarge(long limit) {
        return new Refused(413, "The request is larger than " + limit + " bytes.");
    }

    private static Refused refused(IOException failure) throws IOException {
        if (failure instanceof Pace.TooSlow || failure.getCause() instanceof SocketTimeoutException) {
            return new Refused(408, "The body of the request comes too slowly.");
        }
        if (failure instanceof Spool.Full) {
            return new Refused(507, failure.getMessage());
        }
        if (failure instanceof ZipException || failure instanceof EOFException) {
            return new Refused(400, "The request says that its body is packed with gzip, but it cannot be unpacked.");
        }
        if (!(failure instanceof ClientAbortException) && failure instanceof BadRequestException) {
            return new Refused(400, "The body of the request cannot be read.");
        }
        throw failure;
    }

    /** Whether a request says that its body is packed with gzip. */
    public static boolean isGzip(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        return encoding != null
                && List.of("gzip", "x-gzip").contains(encoding.strip().toLowerCase(Locale.ROOT));
    }
}
