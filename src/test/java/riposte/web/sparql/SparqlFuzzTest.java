package riposte.web.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.fuzz.Fuzz;
import riposte.web.TestServer;

/** Whatever is sent to the endpoint, it answers, a client's fault is no fault of the server, and the server goes on. */
class SparqlFuzzTest {

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder.resolve("store"), "--riposte.token=t", "--riposte.query-timeout=2s");
        assertThat(send("PUT", "/data?graph=urn:kept", "text/turtle", "<urn:s> <urn:p> 1 .".getBytes()).statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String type, byte[] body) {
        return server.send(method, path, BodyPublishers.ofByteArray(body), "Content-Type", type, "Authorization", "Bearer t");
    }

    private static void assertAnswered(HttpResponse<String> answer) {
        // 503 is a query's time-out.
        assertThat(answer.statusCode()).as(answer.body()).matches(code -> code < 500 || code == 503);
    }

    @Test
    void queries() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (var files = Files.list(Path.of("queries"))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        Fuzz.of("queries", seeds, "{", "(", "<", "\"", "\\u0000", "OPTIONAL {", "FILTER(", "!(", "/(", "UNION", "SELECT *", "VALUES ?x {", "1e999", "^", "<<", "+")
                .run(input -> assertAnswered(send("POST", "/sparql", "application/sparql-query", input)));
        assertThat(server.get("/sparql?query=ASK%20%7B%20GRAPH%20%3Curn%3Akept%3E%20%7B%3Fs%20%3Fp%201%7D%7D").body()).contains("true");
    }

    @Test
    void updates() {
        Fuzz.ofTexts(
                        "updates",
                        List.of(
                                "INSERT DATA { GRAPH <urn:a> { <urn:s> <urn:p> \"x\"@en , 1.5 } } ; DELETE WHERE { GRAPH <urn:a> { ?s ?p 1.5 } }",
                                "WITH <urn:a> DELETE { ?s ?p ?o } INSERT { ?s ?p \"new\" } WHERE { ?s ?p ?o FILTER(isLiteral(?o)) }"),
                        "{", "(", "\"", ";", "GRAPH", "_:b", "[]", "<urn:", "\\u", "USING <urn:b>", "WHERE")
                .run(input -> assertAnswered(send("POST", "/update", "application/sparql-update", input)));
    }

    @Test
    void graphs() {
        Fuzz.ofTexts(
                        "graphs",
                        List.of("@prefix e: <urn:e:> .\ne:a e:b \"c\"@en , 1 , [ e:d ( 1 2 ) ] .\n", "<urn:a> <urn:b> \"\"\"x\ny\"\"\" ."),
                        "[", "(", "\"", "<", "<<", "@base <", "\\u", "_:", ".", "^^", "\0")
                .run(input -> assertAnswered(send("PUT", "/data?graph=urn:fuzz", "text/turtle", input)));
    }
}
