package riposte.web.sparql;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A request as Fuseki may see it: gzip bodies unpacked within a bound, HEAD as GET, and without the parameters of
 * Fuseki's own that let a client choose the type or wrap the text of an answer.
 */
final class BoundedRequest extends HttpServletRequestWrapper {

    private static final Set<String> UNSEEN_PARAMETERS =
            Set.of("callback", "stylesheet", "force-accept", "accept", "query-ref");

    private final long limit;
    private ServletInputStream body;
    private boolean exceeded;
    private boolean malformed;
    private String accept;
    private String graph;

    BoundedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
        this.exceeded = request.getContentLengthLong() > limit;
    }

    /** Whether the body was larger than allowed. */
    boolean exceeded() {
        return exceeded;
    }

    /** Whether the body is not packed as its header says. */
    boolean malformed() {
        return malformed;
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
    public String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
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
            InputStream raw = super.getInputStream();
            body = new Body(new Bounded(isGzip() ? unpacked(raw) : raw));
        }
        return body;
    }

    private InputStream unpacked(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, 8_192);
        } catch (ZipException | EOFException e) {
            malformed = true;
            throw e;
        }
    }

    private final class Bounded extends FilterInputStream {
        private long seen;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int n = super.read(bytes, offset, length);
                if (n > 0) {
                    count(n);
                }
                return n;
            } catch (ZipException | EOFException e) {
                malformed = true;
                throw e;
            }
        }

        private void count(int n) throws IOException {
            seen += n;
            if (seen > limit) {
                exceeded = true;
                throw new IOException("the request is larger than " + limit + " bytes");
            }
        }
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
    }
}
