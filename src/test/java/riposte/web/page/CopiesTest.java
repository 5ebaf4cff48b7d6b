package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Four copies of an agency's text and one article of its own on the same affair: what counts once, and what stays. */
class CopiesTest {

    private static final String ACCUSING = "Ardenia said on Friday that Borealia had broken into the mail of its harbour office and read it for months.";
    private static final String DENYING = "Borealia rejected the charge as a fairy tale and asked Ardenia for proof that an outsider could look into.";
    private static final String FIRST_HALF = "STORM BAY – The harbour office found the intruders by chance, when a clerk wondered why letters that nobody had opened were marked as "
            + "read.\n" + ACCUSING + " Two ministers met the night before and went through a list of addresses that the police had gathered since the autumn, and they "
            + "decided to make it public at once.\n";
    private static final String SECOND_HALF = DENYING + " Its ambassador was called in and stayed for ten minutes.\nEngineers of two firms are still at work in the "
            + "cellar of the office, where the old servers stand. They expect to finish by the end of the week, and the ferries run as before, said a spokeswoman, who "
            + "would not tell how many letters were read.";
    private static final String OWN = "Corvania, a neighbour of both, said that Borealia had done the same to its own ports a year ago.";

    @TempDir
    static Path directory;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static TestServer server;
    private static ClaimStore store;
    private static Snapshot graph;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"), "--riposte.token=secret");
        store = server.context().getBean(ClaimStore.class);
        store.refresh(Fixture.catalog());
        store.replace(readings().stream());
        store.describe();
        graph = server.context().getBean(GraphIndex.class).refresh();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<ArticleClaims> readings() {
        List<ArticleClaims> readings = new ArrayList<>();
        reading(readings, "a", "The Agency", LocalDate.of(2024, 2, 2), FIRST_HALF + SECOND_HALF, Fixture.HARBOUR);
        reading(readings, "b", "Evening Echo", LocalDate.of(2024, 2, 3), "Also in the Echo: weather, tides, and what is on tonight.\n" + FIRST_HALF, null);
        reading(readings, "c", "Morning Post", LocalDate.of(2024, 2, 4), (FIRST_HALF + SECOND_HALF).replace("its harbour office and read", "its harbor office and had read")
                .replace("found", "discovered").replace(" – ", " - "), Fixture.HARBOUR);
        reading(readings, "d", "Late Review", LocalDate.of(2024, 3, 1), FIRST_HALF + SECOND_HALF + "\n" + OWN, Fixture.HARBOUR);
        reading(readings, "e", "The Lantern", LocalDate.of(2024, 2, 2), "Who read the letters of the harbour? The government has made up its mind. " + ACCUSING
                + " It gave no names, and no machines either. Sailors in the old town shrug their shoulders; they have seen worse, says one, and orders another glass before "
                + "he talks of the winter when the ice took three boats and the office could not say where they were.", Fixture.HARBOUR);
        return readings;
    }

    private static void reading(List<ArticleClaims> into, String id, String publisher, LocalDate day, String text, Incident about) {
        List<Claim> claims = new ArrayList<>();
        String accusation = "cccc00000000000" + id;
        claims.add(claim(accusation, ClaimType.ACCUSATION, Fixture.ARDENIA, Fixture.BOREALIA, about, text, "Ardenia said", null, 0.8));
        if (text.contains("Borealia rejected")) {
            claims.add(claim("dddd00000000000" + id, ClaimType.DENIAL, Fixture.BOREALIA, Fixture.ARDENIA, about, text, "Borealia rejected", accusation, 0.7));
        }
        if (text.contains("Corvania")) {
            claims.add(claim("eeee00000000000" + id, ClaimType.ACCUSATION, Fixture.CORVANIA, Fixture.BOREALIA, null, text, "Corvania,", null, 0.9));
        }
        into.add(new ArticleClaims(
                new Article(id, "https://" + id + ".example/harbour", "Report " + id, publisher, day, null, "en", text), claims));
    }

    private static Claim claim(
            String id, ClaimType type, Actor speaker, Actor target, Incident about, String text, String words, String rejects, double confidence) {
        int start = text.indexOf(words);
        String sentence = text.substring(start, text.indexOf('.', start) + 1);
        return new Claim(
                id, type, new Participant("x", speaker, speaker), new Participant("y", target, target), about, null, List.of(), false, true, null,
                List.of(), new Evidence(sentence, start, start + sentence.length()), rejects, null, confidence, "r");
    }

