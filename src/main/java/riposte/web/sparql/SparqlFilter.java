package riposte.web.sparql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.fuseki.server.Dispatcher;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sparql.core.Quad;
import riposte.web.WebSettings;
import riposte.web.http.Answers;
import riposte.web.http.BoundedBody;
import riposte.web.http.Client;
import riposte.web.http.Credentials;
import riposte.web.http.Pace;
import riposte.web.http.Places;

/**
 * Leads {@code /sparql}, {@code /update} and {@code /data} to Fuseki's dispatcher, inside bounds. A bare GET of
 * {@code /sparql} goes on to {@link ServiceDescriptionController}.
 */
final class SparqlFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long RETRY_SECONDS = 10;

    /** Fuseki's two names of the union of all graphs. */
    private static final Set<String> UNION = Set.of("union", Quad.unionGraph.getURI());
    /** What Fuseki takes for a graph besides IRIs. */
    private static final Set<String> TARGETS = Set.of("union", "default");

    private final transient WebSettings settings;
    private final transient Places running;
    private final transient AnswerCache answers;

    SparqlFilter(WebSettings settings, AnswerCache answers) {
        this.settings = settings;
        this.answers = answers;
        this.running = new Places(settings.maxParallelQueries(), settings.clientShare());
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
        Pace pace = new Pace(settings.minRate().toBytes());
        // A graph read back over the Graph Store Protocol is as large as it is; only query results are bounded.
        long resultLimit = query ? settings.maxResult().toBytes() : Long.MAX_VALUE;
        try (BoundedRequest bounded = BoundedRequest.read(request, limit, pace);
                SpooledResponse spooled = new SpooledResponse(response, resultLimit)) {
            List<String> question = query ? AnswerCache.question(bounded) : null;
            if (question != null && answers.answer(question, response, !bounded.isHead())) {
                return;
            }
            String client = Client.of(request);
            if (!running.enter(client, PATIENCE)) {
                Answers.later(
                        response, 503, RETRY_SECONDS, "Too many queries run at this moment. Try again in a while.");
                return;
            }
            try (Permit permit = new Permit(() -> running.leave(client))) {
                bounded.setAttribute(Permit.class.getName(), permit);
                if (!path.equals("/data") || !refuses(bounded, spooled)) {
                    long version = question == null ? 0 : answers.version();
                    answer(bounded, spooled, resultLimit);
                    if (question != null) {
                        answers.keep(question, version, spooled);
                    }
                }
            }
            spooled.send(!bounded.isHead());
        } catch (BoundedBody.Refused e) {
            Answers.line(response, e.status(), e.getMessage());
        }
    }

    private static void answer(BoundedRequest request, SpooledResponse response, long resultLimit) throws IOException {
        if (!Dispatcher.dispatch(request, response)) {
            response.replace(404, "There is nothing here.");
        } else if (response.overflowed()) {
            response.replace(
                    422,
                    "The result is larger than " + resultLimit
                            + " bytes. Ask for less with LIMIT, or take all of the graph from /export.");
        }
    }

    long givenAgain() {
        return answers.given();
    }

    int running() {
        return running.taken();
    }

    int waiting() {
        return running.waiting();
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private boolean mayWrite(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.writable()) {
            Answers.line(
                    response,
                    403,
                    "Writing over HTTP is switched off here. Whoever runs this server can open it by setting a token:"
                            + " RIPOSTE_TOKEN=… in its environment.");
            return false;
        }
        if (!settings.takesUpdates()) {
            Answers.line(
                    response,
                    403,
                    "The store of this server is carried by another engine, which takes updates and graphs at its own endpoints. Articles"
                            + " go to POST /articles here.");
            return false;
        }
        if (!settings.token().matches(Credentials.bearer(request))) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"riposte\"");
            Answers.line(response, 401, "This address needs the server's token, as 'Authorization: Bearer …'.");
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
            boolean post = request.getMethod().equals("POST");
            boolean put = request.getMethod().equals("PUT");
            if (request.getQueryString() == null && (post || put && GraphStoreService.holdsGraphs(type))) {
                return false;
            }
            response.replace(400, "Name the graph, as /data?graph=IRI, or take the default graph, as /data?default; or send a"
                    + " document that names its graphs, as TriG or N-Quads.");
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
}
