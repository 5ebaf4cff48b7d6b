package riposte.web.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import riposte.PythonClient;
import riposte.article.Article;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Participant;
import riposte.export.StixIds;
import riposte.rdf.ArticleClaims;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** TAXII 2.1 as OASIS's client reads it, and what the specification asks of answers that it never asks for. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaxiiTest {

    private static final String TAXII = "application/taxii+json;version=2.1";
    private static final String OBJECTS = "/taxii2/graph/collections/claims/objects/";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"));
        Fixture.load(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode json(String path) {
        HttpResponse<String> answer = server.get(path, "Accept", TAXII);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(TAXII);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> ids(JsonNode envelope) {
        return envelope.path("objects").valueStream().map(object -> object.get("id").asString()).toList();
    }

    @Test
    @Order(1)
    void theClientOfOasisReadsEveryObjectOfTheExport() throws Exception {
        JsonNode read = JsonMapper.shared().readTree(PythonClient.run("taxii", server.uri("/taxii2/").toString(), "7"));
        TreeSet<String> exported = new TreeSet<>();
        Map<String, Integer> types = new TreeMap<>();
        JsonMapper.shared().readTree(server.get("/export?format=stix").body()).get("objects").forEach(object -> {
            exported.add(object.get("id").asString());
            types.merge(object.get("type").asString(), 1, Integer::sum);
        });

        assertThat(texts(read.get("ids"))).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(exported);
        assertThat(texts(read.get("manifest"))).isEqualTo(texts(read.get("ids")));
        assertThat(texts(read.get("dates"))).isSorted();
        assertThat(read.get("pages").size()).isEqualTo((exported.size() + 6) / 7).isGreaterThan(2);
        types.forEach((type, count) -> assertThat(read.get("types").get(type).asInt()).as(type).isEqualTo(count));
        assertThat(texts(read.get("versions"))).containsExactly(TAXII);
        assertThat(read.get("collections").toString()).endsWith(",true,false,[\"application/stix+json;version=2.1\"]]]");
        assertThat(read.get("same").asBoolean()).isTrue();
        assertThat(read.get("versions_of_one").size()).isEqualTo(1);
        assertThat(read.get("since_last").asInt()).isZero();
        assertThat(read.get("notes").asInt()).isEqualTo(types.get("note"));
        assertThat(read.get("source").get("notes").asInt()).isEqualTo(types.get("note"));
        assertThat(read.get("source").get("one").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource(
            delimiter = '|',
            textBlock = """
            GET | /taxii2/ | application/taxii+json;version=2.1 | 200
            GET | /taxii2/ | application/taxii+json; version=2.1 | 200
            GET | /taxii2/ | application/taxii+json | 200
            GET | /taxii2/ | */* | 200
            GET | /taxii2/ | application/taxii+json;version=2.0 | 406
            GET | /taxii2/ | application/vnd.oasis.taxii+json; version=2.0 | 406
            GET | /taxii2/graph/ | text/html | 406
            GET | /taxii2/graph/collections/ | nonsense | 406
            GET | /taxii2/graph/collections/other/ | application/taxii+json | 404
            GET | /taxii2/graph/collections/other/objects/ | application/taxii+json | 404
            GET | /taxii2/graph/collections/claims/objects/note--7/ | application/taxii+json | 404
            GET | /taxii2/graph/collections/claims/objects/?limit=0 | application/taxii+json | 400
            GET | /taxii2/graph/collections/claims/objects/?limit=many | application/taxii+json | 400
            GET | /taxii2/graph/collections/claims/objects/?next=mine | application/taxii+json | 400
            GET | /taxii2/graph/collections/claims/objects/?added_after=today | application/taxii+json | 400
            GET | /taxii2/graph/collections/claims/manifest/?match[version]=newest | application/taxii+json | 400
            GET | /taxii2/graph/status/7/ | application/taxii+json | 404
            DELETE | /taxii2/graph/collections/claims/objects/note--7/ | application/taxii+json | 403
            """)
    void saysWhatIsWrongAsTheSpecificationAsks(String method, String path, String accept, int status) {
        HttpResponse<String> answer = server.send(method, path.replace("[", "%5B").replace("]", "%5D"), "", "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(TAXII);
        if (status >= 400) {
            JsonNode error = JsonMapper.shared().readTree(answer.body());
            assertThat(error.get("title").asString()).isNotBlank();
            assertThat(error.get("description").asString()).isNotBlank();
            assertThat(error.get("http_status").asString()).isEqualTo(String.valueOf(status));
        }
    }

    @Test
    @Order(3)
    void nothingIsAdded() {
        String body = "{\"objects\":[]}";
        assertThat(server.send("POST", OBJECTS, body, "Accept", TAXII, "Content-Type", TAXII).statusCode()).isEqualTo(403);
        assertThat(server.send("POST", OBJECTS, body, "Accept", TAXII, "Content-Type", "application/json").statusCode())
                .isEqualTo(415);
    }

    @Test
    @Order(4)
    void matchesNarrow() {
        List<String> notes = ids(json(OBJECTS + "?match%5Btype%5D=note"));
        assertThat(notes).isNotEmpty().allMatch(id -> id.startsWith("note--"));
        assertThat(ids(json(OBJECTS + "?match%5Btype%5D=note,report"))).hasSizeGreaterThan(notes.size());
        assertThat(ids(json(OBJECTS + "?match%5Bid%5D=" + notes.get(0) + ",note--7"))).containsExactly(notes.get(0));
        assertThat(ids(json(OBJECTS + "?match%5Bspec_version%5D=2.0"))).isEmpty();
        assertThat(ids(json(OBJECTS + "?match%5Btype%5D=note&match%5Bversion%5D=first"))).isEqualTo(notes);
        String version = json(OBJECTS + notes.get(0) + "/versions/").get("versions").get(0).asString();
        assertThat(ids(json(OBJECTS + "?match%5Bversion%5D=" + version))).contains(notes.get(0));
        assertThat(ids(json(OBJECTS + "?match%5Bversion%5D=1999-01-01T00:00:00Z"))).isEmpty();
    }

    /** Also a reader who is in the midst of the pages when the graph grows gets each object once. */
    @Test
    @Order(5)
    void whatIsNewComesAfterWhatWasThere() {
        HttpResponse<String> before = server.get(OBJECTS, "Accept", TAXII);
        String last = before.headers().firstValue("X-TAXII-Date-Added-Last").orElseThrow();
        List<String> old = ids(JsonMapper.shared().readTree(before.body()));
        JsonNode page = json(OBJECTS + "?limit=5");
        assertThat(page.get("more").asBoolean()).isTrue();

        String text = "Corvania blames Borealia for the pumps.";
        ClaimStore store = server.context().getBean(ClaimStore.class);
        store.replace(Stream.of(new ArticleClaims(
                new Article("pumps", null, "Pumps", "The Courier", LocalDate.of(2024, 4, 6), null, "en", text),
                List.of(new Claim(
                        "dddd000000000001", ClaimType.ACCUSATION, new Participant("x", Fixture.CORVANIA, Fixture.CORVANIA),
                        new Participant("y", Fixture.BOREALIA, Fixture.BOREALIA), Fixture.HARBOUR, null, List.of(), false, true, null,
                        List.of(), new Evidence(text, 0, text.length()), null, null, 0.8, "r")))));
        var graph = server.context().getBean(GraphIndex.class).refresh();
        String claim = graph.claims().stream().filter(c -> c.sentence().equals(text)).findFirst().orElseThrow().iri();

        List<String> added = ids(json(OBJECTS + "?added_after=" + last));
        assertThat(added)
                .contains(StixIds.id("note", claim), StixIds.id("relationship", claim))
                .anyMatch(id -> id.startsWith("report--"))
                .doesNotContainAnyElementsOf(old);

        TreeSet<String> seen = new TreeSet<>(ids(page));
        int count = seen.size();
        while (page.get("more").asBoolean()) {
            page = json(OBJECTS + "?limit=5&next=" + page.get("next").asString());
            seen.addAll(ids(page));
            count += page.get("objects").size();
        }
        assertThat(seen).hasSize(count).containsAll(old).containsAll(added);
    }
}
