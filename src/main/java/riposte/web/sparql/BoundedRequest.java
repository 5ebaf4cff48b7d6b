package riposte.web.sparql;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import riposte.web.http.FormRequest;
import riposte.web.http.Pace;
import riposte.web.http.PacedInput;

/**
 * A request as Fuseki may see it: its body read to the end within a bound before anything else happens, gzip unpacked,
 * HEAD as GET, and without the parameters of Fuseki's own that let a client choose the type or wrap the text of an
 * answer.
 */
final class BoundedRequest extends FormRequest implements AutoCloseable {

    /** A body that is refused, with the status that says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private static final Set<String> UNSEEN_PARAMETERS =
            Set.of("callback", "stylesheet", "force-accept", "accept", "query-ref");

    private final Spool spool = new Spool();
    private ServletInputStream body;
    private String accept;
    private String graph;

    private BoundedRequest(HttpServletRequest request) {
        super(request);
    }

    /**
     * Reads a request.
     *
     * @param limit largest body, unpacked
     * @param pace how fast it has to come
     * @throws Refused when the body is too large, too slow, or not what its headers say
     * @throws IOException when the client is gone
     */
    static BoundedRequest read(HttpServletRequest request, long limit, Pace pace) throws IOException, Refused {
        BoundedRequest read = new BoundedRequest(request);
        boolean whole = false;
        try {
            read.take(limit, pace);
            whole = true;
            return read;
        } catch (IOException | InvalidParameterException | IllegalArgumentException e) {
            throw refused(e);
        } finally {
            if (!whole) {
                read.close();
            }
        }
    }

    private static Refused refused(Exception failure) throws IOException {
        if (failure instanceof Pace.TooSlow || failure.getCause() instanceof SocketTimeoutException) {
            return new Refused(408, "The body of the request comes too slowly.");
        }
        if (failure instanceof Spool.Full) {
            return new Refused(507, failure.getMessage());
        }
        if (failure instanceof ZipException || failure instanceof EOFException) {
            return new Refused(400, "The request says that its body is packed with gzip, but it cannot be unpacked.");
        }
        boolean gone = failure instanceof ClientAbortException;
        if (!gone && (failure instanceof BadRequestException || failure instanceof InvalidParameterException)) {
            return new Refused(400, "The body of the request cannot be read.");
        }
        if (failure instanceof IllegalArgumentException) {
            return new Refused(415, "The form names a character set that is not known here.");
        }
        throw failure instanceof IOException io ? io : new IOException(failure);
    }

    private void take(long limit, Pace pace) throws IOException, Refused {
        if (super.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        InputStream raw = new PacedInput(super.getInputStream(), pace);
        try (InputStream in = isGzip() && super.getContentLengthLong() != 0 ? new GZIPInputStream(raw, 8_192) : raw) {
            byte[] buffer = new byte[8_192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (spool.size() + n > limit) {
                    throw tooLarge(limit);
                }
                spool.write(buffer, 0, n);
            }
        }
        if (isForm()) {
            add(spool.read().readAllBytes());
            spool.clear();
        }
    }

    private static Refused tooLarge(long limit) {
        return new Refused(413, "The request is larger than " + limit + " bytes.");
    }

    /** Settles what the client accepts: the one media type negotiation came to. */
    void accept(String mediaType) {
        this.accept = mediaType;
    }

    /** Answers for a parameter that the client did not send: the graph that is meant. */
    void nameGraph(String iri) {
        this.graph = iri;
    }

    boolean isHead() {
        return super.getMethod().equals("HEAD");
    }

    @Override
    public String getMethod() {
        return isHead() ? "GET" : super.getMethod();
    }

    @Override
    public String getHeader(String name) {
        if (name.equalsIgnoreCase("Content-Encoding") && isGzip()) {
            return null;
        }
        if (name.equalsIgnoreCase("Accept") && accept != null) {
            return accept;
        }
        return super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (name.equalsIgnoreCase("Content-Encoding") || name.equalsIgnoreCase("Accept")) {
            if (name.equalsIgnoreCase("Accept") && accept == null) {
                return super.getHeaders(name);
            }
            String value = getHeader(name);
            return Collections.enumeration(value == null ? List.of() : List.of(value));
        }
        return super.getHeaders(name);
    }

    @Override
    public String[] getParameterValues(String name) {
        if (graph != null && name.equals("graph")) {
            return new String[] {graph};
        }
        return UNSEEN_PARAMETERS.contains(name) ? null : super.getParameterValues(name);
    }

    @Override
    public long getContentLengthLong() {
        return isGzip() ? -1 : super.getContentLengthLong();
    }

    @Override
    public int getContentLength() {
        return isGzip() ? -1 : super.getContentLength();
    }

    private boolean isGzip() {
        String encoding = super.getHeader("Content-Encoding");
        return encoding != null
                && List.of("gzip", "x-gzip").contains(encoding.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Body(spool.read());
        }
        return body;
    }

    @Override
    public void close() {
        spool.close();
    }

    private static final class Body extends ServletInputStream {
        private final InputStream in;
        private boolean finished;

        Body(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            finished |= b < 0;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            finished |= n < 0;
            return n;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read by one thread");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
