package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;
import riposte.web.data.WebLinks;

/** IRIs of the data become links only where a browser may follow them. */
class HostileLinksTest {

    private static final List<String> HOSTILE = List.of(
            "javascript:alert(1)", "JavaScript:alert(2)", "data:text/html,owned", "vbscript:x", "file:///etc/passwd", "urn:a:b");

    /** Addresses of every kind of page, drawing and list. */
    private static final List<String> PAGES = List.of(
            "/",
            "/claims",
            "/claims?type=x",
            "/actors?all=true",
            "/incidents?all=true",
            "/articles",
            "/search?q=hostile",
            "/search?q=harbour",
            "/actor/borealia.html",
            "/incident/harbour-mail-2023.html",
            "/claim/aaaa000000000001.html",
            "/claim/hostile.html",
            "/article/hostile.html",
            "/graph",
            "/graph?focus=javascript%3Aalert(1)",
            "/timeline",
            "/timeline.svg",
            "/query",
            "/ontology.html",
            "/about");

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                directory.resolve("store"), "--riposte.base=http://localhost:8080/", "--riposte.token=writing");
        Fixture.load(server);
        StringBuilder graph = new StringBuilder(
                """
                PREFIX rip: <https://w3id.org/riposte#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                PREFIX owl: <http://www.w3.org/2002/07/owl#>
                PREFIX schema: <https://schema.org/>
                PREFIX prov: <http://www.w3.org/ns/prov#>
                PREFIX oa: <http://www.w3.org/ns/oa#>
                """);
        for (String iri : HOSTILE) {
            graph.append(
                    """
                    <http://localhost:8080/actor/borealia> rdfs:seeAlso <%1$s> ; owl:sameAs <%1$s> .
                    <http://localhost:8080/incident/harbour-mail-2023> rdfs:seeAlso <%1$s> .
                    <%1$s> a rip:State ; rdfs:label "hostile %1$s"@en ; rip:actsFor <http://localhost:8080/actor/borealia> .
                    """
                            .formatted(iri));
        }
        graph.append(
                """
                <http://localhost:8080/article/hostile> a rip:Article ; rdfs:label "hostile" ; schema:inLanguage "en" ;
                    schema:datePublished "2024-01-01" ; schema:url <javascript:alert(1)> .
                <http://localhost:8080/claim/hostile> a rip:Accusation ; rdfs:label "hostile"@en ;
                    rip:speaker <javascript:alert(1)> ; rip:speakerPrincipal <javascript:alert(1)> ;
                    rip:target <urn:a:b> ; rip:targetPrincipal <urn:a:b> ; rip:about <file:///etc/passwd> ;
                    rip:confidence "0.5" ; rip:evidence <http://localhost:8080/claim/hostile%23p> ;
                    prov:wasDerivedFrom <http://localhost:8080/article/hostile> .
                <http://localhost:8080/actor/ardenia> owl:sameAs "a text" , [] ; rdfs:seeAlso 7 ; rdfs:label <urn:x:y> ;
                    rip:actsFor [] ; <http://www.w3.org/2004/02/skos/core#altLabel> <urn:x:y> .
                [] a rip:State ; rdfs:label "nameless"@en .
                [] a rip:Denial ; rdfs:label "nameless"@en ; rip:speaker <http://localhost:8080/actor/ardenia> ;
                    rip:evidence <http://localhost:8080/claim/strange%23p> ; rip:confidence "0.5" ;
                    prov:wasDerivedFrom <http://localhost:8080/article/hostile> .
                <http://localhost:8080/claim/hostile> rip:quote <urn:x:y> ; rip:cites "no incident" , [] ; rip:rejects [] ; rip:rule [] .
                <http://localhost:8080/claim/hostile%23p> oa:start "far" , <urn:x:y> ; oa:exact [] .
                <http://localhost:8080/claim/strange> a rip:Whim ; rdfs:label "strange"@en ;
                    rip:evidence <http://localhost:8080/claim/strange%23p> ;
                    rip:confidence "0.5" ; prov:wasDerivedFrom <http://localhost:8080/article/hostile> .
                """);
        assertThat(server.send(
                                "PUT", "/data?graph=http://localhost:8080/article/hostile", graph.toString(),
                                "Content-Type", "text/turtle",
                                "Authorization", "Bearer writing")
                        .statusCode())
                .isIn(200, 201);
        server.context().getBean(GraphIndex.class).refresh();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What a writer puts where another kind of value belongs stops no page from being brought up to date. */
    @Test
    void readsTheGraphWhateverStandsInIt() {
        assertThat(server.get("/claim/hostile.html").statusCode()).isEqualTo(200);
        assertThat(server.get("/actor/ardenia.html").statusCode()).isEqualTo(200);
        assertThat(server.get("/claims").body()).contains("hostile").doesNotContain("nameless");
    }

    @Test
    void linksOnlyToTheWeb() {
        for (String path : PAGES) {
            HttpResponse<String> response = server.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            for (Element link : Jsoup.parse(response.body()).select("[href], [src], [action], [xlink:href]")) {
                for (String name : List.of("href", "src", "action", "xlink:href")) {
                    if (link.hasAttr(name)) {
                        assertThat(link.attr(name)).as(path + ": " + link).matches("(?s)(https?://|/(?!/)|#|\\?).*|");
                    }
                }
            }
            assertThat(response.body()).as(path).doesNotContain("??");
        }
    }

    @Test
    void showsTheOthersAsText() {
        String actor = Jsoup.parse(server.get("/actor/borealia.html").body()).text();
        assertThat(actor).contains("javascript:alert(1)", "data:text/html,owned");
        assertThat(Jsoup.parse(server.get("/claim/hostile.html").body()).text()).contains("hostile javascript:alert(1)");
        assertThat(server.get("/actor/grey-heron.html").body()).contains("href=\"https://kb.example/heron\"");
        assertThat(server.get("/article/harbour.html").body()).doesNotContain("??");
    }

    /** What scripts make links of: paths of suggestions and of the graph's nodes. */
    @ParameterizedTest
    @ValueSource(strings = {"/search.json?q=hostile", "/graph/data", "/graph/data?focus=urn:a:b", "/graph/find?q=hostile"})
    void givesScriptsNoOtherPaths(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .doesNotContainPattern("(?i)\"(path|href|articlePath|url)\"\\s*:\\s*\"(?!/|https?://|\")[^\"]");
    }

    @Test
    void givesSearchEnginesNoOtherAddress() {
        assertThat(Jsoup.parse(server.get("/article/hostile.html").body())
                        .select("script[type=application/ld+json]")
                        .html())
                .contains("NewsArticle")
                .doesNotContain("javascript");
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/a|b, true",
        "HTTP://news.example, true",
        "http:alert(1), false",
        "https:///path, false",
        "' https://news.example', false",
        "javascript:https://news.example, false",
        "//news.example, false",
        "ftp://news.example, false"
    })
    void knowsTheWeb(String iri, boolean web) {
        assertThat(WebLinks.of(iri)).isEqualTo(web ? iri : null);
    }

    @Test
    void namesUnknownClassesByThemselves() {
        for (String lang : List.of("en", "fr")) {
            String type = URLEncoder.encode("x.y", StandardCharsets.UTF_8);
            assertThat(server.get("/claims?type=" + type, "Accept-Language", lang).body()).contains("x.y").doesNotContain("??");
            assertThat(server.get("/timeline?type=" + type, "Accept-Language", lang).body()).doesNotContain("??");
            assertThat(server.get("/claim/strange.html", "Accept-Language", lang).body()).contains("Whim").doesNotContain("??");
        }
    }
}
