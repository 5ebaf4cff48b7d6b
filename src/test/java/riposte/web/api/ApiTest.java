package riposte.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.PythonClient;
import riposte.store.ClaimStore;
import riposte.web.Crowd;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.StatementEntry;
import riposte.web.data.Thing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API: what it says, its lists, its mistakes, and what a tester of other people finds in it. */
class ApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path directory;

    private static TestServer server;
    private static GraphIndex index;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"));
        Crowd.load(server, 1_000);
        Fixture.load(server);
        index = server.context().getBean(GraphIndex.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return JSON.readTree(answer.body());
    }

    private static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(item -> item.get(field).asString()).toList();
    }

    /** All items of a list, part by part. */
    private static List<String> all(String path, String field) {
        List<String> found = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = get(next);
            found.addAll(texts(page.get("items"), field));
            next = page.get("next").isNull() ? null : page.get("next").asString().replaceFirst("^http://[^/]+", "");
        }
        return found;
    }

    @Test
    void aClaimHasAllThatIsKnownOfIt() {
        JsonNode claim = get("/api/claims/aaaa000000000002");

        assertThat(claim.get("iri").asString()).isEqualTo("http://localhost:8080/claim/aaaa000000000002");
        assertThat(claim.get("type").asString()).isEqualTo("denial");
        assertThat(claim.get("speaker").toString())
                .isEqualTo("{\"mention\":\"the Borealian embassy\",\"label\":\"Borealian embassy\",\"principal\":\"Borealia\","
                        + "\"iri\":\"http://localhost:8080/actor/borealian-embassy\","
                        + "\"principal_iri\":\"http://localhost:8080/actor/borealia\",\"principal_known\":true}");
        assertThat(claim.get("target").get("label").asString()).isEqualTo("Ardenia");
        assertThat(claim.get("about").toString())
                .isEqualTo("{\"label\":\"Harbour mail breach\",\"iri\":\"http://localhost:8080/incident/harbour-mail-2023\"}");
        assertThat(claim.get("cites").isEmpty()).isTrue();
        assertThat(claim.get("hedged").asBoolean()).isFalse();
        assertThat(claim.get("quote").toString()).isEqualTo("[\"A fairy tale,\"]");
        assertThat(claim.get("evidence").get("text").asString()).startsWith("\u201cA fairy tale,\u201d the Borealian embassy answered");
        assertThat(claim.get("evidence").get("before").asString()).startsWith("Ardenia said on Thursday").endsWith("mail.");
        assertThat(claim.get("evidence").get("after").asString()).isEqualTo("It accused Ardenia in turn of reading its ministers' letters.");
        assertThat(claim.get("article").get("url").asString()).isEqualTo("https://news.example/harbour");
        assertThat(claim.get("article").get("publisher").asString()).isEqualTo("The Example Courier");
        assertThat(claim.get("article").get("published").asString()).isEqualTo("2023-04-06");
        assertThat(claim.get("article").get("lang").asString()).isEqualTo("en");
        assertThat(claim.get("rejects").asString()).endsWith("/claim/aaaa000000000001");
        assertThat(claim.get("confidence").asDouble()).isEqualTo(0.9);
        assertThat(claim.get("status").asString()).isEqualTo("unreviewed");
        assertThat(claim.get("said_on").isNull()).isTrue();

        JsonNode accusation = get("/api/claims/aaaa000000000001");
        assertThat(accusation.get("rejected_by").toString()).contains("aaaa000000000002");
        assertThat(accusation.get("answered_by").toString()).contains("aaaa000000000003");
        assertThat(get("/api/claims/cccc000000000001").get("target").get("principal_known").asBoolean()).isFalse();
        assertThat(get("/api/claims/aaaa000000000003?lang=fr").get("target").get("label").asString()).isEqualTo("Ardénie");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "?type=accusation", "?type=Denial", "?actor=borealia", "?speaker=state-1&target=state-0", "?incident=harbour-mail-2023", "?q=letter",
        "?medium=The%20Example%20Courier&language=en", "?from=2017-02&to=2018", "?hedged=true", "?confidence=0.8", "?status=all",
        "?unanswered=true&sort=oldest", "?since=2020-01-01", "?since=2020-01-01T00:00:00Z", "?q=nothing+of+that+kind"
    })
    void filtersAreThoseOfThePages(String query) {
        List<ClaimEntry> expected = ClaimFilter.of(name -> Arrays.stream(query.replaceFirst("^\\?", "").split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                        .map(value -> value.equals("accusation") ? "Accusation" : value)
                        .findFirst()
                        .orElse(null))
                .apply(index.current());

        JsonNode page = get("/api/claims" + query + (query.isEmpty() ? "?" : "&") + "limit=500");

        assertThat(page.get("total").asInt()).isEqualTo(expected.size());
        assertThat(texts(page.get("items"), "iri"))
                .isEqualTo(expected.stream().limit(500).map(ClaimEntry::iri).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest", "confidence", "doubt", "reports"})
    void partsOfAListMakeTheWholeOfIt(String order) {
        List<ClaimEntry> claims = ClaimFilter.of(name -> name.equals("sort") ? order : null).apply(index.current());
        List<StatementEntry> statements = ClaimFilter.of(name -> name.equals("sort") ? order : null).statements(index.current(), claims);

        List<String> found = all("/api/claims?limit=77&sort=" + order, "iri");
        List<String> reported = all("/api/statements?limit=333&sort=" + order, "iri");

        assertThat(found).isEqualTo(claims.stream().map(ClaimEntry::iri).toList());
        assertThat(reported).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                statements.stream().map(StatementEntry::iri).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"actors", "incidents"})
    void thingsAreListedWithTheirClaims(String list) {
        for (String order : List.of("claims", "name", "newest")) {
            List<String> whole = texts(get("/api/" + list + "?limit=500&sort=" + order).get("items"), "iri");

            assertThat(whole).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            assertThat(all("/api/" + list + "?limit=7&sort=" + order, "iri")).isEqualTo(whole);
            assertThat(whole).containsExactlyInAnyOrderElementsOf(index.current().things().values().stream()
                    .filter(thing -> thing.incident() == list.equals("incidents") && !index.current().claimsOf(thing).isEmpty())
                    .map(Thing::iri)
                    .toList());
        }
        assertThat(get("/api/actors?all=true&q=bird").get("items").get(0).get("names").toString()).contains("Wading Bird");
        assertThat(get("/api/actors/grey-heron").get("acts_for").asString()).isEqualTo("http://localhost:8080/actor/borealia");
        assertThat(get("/api/incidents/harbour-mail-2023").get("date").asString()).isEqualTo("2023-03-02");
        assertThat(get("/api/incidents/harbour-mail-2023").get("claims").asInt()).isEqualTo(2);
        assertThat(server.get("/api/incidents/ardenia").statusCode()).isEqualTo(404);
    }

    @Test
    void aListGoesOnWhereItWasWhateverCameAndWent() {
        try (TestServer changing = TestServer.start(directory.resolve("changing"))) {
            Crowd.load(changing, 100);
            JsonNode first = JSON.readTree(changing.get("/api/claims?limit=40").body());
            List<String> before = changing.context().getBean(GraphIndex.class).current().claims().stream()
                    .map(ClaimEntry::iri)
                    .toList();

            // The graph's newest claims are others now, and the last one of the first part is gone.
            String last = first.get("items").get(39).get("article").get("iri").asString();
            changing.context().getBean(ClaimStore.class).remove(last);
            Fixture.load(changing);
            HttpResponse<String> rest = changing.get(first.get("next").asString().replaceFirst("^http://[^/]+", "") + "&lang=en");
            List<String> gone = before.stream()
                    .filter(iri -> changing.context().getBean(GraphIndex.class).current().claim(iri) == null)
                    .toList();

            List<String> expected = new ArrayList<>(before.subList(40, 80));
            expected.removeAll(gone);
            assertThat(gone).isNotEmpty();
            assertThat(rest.statusCode()).isEqualTo(200);
            assertThat(texts(JSON.readTree(rest.body()).get("items"), "iri")).startsWith(expected.toArray(String[]::new));
        }
    }

    @Test
    void theNextPartIsALinkToo() {
        HttpResponse<String> answer = server.get("/api/claims?limit=1");

        String next = JSON.readTree(answer.body()).get("next").asString();
        assertThat(next).startsWith(server.uri("/api/claims?limit=1&cursor=").toString());
        assertThat(answer.headers().firstValue("Link")).hasValue("<" + next + ">; rel=\"next\"");
        assertThat(server.get("/api/claims?limit=500&type=denial&q=fairy").headers().firstValue("Link")).isEmpty();
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        HttpResponse<String> answer = server.get("/api/claims?limit=3");
        String tag = answer.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = server.get("/api/claims?limit=3", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(server.get("/api/claims?limit=4", "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
        assertThat(server.get("/api/claims", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/claims?type=gossip|type|responsibility-claim",
        "/api/claims?confidance=0.9|confidance|confidence",
        "/api/claims?limit=501|limit|",
        "/api/claims?limit=0|limit|",
        "/api/claims?confidence=high|confidence|",
        "/api/claims?from=yesterday|from|",
        "/api/claims?since=2023-02-31|since|",
        "/api/claims?hedged=maybe|hedged|true",
        "/api/claims?q=|q|",
        "/api/claims?status=original|status|unreviewed",
        "/api/claims?cursor=AAAA|cursor|",
        "/api/claims?cursor=bnVsbA|cursor|",
        "/api/claims?q=a&q=b|q|",
        "/api/actors?type=Planet|type|State",
        "/api/actors?speaker=x|speaker|confidence",
        "/api/incidents?sort=doubt|sort|newest",
    })
    void aMistakeIsNamed(String path, String parameter, String allowed) {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("parameter").asString()).isEqualTo(parameter);
        assertThat(problem.get("detail").asString()).contains("'" + parameter + "'");
        assertThat(problem.get("allowed").toString()).contains(allowed == null ? "null" : '"' + allowed + '"');
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        String next = get("/api/claims?limit=1&sort=doubt").get("next").asString();
        String cursor = next.replaceFirst(".*cursor=", "");

        assertThat(server.get("/api/claims?sort=oldest&cursor=" + cursor).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsSaidInTheSameForm() {
        for (String path : List.of("/api/claims/ffff0000ffff0000", "/api/nothing", "/api", "/api/claims/a/b")) {
            HttpResponse<String> answer = server.get(path, "Accept", "text/html");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        HttpResponse<String> written = server.send("POST", "/api/claims", "{}", "Content-Type", "application/json");
        assertThat(written.statusCode()).isEqualTo(405);
        assertThat(written.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void theDescriptionSaysWhatMayBeAskedFor() {
        JsonNode api = get("/api/openapi.json");

        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.get("paths").propertyNames()).containsExactlyInAnyOrder(
                "/api/claims", "/api/claims/{id}", "/api/statements", "/api/actors", "/api/actors/{id}", "/api/incidents", "/api/incidents/{id}", "/api/search");
        JsonNode parameters = api.get("paths").get("/api/claims").get("get").get("parameters");
        assertThat(texts(parameters, "name")).containsAll(ClaimFilter.PARAMETERS).contains("sort", "limit", "cursor");
        assertThat(parameters.toString()).contains("\"responsibility-claim\"", "\"maximum\":500");
        JsonNode claim = api.get("components").get("schemas").get("Claim");
        assertThat(claim.get("required").toString()).contains("\"said_on\"", "\"rejected_by\"");
        assertThat(claim.get("properties").get("said_on").get("type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(Stream.of("400", "304").allMatch(api.get("paths").get("/api/claims").get("get").get("responses")::has)).isTrue();
    }

    @Test
    void aTesterOfOthersFindsNoFault() throws Exception {
        JsonNode found = JSON.readTree(PythonClient.run("openapi", server.uri("/api/openapi.json").toString()));

        assertThat(found.get("failures").toString()).isEqualTo("[]");
        assertThat(found.get("operations").asInt()).isEqualTo(8);
        assertThat(found.get("cases").asInt()).isGreaterThan(300);
    }
}
