package riposte.web.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Crowd;
import riposte.web.Fixture;
import riposte.web.TestServer;
import tools.jackson.databind.json.JsonMapper;

/** A copy of the graph that follows the server's, in a dataset of Jena's own. */
class ChangesTest {

    private static final String[] TOKEN = {"Authorization", "Bearer open-sesame", "Content-Type", "application/sparql-update"};

    @TempDir
    static Path directory;

    private static TestServer server;
    private static ClaimStore store;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"), "--riposte.token=open-sesame");
        store = server.context().getBean(ClaimStore.class);
        Crowd.load(server, 100);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String token() {
        return JsonMapper.shared().readTree(server.get("/changes", TOKEN).body()).get("token").asString();
    }

    private static DatasetGraph export() {
        DatasetGraph all = DatasetGraphFactory.createTxnMem();
        RDFParser.fromString(server.get("/export?format=nquads&text=true", TOKEN).body(), Lang.NQUADS).parse(all);
        return all;
    }

    private static Set<Quad> quads(DatasetGraph dataset) {
        return dataset.stream().collect(Collectors.toSet());
    }

    private static String next(HttpResponse<String> answer) {
        return answer.headers().firstValue("Link").orElseThrow().replaceFirst("<(.*)>; rel=\"next\"", "$1");
    }

    @Test
    void aCopyThatFollowsHasWhatAnExportHas() {
        String next = "/changes?since=" + token();
        DatasetGraph copy = export();
        Set<Quad> before = quads(copy);

        Fixture.load(store);
        store.remove(new Iris(Iris.DEFAULT_BASE).article(Fixture.readings().get(1).article()));
        // One article is read again, and its claims are too unsure to be shown.
        store.replace(Stream.of(Fixture.readings().get(0)), "2", 0.95);
        HttpResponse<String> answer = server.get(next, TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/rdf-patch");
        RDFPatchOps.applyChange(copy, new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(quads(copy).equals(quads(export()))).isTrue();
        assertThat(quads(copy).equals(before)).isFalse();
        assertThat(answer.body()).doesNotContain("/hidden/").contains("D <http://localhost:8080/claim/aaaa000000000003>");

        HttpResponse<String> nothing = server.get(next(answer), TOKEN);
        assertThat(next(nothing)).isEqualTo(next(answer));
        assertThat(nothing.body()).doesNotContain("TX");
    }

    /** The changes hold them. */
    @Test
    void strangersAreGivenNoTexts() {
        for (String path : new String[] {"/changes", "/changes?since=" + token(), "/export?format=nquads&text=true"}) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(server.get(path, TOKEN).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void whatOthersWriteMakesACopyBeginAnew() {
        String before = token();
        assertThat(server.send("POST", "/update", "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }", TOKEN).statusCode()).isBetween(200, 204);

        HttpResponse<String> answer = server.get("/changes?since=" + before, "Accept", "text/plain", "Authorization", "Bearer open-sesame");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("Start anew").contains("/export?format=nquads&text=true");
        assertThat(server.get("/changes?since=" + token(), TOKEN).statusCode()).isEqualTo(200);
        assertThat(server.get("/changes?since=yesterday", TOKEN).statusCode()).isEqualTo(400);

        String now = token();
        server.get("/sparql?query=ASK%7B%7D");
        server.get("/data?graph=urn:g", TOKEN);
        assertThat(token()).isEqualTo(now);
    }
}
