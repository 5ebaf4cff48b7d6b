package riposte.web.sparql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.fuseki.server.Dispatcher;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sparql.core.Quad;
import riposte.web.WebSettings;

/**
 * Leads {@code /sparql}, {@code /update} and {@code /data} to Fuseki's dispatcher, inside bounds. A bare GET of
 * {@code /sparql} goes on to {@link ServiceDescriptionController}.
 */
final class SparqlFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final long WAIT_SECONDS = 5;

    /** Fuseki's two names of the union of all graphs. */
    private static final Set<String> UNION = Set.of("union", Quad.unionGraph.getURI());
    /** What Fuseki takes for a graph besides IRIs. */
    private static final Set<String> TARGETS = Set.of("union", "default");

    private final transient WebSettings settings;
    private final Semaphore running;

    SparqlFilter(WebSettings settings) {
        this.settings = settings;
        this.running = new Semaphore(settings.maxParallelQueries());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean query = path.equals("/sparql");
        if (query && isRead(request) && isBlank(request.getQueryString())) {
            chain.doFilter(request, response);
            return;
        }
        if (!query && !mayWrite(request, response)) {
            return;
        }
        long limit = (query ? settings.maxQuery() : settings.maxUpload()).toBytes();
        BoundedRequest bounded = new BoundedRequest(request, limit);
        // A graph read back over the Graph Store Protocol is as large as it is; only query results are bounded.
        long resultLimit = query ? settings.maxResult().toBytes() : Long.MAX_VALUE;
        if (!enter()) {
            response.setHeader("Retry-After", "10");
            answer(response, 503, "Too many queries run at this moment. Try again in a while.");
            return;
        }
        boolean held = true;
        try (SpooledResponse spooled = new SpooledResponse(response, resultLimit)) {
            if (bounded.exceeded()) {
                spooled.replace(413, tooLarge(limit));
            } else if (path.equals("/data") && refuses(bounded, spooled)) {
                // Answered.
            } else if (!Dispatcher.dispatch(bounded, spooled)) {
                chain.doFilter(request, response);
                return;
            } else if (bounded.exceeded()) {
                spooled.replace(413, tooLarge(limit));
            } else if (bounded.malformed()) {
                spooled.replace(400, "The request says that its body is packed with gzip, but it cannot be unpacked.");
            } else if (spooled.overflowed()) {
                spooled.replace(
                        422,
                        "The result is larger than " + resultLimit
                                + " bytes. Ask for less with LIMIT, or take all of the graph from /export.");
            }
            running.release();
            held = false;
            spooled.send(!bounded.isHead());
        } finally {
            if (held) {
                running.release();
            }
        }
    }

    private boolean enter() {
        try {
            return running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static String tooLarge(long limit) {
        return "The request is larger than " + limit + " bytes.";
    }

    private boolean mayWrite(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.writable()) {
            answer(
                    response,
                    403,
                    "Writing over HTTP is switched off here. Whoever runs this server can open it by setting a token:"
                            + " RIPOSTE_TOKEN=… in its environment.");
            return false;
        }
        String given = request.getHeader("Authorization");
        byte[] expected = ("Bearer " + settings.token()).getBytes(StandardCharsets.UTF_8);
        if (given == null || !MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"riposte\"");
            answer(response, 401, "This address needs the server's token, as 'Authorization: Bearer …'.");
            return false;
        }
        return true;
    }

    /** Whether the request means no graph that it could have, and was answered so. */
    private static boolean refuses(HttpServletRequest request, SpooledResponse response) throws IOException {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            response.replace(415, "Send the graph as the body of the request, not as a form.");
            return true;
        }
        String graph = request.getParameter("graph");
        if (isBlank(graph) && request.getParameter("default") == null) {
            if (request.getMethod().equals("POST") && request.getQueryString() == null) {
                return false;
            }
            response.replace(400, "Name the graph, as /data?graph=IRI, or take the default graph, as /data?default.");
            return true;
        }
        if (!isBlank(graph) && !TARGETS.contains(graph) && !isAbsolute(graph)) {
            response.replace(400, "The name of a graph is an absolute IRI.");
            return true;
        }
        if (!isRead(request) && UNION.contains(String.valueOf(graph))) {
            response.replace(400, "The union of all graphs can only be read.");
            return true;
        }
        return false;
    }

    private static boolean isAbsolute(String iri) {
        try {
            return IRIx.create(iri).isReference();
        } catch (IRIException e) {
            return false;
        }
    }

    private static void answer(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
