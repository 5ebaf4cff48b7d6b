package riposte.store.remote;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.http.auth.AuthEnv;
import org.apache.jena.http.auth.AuthLib;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.WebContent;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import riposte.store.fault.RemoteException;
import riposte.store.query.WatchedQuery;

/**
 * Speaks to one engine: SPARQL 1.1 Protocol and Graph Store Protocol. Requests that may be sent twice, which all of these are,
 * are sent again after a fault that may pass, a few times and further apart. Redirections are not followed, so that what
 * opens the engine goes nowhere else.
 */
public final class RemoteClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Pauses before a reading is tried again, in milliseconds: somebody waits for it. */
    private static final long[] READING = {200, 800};
    /** Pauses before a writing is tried again: an engine that is started anew takes a while. */
    private static final long[] WRITING = {200, 800, 2_000, 4_000, 8_000};

    private final RemoteAddress address;
    private final RemoteFaults faults;
    private final RemoteClock clock = new RemoteClock();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public RemoteClient(RemoteAddress address) {
        this.address = address;
        this.faults = new RemoteFaults(address);
        if (address.user() != null) {
            for (URI endpoint : new URI[] {address.query(), address.update(), address.graphs()}) {
                if (endpoint != null) {
                    // Jena answers a challenge, Basic or Digest, from here.
                    AuthEnv.get().unregisterUsernamePassword(endpoint);
                    AuthEnv.get().registerUsernamePassword(endpoint, address.user(), address.password());
                }
            }
        }
    }

    public RemoteAddress address() {
        return address;
    }

    RemoteFaults faults() {
        return faults;
    }

    /**
     * The rows of a SELECT as they come in. They are to be closed.
     *
     * @param watched what may end it before, or null
     * @throws QueryCancelledException when it was ended
     */
    RemoteRows select(String query, WatchedQuery watched) {
        return again(READING, watched, address.query(), () -> rows(query, WebContent.defaultSparqlResultsHeader, watched).begin());
    }

    boolean ask(String query) {
        return ask(query, null);
    }

    boolean ask(String query, WatchedQuery watched) {
        return again(READING, watched, address.query(), () -> rows(query, WebContent.defaultSparqlAskHeader, watched).truth());
    }

    private RemoteRows rows(String query, String accept, WatchedQuery watched) {
        HttpRequest request = request(address.query())
                .header("Accept", accept)
                .header("Content-Type", WebContent.contentTypeHTMLForm)
                .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .build();
        return new RemoteRows(new RemoteAnswer(http, request), address, faults, clock, watched);
    }

    private HttpRequest.Builder request(URI target) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(address.patience());
        if (address.bearer() != null) {
            request.header("Authorization", "Bearer " + address.bearer());
        }
        AuthEnv.get().addAuth(request, target.toString());
        return request;
    }

    /** Makes a graph hold those quads and no others; all of one graph. */
    void put(Node graph, Collection<Quad> quads) {
        byte[] body = triples(quads);
        send(target(graph), request -> request.header("Content-Type", WebContent.contentTypeNTriples + "; charset=utf-8")
                .PUT(BodyPublishers.ofByteArray(body)), false);
    }

    /** Removes a graph; one that is not there is gone already. */
    void delete(Node graph) {
        send(target(graph), HttpRequest.Builder::DELETE, true);
    }

    /** Sends a SPARQL update, which must be one that may be sent twice. */
    void update(String update) {
        send(address.update(), request -> request.header("Content-Type", WebContent.contentTypeSPARQLUpdate + "; charset=utf-8")
                .POST(BodyPublishers.ofString(update)), false);
    }

    private URI target(Node graph) {
        return URI.create(address.graphs() + "?graph=" + URLEncoder.encode(graph.getURI(), StandardCharsets.UTF_8));
    }

    private void send(URI target, Consumer<HttpRequest.Builder> body, boolean missingIsFine) {
        URI endpoint = target.getQuery() == null ? target : URI.create(target.toString().substring(0, target.toString().indexOf('?')));
        again(WRITING, null, endpoint, () -> {
            HttpRequest.Builder request = request(target);
            body.accept(request);
            HttpResponse<String> response = AuthLib.authExecute(http, request.build(), BodyHandlers.ofString());
            int status = response.statusCode();
            if (status >= 300 && !(missingIsFine && status == 404)) {
                throw faults.status(status, response.body(), endpoint, null);
            }
            return null;
        });
    }

    private <T> T again(long[] pauses, WatchedQuery watched, URI endpoint, Supplier<T> request) {
        for (int tried = 0; ; tried++) {
            try {
                return request.get();
            } catch (RuntimeException e) {
                if (watched != null && watched.stopped() != null) {
                    throw new QueryCancelledException();
                }
                RemoteException fault = faults.of(e, endpoint);
                // What was silent once for as long as it may be is not waited for again.
                if (tried == pauses.length || !fault.fault().isPassing() || fault.fault() == RemoteException.Fault.SILENT) {
                    throw fault;
                }
                pause(pauses[tried], fault);
            }
        }
    }

    private static void pause(long millis, RemoteException fault) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault;
        }
    }

    private static byte[] triples(Collection<Quad> quads) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(quads.size() * 150);
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES);
        stream.start();
        quads.forEach(quad -> stream.triple(quad.asTriple()));
        stream.finish();
        return out.toByteArray();
    }

    @Override
    public void close() {
        clock.close();
    }
}
