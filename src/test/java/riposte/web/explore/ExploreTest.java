package riposte.web.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.web.Fixture;
import riposte.web.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the graph explorer, the timeline and the query editor are told, over HTTP. */
class ExploreTest {

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

    private static JsonNode json(String path, String... headers) {
        var response = server.get(path, headers);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private static List<String> values(JsonNode array, String field) {
        List<String> values = new ArrayList<>();
        array.forEach(item -> values.add(item.get(field).asString()));
        return values;
    }

    @Test
    void actorsStandForThoseWhoSpeakForThem() {
        JsonNode view = json("/graph/data?nodes=actor/ardenia,actor/borealia,incident/harbour-mail-2023");
        assertThat(values(view.get("nodes"), "label")).containsExactly("Ardenia", "Borealia", "Harbour mail breach");
        // The embassy denies for Borealia; its denial is aimed at Ardenia and about the incident of what it rejects.
        assertThat(values(view.get("edges"), "id"))
                .containsExactlyInAnyOrder(
                        "actor/ardenia Accusation actor/borealia",
                        "actor/ardenia Accusation incident/harbour-mail-2023",
                        "actor/borealia Denial actor/ardenia",
                        "actor/borealia Denial incident/harbour-mail-2023",
                        "actor/borealia Accusation actor/ardenia");
    }

    @Test
    void blameAndDenialContradictEachOther() {
        JsonNode view = json("/graph/data?nodes=actor/ardenia,actor/borealia,actor/corvania,incident/pumps-2024");
        view.get("edges").forEach(edge -> assertThat(edge.get("conflict").asBoolean())
                .as(edge.get("id").asString())
                .isEqualTo(List.of("actor/ardenia Accusation actor/borealia", "actor/borealia Denial actor/ardenia")
                        .contains(edge.get("id").asString())));
        assertThat(view.get("edges").size()).isGreaterThan(3);
    }

    @Test
    void countsNeighboursWithinTheFilters() {
        JsonNode all = json("/graph/data?nodes=actor/borealia").get("nodes").get(0);
        assertThat(all.get("neighbours").asInt()).isEqualTo(3);
        assertThat(all.get("outside").asInt()).isEqualTo(3);
        JsonNode denials = json("/graph/data?nodes=actor/borealia,actor/ardenia&type=Denial").get("nodes").get(0);
        assertThat(denials.get("neighbours").asInt()).isEqualTo(2);
        assertThat(denials.get("outside").asInt()).isEqualTo(1);
        assertThat(json("/graph/data?nodes=actor/borealia&to=2020").get("nodes").get(0).get("neighbours").asInt())
                .isZero();
        assertThat(json("/graph/data?nodes=actor/borealia&confidence=0.95").get("nodes").get(0).get("neighbours").asInt())
                .isZero();
        assertThat(json("/graph/data?type=none").get("nodes").size()).isZero();
    }

    @Test
    void expandsANodeAndBeginsFromAnyThing() {
        assertThat(values(json("/graph/data?nodes=actor/corvania&expand=actor/corvania").get("nodes"), "id"))
                .startsWith("actor/corvania")
                .contains("actor/borealia", "incident/pumps-2024");
        // Actors who act for another are shown as the other.
        assertThat(values(json("/graph/data?focus=actor/grey-heron").get("nodes"), "id")).startsWith("actor/borealia");
        String iri = URLEncoder.encode("http://localhost:8080/incident/pumps-2024", StandardCharsets.UTF_8);
        assertThat(values(json("/graph/data?focus=" + iri).get("nodes"), "id"))
                .startsWith("incident/pumps-2024")
                .contains("actor/corvania");
        JsonNode unknown = json("/graph/data?nodes=actor/nobody,actor/ardenia");
        assertThat(unknown.get("unknown").get(0).asString()).isEqualTo("actor/nobody");
        assertThat(values(unknown.get("nodes"), "id")).containsExactly("actor/ardenia");
    }

    @Test
    void claimsOfALinkHaveTheirSentences() {
        JsonNode claims = json("/graph/claims?tail=actor/borealia&head=actor/ardenia&edge=Denial");
        assertThat(claims.get("total").asInt()).isEqualTo(1);
        JsonNode claim = claims.get("claims").get(0);
        assertThat(claim.get("path").asString()).isEqualTo("/claim/aaaa000000000002");
        assertThat(claim.get("sentence").asString()).contains("A fairy tale");
        assertThat(claim.get("article").asString()).isEqualTo("Two states trade blame over harbour mail");
        assertThat(json("/graph/claims?tail=actor/x&head=actor/y").get("total").asInt()).isZero();
    }

    @Test
    void findsNodesByAnyOfTheirNames() {
        JsonNode found = json("/graph/find?q=wading");
        assertThat(found.get(0).get("id").asString()).isEqualTo("actor/borealia");
        assertThat(found.get(0).get("label").asString()).contains("Grey Heron").contains("Borealia");
        assertThat(json("/graph/find?q=w")).isEmpty();
        assertThat(json("/graph/find?q=h%C3%A9ron", "Accept-Language", "fr").get(0).get("label").asString())
                .contains("Héron gris");
    }

    /** A thousand names do not fit into an address; they come as a form, and no view is larger than its bound. */
    @Test
    void takesLongListsAsAForm() {
        String nodes = IntStream.range(0, 5_000).mapToObj(i -> "actor/none-" + i).collect(Collectors.joining(","));
        var response = server.send(
                "POST", "/graph/data", "nodes=" + nodes + ",actor/ardenia", "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(values(JsonMapper.shared().readTree(response.body()).get("nodes"), "id"))
                .containsExactly("actor/ardenia");
    }

    @Test
    void theTimelineIsAPictureOfItsOwn() throws Exception {
        var response = server.get("/timeline.svg");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Harbour mail breach")
                .contains("<script>document.title='owned'</script>");
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("a").item(0).getAttributes().getNamedItem("href").getNodeValue())
                .startsWith("http://localhost:8080/");
        assertThat(server.get("/timeline.svg?type=Denial").body()).contains("class=\"mark open denials\"").doesNotContain("pumps");
        assertThat(server.get("/timeline.svg?type=Demand").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesKeepTheFacetsOfTheirAddress() {
        for (String lang : new String[] {"en", "fr"}) {
            var timeline = Jsoup.parse(server.get("/timeline?actor=corvania&from=2024&hedged=false&lang=" + lang).body());
            assertThat(timeline.select(".chip").eachAttr("href")).hasSize(3);
            assertThat(timeline.select("a[download]").attr("href"))
                    .isEqualTo("/timeline.svg?actor=corvania&from=2024&hedged=false");
            assertThat(timeline.text()).doesNotContain("??");
            var graph = Jsoup.parse(server.get("/graph?type=Accusation&from=2024&lang=" + lang).body());
            assertThat(graph.select("input[name=type][checked]").eachAttr("value")).containsExactly("Accusation");
            assertThat(graph.select("input[name=from]").attr("value")).isEqualTo("2024");
            assertThat(graph.select("#graph-table tbody tr").text()).contains(lang.equals("fr") ? "Corvanie" : "Corvania");
            assertThat(graph.text()).doesNotContain("??");
        }
    }

    @Test
    void theEditorKnowsTheTermsOfTheGraph() {
        JsonNode terms = json("/query/terms");
        assertThat(terms.get("prefixes").get("rip").asString()).isEqualTo("https://w3id.org/riposte#");
        assertThat(values(terms.get("classes"), "iri")).contains("https://w3id.org/riposte#Accusation");
        assertThat(values(terms.get("properties"), "iri")).contains("https://w3id.org/riposte#speakerPrincipal");
        var page = Jsoup.parse(server.get("/query?example=most-accused").body());
        assertThat(page.select("#query-text").text()).contains("rip:Accusation");
        assertThat(page.select("#query-example option[value=most-accused]").text()).isEqualTo("Most accused");
        assertThat(Jsoup.parse(server.get("/query?query=ASK%20%7B%3C/textarea%3E%7D").body()).select("#query-text").text())
                .isEqualTo("ASK {</textarea>}");
    }
}
