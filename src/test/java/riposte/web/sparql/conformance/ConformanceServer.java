package riposte.web.sparql.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import riposte.rdf.Iris;
import riposte.web.TestServer;

/** The application, with what the suites ask of it. All goes over HTTP. */
final class ConformanceServer implements AutoCloseable {

    /** The name of the default graph of writes. */
    static final String DEFAULT_GRAPH = Iris.local().defaultGraph();

    private static final String TOKEN = "a secret of the test";

    /** A document of a suite and the graph that takes it; null for the default graph. */
    record Document(String iri, String graph) {}

    private final TestServer server;
    private List<Document> loaded;

    ConformanceServer(Path store) {
        server = TestServer.start(store, "--riposte.token=" + TOKEN);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** A request with the token and those further headers. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + TOKEN));
        all.addAll(List.of(headers));
        return server.send(method, path, body, all.toArray(String[]::new));
    }

    /** A request whose body has a charset of its own. */
    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + TOKEN));
        all.addAll(List.of(headers));
        return server.send(
                method, path, BodyPublishers.ofByteArray(body), all.toArray(String[]::new));
    }

    String address(String path) {
        return server.uri(path).toString();
    }

    HttpResponse<String> query(String query, List<String> parameters, String accept) {
        StringBuilder path = new StringBuilder("/sparql?query=").append(encode(query));
        parameters.forEach(parameter -> path.append('&').append(parameter));
        return send("GET", path.toString(), "", "Accept", accept);
    }

    HttpResponse<String> update(String update) {
        loaded = null;
        return send("POST", "/update", update, "Content-Type", "application/sparql-update");
    }

    void clear() {
        assertThat(update("DROP ALL").statusCode()).isEqualTo(204);
    }

    /** Makes the store hold those documents and nothing else. */
    void load(List<Document> documents) {
        if (documents.equals(loaded)) {
            return;
        }
        clear();
        for (Document document : documents) {
            Graph graph = Suite.graph(document.iri(), document.iri());
            StringWriter triples = new StringWriter();
            RDFDataMgr.write(triples, graph, Lang.NTRIPLES);
            String target = document.graph() == null ? "default" : "graph=" + encode(document.graph());
            HttpResponse<String> response =
                    send("POST", "/data?" + target, triples.toString(), "Content-Type", "application/n-triples");
            assertThat(response.statusCode()).as(response.body()).isIn(200, 201, 204);
        }
        loaded = List.copyOf(documents);
    }

    /** What the store exports. */
    DatasetGraph export(String format, Lang lang) {
        HttpResponse<String> response = server.get("/export?format=" + format);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RDFParser.fromString(response.body(), lang).toDatasetGraph();
    }

    @Override
    public void close() {
        server.close();
    }
}