    private static Document page(String path, String... headers) {
        var response = server.get(path, headers);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), server.uri("/").toString());
    }

    private static JsonNode api(String path) {
        return JSON.readTree(server.get(path).body());
    }

    private static List<String> ids(String path) {
        return StreamSupport.stream(api(path).path("items").spliterator(), false).map(item -> item.path("id").asString().substring(0, 4)
                + item.path("id").asString().substring(15)).toList();
    }

    @Test
    void aClaimOfFourCopiesCountsOnce() {
        assertThat(graph.everyClaim()).hasSize(9);
        assertThat(graph.claims()).extracting(ClaimEntry::id)
                .containsExactlyInAnyOrder("cccc00000000000a", "dddd00000000000a", "eeee00000000000d", "cccc00000000000e");

        assertThat(page("/").select(".figures li").eachText()).contains("4 claims", "5 articles");
        assertThat(page("/").select("table.matrix td").eachText()).contains("2⇄");
        assertThat(page("/claims").select("h1").text()).isEqualTo("Claims 4");
        assertThat(page("/actor/ardenia.html").select("main .claim .copies").eachText()).contains("in 4 copies", "in 3 copies");
        assertThat(ids("/api/claims?actor=borealia")).containsExactly("eeeed", "cccca", "dddda", "cccce");
        assertThat(api("/api/actors?all=true&q=borealia").at("/items/0/claims").asInt()).isEqualTo(4);
        assertThat(page("/timeline").select("h1 small, .total").text()).doesNotContain("9");
    }

    @Test
    void eachCopyHasItsPageAndNamesTheOthers() {
        for (String id : List.of("a", "b", "c", "d")) {
            Document page = page("/claim/cccc00000000000" + id + ".html");
            assertThat(page.select("section[aria-labelledby=copies] h2").text()).isEqualTo("One claim in 4 copies of a text");
            assertThat(page.select("section[aria-labelledby=copies] li a").eachText()).hasSize(4).startsWith("Report a").endsWith("Report d");
            assertThat(page.select("section[aria-labelledby=copies] li a[aria-current]").text()).isEqualTo("Report " + id);
            // The denial stands in three of the copies and answers all of them.
            assertThat(page.select("section[aria-labelledby=replies] .claim")).hasSize(1);
            assertThat(page.select("header.thing .open")).isEmpty();
        }
        Document article = page(graph.claim(store.iris().claim("cccc00000000000b")).article().path() + ".html");
        assertThat(article.select("section[aria-labelledby=story] h2").text()).isEqualTo("This text in 4 articles");
        assertThat(article.select("section[aria-labelledby=claims] h2 small").text()).isEqualTo("1");
        assertThat(page("/claim/cccc00000000000e.html").select("section[aria-labelledby=copies]")).isEmpty();
        assertThat(page("/claim/cccc00000000000b.html", "Accept-Language", "fr").select("section[aria-labelledby=copies] h2").text())
                .isEqualTo("Une déclaration en 4 copies d'un texte");
    }

    @Test
    void copiesAreShownWhenAsked() {
        Document once = page("/claims?type=Accusation");
        assertThat(once.select("h1").text()).isEqualTo("Claims 3");
        assertThat(once.select("main").text()).contains("3 copies of claims are counted with their first");
        Document each = page(once.select("a:containsOwn(show each copy)").attr("href"));
        assertThat(each.select("h1").text()).isEqualTo("Claims 6");
        assertThat(each.select(".chip").text()).contains("Copies: all");
        assertThat(each.select("main").text()).doesNotContain("are counted with");

        assertThat(ids("/api/claims?copies=all")).hasSize(9);
        assertThat(server.get("/api/claims?copies=none").statusCode()).isEqualTo(400);
        assertThat(server.get("/claims.csv?copies=all").body().lines()).hasSize(10);
        assertThat(server.get("/claims.csv").body().lines()).hasSize(5);
    }

    @Test
    void whoAsksForAMediumGetsItsCopies() {
        assertThat(ids("/api/claims?medium=Evening+Echo")).containsExactly("ccccb");
        assertThat(ids("/api/claims?medium=Late+Review")).containsExactlyInAnyOrder("ccccd", "ddddd", "eeeed");
        assertThat(ids("/api/claims?medium=Late+Review&type=denial")).containsExactly("ddddd");
        assertThat(page("/claims").select("section[aria-labelledby=facet-medium] li").eachText())
                .containsExactlyInAnyOrder("The Agency 2", "Evening Echo 1", "Morning Post 2", "Late Review 3", "The Lantern 1");
        // The day is that of the first copy.
        assertThat(ids("/api/claims?from=2024-03")).containsExactly("eeeed");
        assertThat(ids("/api/claims?confidence=0.75")).containsExactlyInAnyOrder("cccca", "cccce", "eeeed");
    }

    @Test
    void programsGetTheOtherCopies() {
        JsonNode first = api("/api/claims/cccc00000000000a");
        assertThat(StreamSupport.stream(first.path("copies").spliterator(), false).map(JsonNode::asString))
                .containsExactly(store.iris().claim("cccc00000000000b"), store.iris().claim("cccc00000000000c"), store.iris().claim("cccc00000000000d"));
        assertThat(first.path("rejected_by")).hasSize(1);
        assertThat(api("/api/claims/cccc00000000000b").path("rejected_by").get(0).asString()).isEqualTo(store.iris().claim("dddd00000000000a"));
        assertThat(api("/api/claims/cccc00000000000e").path("copies")).isEmpty();
        assertThat(ids("/api/claims?unanswered=true&type=accusation")).doesNotContain("cccca");
    }

    @Test
    void statementsCountTextsAndNotCopies() {
        // The Agency's text and The Lantern's, whose sentence is the same but not the text around it.
        JsonNode statement = StreamSupport.stream(api("/api/statements?speaker=ardenia").path("items").spliterator(), false).findFirst().orElseThrow();
        assertThat(statement.path("articles").asInt()).isEqualTo(2);
        String copyOfMarch = graph.everyClaim().stream().filter(c -> c.id().equals("cccc00000000000b")).findFirst().orElseThrow().statement();
        assertThat(server.get(copyOfMarch.replace(store.iris().base(), "/") + ".html").statusCode()).isEqualTo(200);
        for (String list : List.of("/claims?group=statement", "/claims?group=statement&copies=all", "/claims?group=statement&medium=Late+Review", "/claims?status=all")) {
            assertThat(server.get(list).statusCode()).as(list).isEqualTo(200);
        }
    }

    @Test
    void dataAndReviewHoldEachCopy() {
        for (String id : List.of("a", "b", "c", "d", "e")) {
            assertThat(server.get("/export?format=nquads").body()).contains("cccc00000000000" + id);
            assertThat(server.get("/export?format=nquads&type=Accusation").body()).contains("cccc00000000000" + id);
            assertThat(server.get("/feed/review.json?limit=50", "Authorization", "Bearer secret").body()).contains("cccc00000000000" + id);
        }
        assertThat(server.get("/feed/claims.json").body()).contains("cccc00000000000a").doesNotContain("cccc00000000000c");
    }

    /** The query of docs/stories.md: copies that are whole count once. */
    @Test
    void queriesCountWholeCopiesByTheirFingerprints() throws IOException {
        String documented = Files.readString(Path.of("docs/stories.md"));
        String query = documented.substring(documented.indexOf("```sparql") + 9, documented.lastIndexOf("```"));
        JsonNode rows = JSON.readTree(server.send("POST", "/sparql", query, "Content-Type", "application/sparql-query", "Accept", "application/sparql-results+json").body())
                .at("/results/bindings");
        assertThat(rows.get(0).at("/accuser/value").asString()).endsWith("/actor/ardenia");
        assertThat(rows.get(0).at("/articles/value").asInt()).isEqualTo(5);
        // None of the five is whole.
        assertThat(rows.get(0).at("/texts/value").asInt()).isEqualTo(5);
        String same = "SELECT (COUNT(DISTINCT ?print) AS ?n) { ?a <https://w3id.org/riposte#textFingerprint> ?print }";
        assertThat(JSON.readTree(server.send("POST", "/sparql", same, "Content-Type", "application/sparql-query", "Accept", "application/sparql-results+json").body())
                .at("/results/bindings/0/n/value").asInt()).isEqualTo(5);
    }
}
