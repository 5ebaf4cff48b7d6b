package riposte.web.sparql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.TestServer;

/** What is written without naming a graph stands in one graph, and that one is the same wherever it is met. */
class DefaultGraphTest {

    private static final String TOKEN = "Bearer a secret of the test";
    private static final String[] TURTLE = {"Content-Type", "text/turtle", "Authorization", TOKEN};
    private static final String GRAPH = Iris.DEFAULT_BASE + "default";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, "--riposte.token=a secret of the test");
        server.context().getBean(ClaimStore.class).refresh(List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void startFromTwoGraphs() {
        assertThat(update("CLEAR SILENT DEFAULT; CLEAR SILENT GRAPH <a:h>; DELETE WHERE { GRAPH <a:g> { ?s ?p ?o } };"
                        + " INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 'named' } }"))
                .isEqualTo(204);
    }

    private static int update(String update) {
        return send(update).statusCode();
    }

    private static HttpResponse<String> send(String update) {
        return server.send(
                "POST", "/update", update, "Content-Type", "application/sparql-update", "Authorization", TOKEN);
    }

    private static boolean ask(String pattern) {
        return server.get("/sparql?query=" + URLEncoder.encode("ASK { " + pattern + " }", UTF_8))
                .body()
                .replace(" ", "")
                .contains("\"boolean\":true");
    }

    private static String export() {
        return server.get("/export?format=nquads").body();
    }

    private static String read(String path) {
        return server.get(path, "Accept", "application/n-triples", "Authorization", TOKEN)
                .body();
    }

    private static long quads() {
        return server.context().getBean(ClaimStore.class).stats().quads();
    }

    @Test
    void whatIsInsertedIsSeenExportedCountedAndCleared() {
        long before = quads();
        assertThat(update("INSERT DATA { <a:s> <a:p> 'unnamed' }")).isEqualTo(204);
        assertThat(ask("<a:s> <a:p> 'unnamed'")).isTrue();
        assertThat(ask("GRAPH <" + GRAPH + "> { <a:s> <a:p> 'unnamed' }")).isTrue();
        assertThat(export()).contains("<a:s> <a:p> \"unnamed\" <" + GRAPH + "> .");
        assertThat(read("/data?default")).isEqualTo("<a:s> <a:p> \"unnamed\" .\n");
        assertThat(quads()).isEqualTo(before + 1);

        assertThat(update("CLEAR DEFAULT")).isEqualTo(204);
        assertThat(ask("<a:s> <a:p> 'unnamed'")).isFalse();
        assertThat(export()).doesNotContain("unnamed").contains("named");
        assertThat(quads()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE DATA { <a:s> <a:p> 'unnamed' }",
                "DELETE WHERE { <a:s> <a:p> 'unnamed' }",
                "DELETE { ?s ?p ?o } WHERE { ?s <a:p> ?o . ?s ?p ?o }",
                "DROP DEFAULT",
                "MOVE DEFAULT TO <a:h>",
                "COPY <a:g> TO DEFAULT",
                "DROP GRAPH <http://localhost:8080/default>"
            })
    void everyWayOfDeletingDeletes(String way) {
        assertThat(update("INSERT DATA { <a:s> <a:p> 'unnamed' }")).isEqualTo(204);
        assertThat(update(way)).isEqualTo(204);
        assertThat(read("/data?default")).doesNotContain("unnamed");
        assertThat(ask("GRAPH <a:g> { <a:s> <a:p> 'named' }")).isTrue();
    }

    @Test
    void theGraphStoreProtocolWritesTheSameGraph() {
        assertThat(server.send("PUT", "/data?default", "<a:s> <a:p> 1 .", TURTLE).statusCode())
                .isIn(200, 201, 204);
        assertThat(server.send("POST", "/data?default", "<a:s> <a:p> 2 .", TURTLE)
                        .statusCode())
                .isIn(200, 204);
        assertThat(read("/data?default").lines()).hasSize(2);
        assertThat(read("/data?graph=" + GRAPH)).isEqualTo(read("/data?default"));
        assertThat(ask("<a:s> <a:p> 1, 2, 'named'")).isTrue();
        assertThat(server.send("DELETE", "/data?default", "", "Authorization", TOKEN)
                        .statusCode())
                .isIn(200, 204);
        assertThat(read("/data?default")).isEmpty();
        assertThat(ask("<a:s> <a:p> 'named'")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"COPY <a:h> TO DEFAULT, 3000", "MOVE <a:h> TO DEFAULT, 0", "ADD <a:h> TO DEFAULT, 3000"})
    void copiesAreWhole(String update, int left) {
        String many = IntStream.range(0, 3_000)
                .mapToObj(i -> "<a:%d> <a:p> %d .".formatted(i, i))
                .collect(Collectors.joining("\n"));
        assertThat(server.send("PUT", "/data?graph=a:h", many, TURTLE).statusCode())
                .isIn(200, 201, 204);
        assertThat(update(update)).isEqualTo(204);
        assertThat(read("/data?default").lines()).hasSize(3_000);
        assertThat(export().lines().filter(line -> line.contains("<a:h>"))).hasSize(left);
    }

    @Test
    void clearNamedLeavesIt() {
        assertThat(update("INSERT DATA { <a:s> <a:p> 'unnamed' }; CLEAR NAMED")).isEqualTo(204);
        assertThat(ask("<a:s> <a:p> 'named'")).isFalse();
        assertThat(read("/data?default")).contains("unnamed");
    }

    /** TDB2 alone would keep most of these: see {@link riposte.store.StoredTerms}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT",
                "DELETE",
                "CLEAR GRAPH <a:h>",
                "DELETE WHERE { GRAPH <a:h> { ?s ?p ?o } }",
                "DELETE DATA { GRAPH <a:h> { <a:s> <a:p> 1.0, 1.50, '7'^^<http://www.w3.org/2001/XMLSchema#decimal>,"
                        + " 01, 1.0e0, '2020-01-01T00:00:00.00Z'^^<http://www.w3.org/2001/XMLSchema#dateTime> } }"
            })
    void everyWrittenTermCanBeDeleted(String way) {
        String values = "<a:s> <a:p> 1.0, 1.50, '7'^^<http://www.w3.org/2001/XMLSchema#decimal>, 01, 1.0e0,"
                + " '2020-01-01T00:00:00.00Z'^^<http://www.w3.org/2001/XMLSchema#dateTime> .";
        assertThat(server.send("PUT", "/data?graph=a:h", values, TURTLE).statusCode())
                .isIn(200, 201, 204);
        assertThat(read("/data?graph=a:h").lines()).hasSize(6);
        if (way.contains(" ")) {
            assertThat(update(way)).isEqualTo(204);
        } else {
            assertThat(server.send(way, "/data?graph=a:h", "", TURTLE).statusCode())
                    .isIn(200, 204);
        }
        assertThat(export()).doesNotContain("<a:h>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLEAR ALL", "DROP ALL", "DROP SILENT ALL"})
    void clearingAllEmptiesTheStoreAndEnds(String all) {
        String many = IntStream.range(0, 2_000)
                .mapToObj(i -> "<a:%d> <a:p> %d .".formatted(i, i))
                .collect(Collectors.joining("\n"));
        for (String target : List.of("default", "graph=a:many")) {
            assertThat(server.send("PUT", "/data?" + target, many, TURTLE).statusCode())
                    .isIn(200, 201, 204);
        }
        assertThat(quads()).isGreaterThan(4_000);
        assertThat(update(all)).isEqualTo(204);
        assertThat(quads()).isZero();
        assertThat(export()).isBlank();
        assertThat(update("INSERT DATA { <a:s> <a:p> 'again' }")).isEqualTo(204);
        assertThat(ask("<a:s> <a:p> 'again'")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY <a:missing> TO <a:h>",
                "MOVE <a:missing> TO <a:h>",
                "ADD <a:missing> TO DEFAULT",
                "CLEAR GRAPH <a:missing>",
                "INSERT DATA { <a:s> <a:p> 'before' }; COPY <a:missing> TO <a:g>",
                "CLEAR GRAPH <urn:x-arq:UnionGraph>",
                "COPY <a:g> TO <urn:x-arq:UnionGraph>",
                "INSERT DATA { GRAPH <urn:x-arq:UnionGraph> { <a:s> <a:p> 'union' } }",
                "INSERT { GRAPH <urn:x-arq:UnionGraph> { <a:s> <a:p> 'union' } } WHERE {}",
                "WITH <urn:x-arq:UnionGraph> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"
            })
    void answers400AndChangesNothing(String update) {
        String before = export();
        HttpResponse<String> response = send(update);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body().strip().lines()).hasSize(1);
        assertThat(export()).isEqualTo(before);
        assertThat(update("INSERT DATA { GRAPH <a:h> { <a:s> <a:p> 'after' } }"))
                .isEqualTo(204);
        assertThat(ask("GRAPH <a:h> { <a:s> <a:p> 'after' }")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"COPY SILENT <a:missing> TO <a:h>", "DROP GRAPH <a:missing>", "CREATE GRAPH <a:g>"})
    void forgivesWhatTheLanguageForgives(String update) {
        String before = export();
        assertThat(update(update)).isEqualTo(204);
        assertThat(export()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WITH <a:g>", "USING <a:g>", "USING NAMED <a:g>"})
    void answers400WhereProtocolAndTextBothNameTheGraphs(String clause) {
        String update = clause.startsWith("WITH")
                ? clause + " INSERT { <a:s> <a:p> 1 } WHERE {}"
                : "INSERT { <a:s> <a:p> 1 } " + clause + " WHERE {}";
        HttpResponse<String> response = server.send(
                "POST",
                "/update?using-graph-uri=a:h",
                update,
                "Content-Type",
                "application/sparql-update",
                "Authorization",
                TOKEN);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body().strip().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"union", "urn:x-arq:UnionGraph"})
    void theUnionCanOnlyBeRead(String union) {
        assertThat(read("/data?graph=union")).contains("\"named\"");
        for (String method : List.of("PUT", "POST", "DELETE")) {
            HttpResponse<String> response = server.send(method, "/data?graph=" + union, "<a:s> <a:p> 1 .", TURTLE);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body().strip().lines()).hasSize(1);
        }
        assertThat(ask("<a:s> <a:p> 1")).isFalse();
    }
}
