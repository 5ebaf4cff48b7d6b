package riposte.web.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.review.ClaimStatus;
import riposte.review.DecisionKind;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;

/** What was rejected is shown nowhere, unless it is asked for. */
class HiddenClaimsTest {

    private static final String ID = "aaaa000000000001";
    private static final String CLAIM = Iris.local().claim(ID);

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void reject() {
        server = TestServer.start(directory.resolve("store"));
        Fixture.load(server);
        ClaimStore store = server.context().getBean(ClaimStore.class);
        store.decide(List.of(store.reviewed(CLAIM).orElseThrow()
                .decide(DecisionKind.REJECT, "Ada", Instant.parse("2026-03-01T12:00:00Z"), "irony")));
        server.context().getBean(GraphIndex.class).refresh();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String ask(String pattern) {
        String query = "PREFIX rip: <https://w3id.org/riposte#> ASK { " + pattern + " }";
        return server.get(
                        "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept",
                        "application/sparql-results+json")
                .body();
    }

    @Test
    void queriesReachItByGraphAlone() {
        assertThat(ask("<" + CLAIM + "> ?p ?o")).contains("false");
        assertThat(ask("<" + CLAIM + "> rip:evidence/rip:start ?o")).contains("false");
        assertThat(ask("<" + CLAIM + "> (rip:evidence|rip:about)+ ?o")).contains("false");
        assertThat(ask("?s ?p ?o FILTER(?s = <" + CLAIM + ">)")).contains("false");
        assertThat(ask("GRAPH <urn:x-arq:UnionGraph> { <" + CLAIM + "> ?p ?o }")).contains("false");
        assertThat(ask("GRAPH ?g { <" + CLAIM + "> rip:status rip:Rejected }")).contains("true");
        assertThat(ask("GRAPH ?g { <" + CLAIM + "> rip:evidence ?e } ?c rip:evidence ?other")).contains("true");
        assertThat(ask("?d a rip:Decision ; rip:concerns <" + CLAIM + ">")).contains("true");
    }

    @Test
    void exportsHoldItOnRequestAlone() {
        for (String format : List.of("nquads", "ntriples")) {
            String about = "<" + CLAIM + "> <https://w3id.org/riposte#evidence>";
            assertThat(server.get("/export?format=" + format).body()).doesNotContain(about);
            assertThat(server.get("/export?status=all&format=" + format).body()).contains(about);
        }
        assertThat(server.get("/export?format=csv-edges").body()).doesNotContain(ID);
        assertThat(server.get("/export?status=some").statusCode()).isEqualTo(400);
        assertThat(server.get("/data?graph=union", "Accept", "application/n-triples").body()).doesNotContain("<" + CLAIM + "> <");
    }

    @Test
    void listsHoldItOnRequestAlone() {
        for (String list : List.of("/claims", "/claims.csv")) {
            assertThat(server.get(list).body()).as(list).doesNotContain(ID);
            assertThat(server.get(list + "?status=rejected").body()).as(list).contains(ID);
            assertThat(server.get(list + "?status=all").body()).as(list).contains(ID);
            assertThat(server.get(list + "?status=accepted").body()).as(list).doesNotContain(ID);
        }
        Snapshot graph = server.context().getBean(GraphIndex.class).current();
        assertThat(graph.claim(CLAIM).status()).isEqualTo(ClaimStatus.REJECTED);
        assertThat(graph.claims()).noneMatch(claim -> claim.iri().equals(CLAIM));
    }

    /** Lists, timeline and graph say how many claims they do not show, and the link shows them. */
    @Test
    void listsSayThatItIsNotShownAndLeadToIt() {
        for (String path : List.of("/claims", "/timeline", "/graph", "/graph?type=Accusation&type=Denial&confidence=0.1")) {
            Element line = Jsoup.parse(server.get(path).body()).selectFirst(".unsure");
            assertThat(line.text()).as(path).isEqualTo("one claim is not shown · show them");
            String shown = line.selectFirst("a").attr("href");
            assertThat(shown).as(path).contains("status=all");
            assertThat(Jsoup.parse(server.get(shown).body()).select(".unsure")).as(shown).isEmpty();
        }
        String graph = Jsoup.parse(server.get("/graph?type=Accusation&type=Denial").body()).selectFirst(".unsure a").attr("href");
        assertThat(server.get(graph).body()).contains("value=\"Denial\" checked").doesNotContain("value=\"Demand\" checked");
    }

    @Test
    void itsPageAndDocumentsStillOpen() {
        assertThat(server.get("/claim/" + ID + ".html").statusCode()).isEqualTo(200);
        assertThat(server.get("/claim/" + ID + ".ttl").body()).contains("Rejected");
        assertThat(server.get("/graph?status=all").statusCode()).isEqualTo(200);
        assertThat(server.get("/timeline?status=rejected").statusCode()).isEqualTo(200);
    }
}
