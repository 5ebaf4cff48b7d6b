package riposte.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.search.SearchIndex;
import riposte.web.Fixture;
import riposte.web.TestBrowser;
import riposte.web.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Search by words over HTTP: pages, JSON, SPARQL and its updates. */
class SearchTest {

    private static final String TOKEN = "Bearer a secret of the test";
    private static final String PREFIXES =
            "PREFIX text: <http://jena.apache.org/text#> PREFIX rip: <https://w3id.org/riposte#> PREFIX oa: <http://www.w3.org/ns/oa#> ";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"), "--riposte.token=a secret of the test");
        Fixture.load(server);
        assertThat(server.context().getBean(SearchIndex.class).awaitReady(Duration.ofMinutes(1))).isTrue();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static Document page(String path) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<String> query(String query) {
        return server.get("/sparql?query=" + encoded(PREFIXES + query), "Accept", "text/csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mail harbour | harbour mail | 1",
                "\"harbour mail\" | harbour mail | 1",
                "\"mail harbour\" | | 0",
                "TALE fairy | fairy tale | 1",
                "pompes heron | Héron pompes | 1",
                "letters minis | ministers letters | 1",
                "fairy ministers | | 0"
            })
    void pagesFindSentencesAndMarkTheirWords(String words, String marked, int count) {
        for (String path : List.of("/search?q=", "/claims?q=")) {
            Document page = page(path + encoded(words));
            assertThat(page.select("ol.claims > li")).as(path + words).hasSize(count);
            if (count > 0) {
                assertThat(String.join(" ", page.select("ol.claims blockquote mark").eachText())).isEqualTo(marked);
            }
        }
    }

    @Test
    void pagesFindNamesInAnyOrderAndTitles() {
        assertThat(page("/search?q=" + encoded("bird wading")).select("main a[href=/actor/grey-heron]")).hasSize(1);
        Document found = page("/search?q=" + encoded("blame trade"));
        assertThat(found.select("h2#found-articles")).hasSize(1);
        assertThat(found.select("h2#found-articles ~ ul a").text()).isEqualTo("Two states trade blame over harbour mail");
        assertThat(page("/articles?q=" + encoded("mail states")).select("tbody tr")).hasSize(1);
        assertThat(page("/articles?q=" + encoded("mail nothing")).select("tbody tr")).isEmpty();
        assertThat(page("/actors?all=true&q=" + encoded("bird wading")).select("tbody tr, ul.names li")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "<script>", "onerror alert", "\"img src\"", "AND OR NOT", "(((", "a:b~*?", "\\", "%", "[x TO"})
    void whateverIsTypedIsWordsAndIsEscaped(String words) {
        for (String path : List.of("/search?q=", "/claims?q=", "/search.json?q=", "/api/search?q=")) {
            HttpResponse<String> answer = server.get(path + encoded(words));
            assertThat(answer.statusCode()).as(path + words).isEqualTo(200);
            if (!path.contains("json") && !path.contains("api")) {
                assertThat(answer.body()).doesNotContain("<script>document.title", "<img src=x");
            }
        }
    }

    @Test
    void theApiFindsEverythingAndSaysWhereTheWordsAre() {
        JsonNode found = JsonMapper.shared().readTree(server.get("/api/search?q=" + encoded("harbour mail")).body());
        JsonNode claim = found.get("claims").get(0);
        String sentence = claim.get("claim").get("evidence").get("text").asString();
        JsonNode mark = claim.get("marks").get(0);
        assertThat(sentence.substring(mark.get("start").asInt(), mark.get("end").asInt())).startsWith("harbour");
        assertThat(found.get("incidents").get(0).get("id").asString()).isEqualTo("harbour-mail-2023");
        assertThat(found.get("articles").get(0).get("title").asString()).contains("trade blame");
        assertThat(JsonMapper.shared().readTree(server.get("/api/claims?q=" + encoded("mail borealia")).body()).get("total").asInt()).isEqualTo(1);
        assertThat(server.get("/api/search").body()).isEqualTo("{\"claims\":[],\"actors\":[],\"incidents\":[],\"articles\":[]}");
        assertThat(server.get("/api/search?q=a&limit=0").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/search?quarry=a").statusCode()).isEqualTo(400);
    }

    @Test
    void queriesFindSentences() {
        HttpResponse<String> answer = query("SELECT ?text { (?claim ?score ?text) text:query (rip:evidence \"mail harbour\") }");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines().toList())
                .containsExactly("text", "Ardenia said on Thursday that Borealia was probably behind the breach of the harbour mail.");
        assertThat(query("ASK { ?x text:query \"fairy\" }").body()).contains("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?x text:query \"har~\" }",
                "SELECT * { ?x text:query \"*har\" }",
                "ASK { ?x text:query (rip:evidence \"(((\" 10) }",
                "CONSTRUCT WHERE { ?x text:query \"/a.*b/\" }",
                "SELECT * { ?x text:query \"норвик~\" }",
                "SELECT * { ?x text:query (oa:exact \"harbour\") }"
            })
    void queriesThatAreNoneAreToldSo(String query) {
        HttpResponse<String> answer = server.get("/sparql?query=" + encoded(PREFIXES + query), "Accept", "*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("full-text query");
    }

    @Test
    void updatesAreFollowedAndMayAskToo() {
        String graph = "<http://localhost:8080/graph/mine>";
        String insert = "INSERT DATA { GRAPH " + graph + " { <http://localhost:8080/actor/puffin> a rip:ThreatGroup ;"
                + " <http://www.w3.org/2000/01/rdf-schema#label> \"Puffin of the Skerries\"@en } }";
        assertThat(update(insert)).isEqualTo(204);
        assertThat(query("SELECT ?x { ?x text:query \"skerries puffin\" }").body()).contains("/actor/puffin");
        String copy = "INSERT { GRAPH " + graph + " { ?x rip:note \"found\" } } WHERE { ?x text:query \"%s\" }";
        assertThat(update(copy.formatted("skerries"))).isEqualTo(204);
        assertThat(query("ASK { <http://localhost:8080/actor/puffin> rip:note \"found\" }").body()).contains("true");
        assertThat(update(copy.formatted("sker~"))).isEqualTo(400);
        assertThat(update("DROP GRAPH " + graph)).isEqualTo(204);
        assertThat(query("SELECT ?x { ?x text:query \"skerries\" }").body().lines().toList()).containsExactly("x");
        assertThat(query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").statusCode()).as("the store is whole").isEqualTo(200);
    }

    /** Updates, and waits until what it changed can be found: a query waits for that only a moment. */
    private static int update(String update) {
        int status = server.send(
                        "POST", "/update", PREFIXES + update, "Content-Type", "application/sparql-update", "Authorization", TOKEN)
                .statusCode();
        assertThat(server.context().getBean(SearchIndex.class).awaitReady(Duration.ofMinutes(1))).isTrue();
        return status;
    }

    @Test
    void theBoxOfAPageLeadsToMarkedSentences() {
        TestBrowser browser = TestBrowser.launch();
        try {
            Page page = browser.open(TestBrowser.options());
            page.navigate(server.uri("/").toString());
            page.locator("main input[type=search]").pressSequentially("mail borealia harb");
            page.waitForSelector("main .suggestions li");
            assertThat(page.textContent("main .suggestions")).contains("harbour mail");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?q=mail*");
            assertThat(page.locator("ol.claims mark").allTextContents()).containsExactly("Borealia", "harbour", "mail");
            assertThat(page.locator("ol.claims mark").first().isVisible()).isTrue();
            browser.leave();
        } finally {
            TestBrowser.close(browser, null);
        }
    }
}
