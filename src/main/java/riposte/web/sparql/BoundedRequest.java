package riposte.web.sparql;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import riposte.web.http.BoundedBody;
import riposte.web.http.BoundedBody.Refused;
import riposte.web.http.FormRequest;
import riposte.web.http.Pace;
import riposte.web.http.Spool;

/**
 * A request as Fuseki may see it: its body read to the end within a bound before anything else happens, gzip unpacked,
 * HEAD as GET, and without the parameters of Fuseki's own that let a client choose the type or wrap the text of an
 * answer.
 */
final class BoundedRequest extends FormRequest implements AutoCloseable {

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
        } catch (InvalidParameterException e) {
            throw new Refused(400, "The body of the request cannot be read.");
        } catch (IllegalArgumentException e) {
            throw new Refused(415, "The form names a character set that is not known here.");
        } finally {
            if (!whole) {
                read.close();
            }
        }
    }

    private void take(long limit, Pace pace) throws IOException, Refused {
        BoundedBody.read((HttpServletRequest) getRequest(), super.getInputStream(), limit, pace, spool);
        if (isForm()) {
            add(spool.read().readAllBytes());
            spool.clear();
        }
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
        return BoundedBody.isGzip((HttpServletRequest) getRequest());
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
