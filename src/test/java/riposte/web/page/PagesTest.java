package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
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
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every page over a small graph, read as a browser without script reads it. */
class PagesTest {

    private static final String ARTICLE = "/"
            + Iris.local().article(Fixture.readings().get(0).article()).substring(Iris.DEFAULT_BASE.length()) + ".html";
    private static final String EVIL_ARTICLE = "/"
            + Iris.local().article(Fixture.readings().get(2).article()).substring(Iris.DEFAULT_BASE.length()) + ".html";

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

    private static Document page(String path, String... headers) {
        HttpResponse<String> response = server.get(path, headers);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), server.uri("/").toString());
    }

    private static List<String> pages() {
        return List.of(
                "/",
                "/claims",
                "/actors",
                "/incidents",
                "/articles",
                "/about",
                "/search?q=harbour",
                "/incident/harbour-mail-2023.html",
                "/incident/pumps-2024.html",
                "/actor/borealia.html",
                "/actor/grey-heron.html",
                "/actor/borealia.html?part=accused",
                "/actor/borealia.html?part=counterparts",
                "/compare",
                "/compare?a=actor/ardenia&b=actor/borealia",
                "/claim/aaaa000000000002.html",
                "/claim/cccc000000000001.html",
                "/claims?type=Accusation&actor=corvania",
                ARTICLE,
                EVIL_ARTICLE,
                "/actors?all=true&q=script",
                "/ontology.html");
    }

    @Test
    void everyPageHasLandmarksAndLabels() {
        for (String path : pages()) {
            for (String lang : new String[] {"en", "fr"}) {
                Document page = page(path, "Accept-Language", lang);
                assertThat(page.select("html").attr("lang")).as(path).isEqualTo(lang);
                assertThat(page.select("main")).as(path).hasSize(1);
                assertThat(page.select("h1")).as(path).hasSize(1);
                assertThat(page.select("h1").text()).as(path).isNotBlank();
                assertThat(page.select("header nav[aria-label], footer"))
                        .as(path)
                        .isNotEmpty();
                assertThat(page.title()).as(path).endsWith("· Riposte");
                assertThat(page.text()).as(path).doesNotContain("??");
                page.select("input:not([type=hidden]), select")
                        .forEach(input -> assertThat(input.closest("label") != null
                                        || !page.select("label[for=" + input.id() + "]")
                                                .isEmpty())
                                .as(path + ": " + input)
                                .isTrue());
                List<String> ids = page.select("[id]").eachAttr("id");
                assertThat(ids).as(path).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (String path : pages()) {
            for (String href : page(path)
                    .select("a[href^=/], link[href^=/], script[src^=/]")
                    .eachAttr("href")) {
                if (href.isEmpty() || href.matches("/(graph|timeline|query|export).*")) {
                    continue;
                }
                assertThat(server.get(href.replace(" ", "%20"), "Accept", "text/html, */*;q=0.5")
                                .statusCode())
                        .as(path + " links to " + href)
                        .isIn(200, 303);
            }
        }
    }

    /** Text of articles stays text, in elements, attributes and the data block. */
    @Test
    void showsMarkupOfArticlesAsText() {
        for (String path : pages()) {
            HttpResponse<String> response = server.get(path);
            Document page = Jsoup.parse(response.body());
            assertThat(page.select("img[src=x], [onerror]")).as(path).isEmpty();
            assertThat(page.select("script:not([src])"))
                    .as(path)
                    .allMatch(script -> script.attr("type").equals("application/ld+json"));
            assertThat(response.body()).as(path).doesNotContain("<script>");
            String policy =
                    response.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .contains("script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("script-src 'self' 'unsafe");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).isPresent();
        }
        assertThat(page("/claim/cccc000000000001.html").select("mark").text()).contains("<script>", "onerror");
        String data =
                page(EVIL_ARTICLE).select("script[type=application/ld+json]").html();
        assertThat(data).contains("NewsArticle", "\\u003cscript").doesNotContain("</script");
    }

    @Test
    void escapesWhatTheAddressSays() {
        for (String path : new String[] {
            "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
            "/claims?q=%22%3E%3Cb%3E",
            "/claims?medium=%3Cscript%3E",
            "/articles?medium=%22onfocus=x%20%3Cscript%3E",
            "/actors?q=%3Cscript%3E"
        }) {
            Document page = page(path);
            assertThat(page.select("script:not([src])")).as(path).isEmpty();
            assertThat(page.select("main b:not(a b)")).as(path).isEmpty();
        }
    }

    @Test
    void homeShowsWhoAccusesWhom() {
        Document page = page("/");
        assertThat(page.select("table.matrix tbody th").eachText()).contains("Ardenia", "Borealia", "Corvania");
        assertThat(page.select("table.matrix td a[aria-label*=Ardenia accuses Borealia]")
                        .attr("href"))
                .isEqualTo("/claims?type=Accusation&speaker=ardenia&target=borealia");
        assertThat(page.select("ol.claims > li")).hasSize(5);
        assertThat(page.select("ol.claims > li").first().text()).contains("2024-02-01");
        assertThat(page.select(".plain a").eachText()).contains("Harbour mail breach");
    }

    @Test
    void incidentShowsBothSides() {
        Document page = page("/incident/harbour-mail-2023.html");
        assertThat(page.select(".accusing .claim .label").eachText())
                .containsExactly("Ardenia accuses Borealia over Harbour mail breach");
        assertThat(page.select(".accusing .mark").text()).contains("hedged").doesNotContain("unanswered");
        assertThat(page.select(".denying .claim blockquote").text()).contains("A fairy tale");
        assertThat(page.select(".denying .claim .source a").attr("href")).isEqualTo(ARTICLE.replace(".html", ""));
        assertThat(page.select(".denying .claim .label").attr("href")).isEqualTo("/claim/aaaa000000000002");
        Document pumps = page("/incident/pumps-2024.html");
        assertThat(pumps.select(".accusing .mark.open")).hasSize(1);
        assertThat(pumps.select(".denying .empty").text()).isNotBlank();
    }

    @Test
    void actorShowsItsPartInDisputes() {
        Document page = page("/actor/borealia.html");
        assertThat(page.select("section#accused .claim")).hasSize(2);
        assertThat(page.select("section#denies .claim")).hasSize(1);
        assertThat(page.select("section#accuses .claim")).hasSize(1);
        assertThat(page.select("svg rect")).isNotEmpty();
        assertThat(page.text()).contains("Borealian embassy", "Boréalie");
        Document group = page("/actor/grey-heron.html");
        assertThat(group.select("p.facts").text()).contains("acts for Borealia");
        assertThat(group.select(".names").text()).contains("Wading Bird", "catalogue");
        assertThat(group.select(".links a").eachAttr("href")).contains("https://kb.example/heron");
    }

    @Test
    void actorShowsWithWhomItArguesAndPagesItsParts() {
        Document page = page("/actor/borealia.html");
        assertThat(page.select(".counterparts tbody tr").eachText())
                .containsExactly("Ardenia 1 1 1 Compare", "Corvania 1 Compare");
        assertThat(page.select(".counterparts tbody td.number a[href^=/claims]").eachAttr("href"))
                .containsExactly(
                        "/claims?type=Accusation&speaker=borealia&target=ardenia",
                        "/claims?type=Accusation&speaker=ardenia&target=borealia",
                        "/claims?type=Accusation&speaker=corvania&target=borealia");
        Document part = page("/actor/borealia.html?part=accused&page=9");
        assertThat(part.select("#accused .claim")).hasSize(2);
        assertThat(part.select(".parts a[aria-current]").text()).isEqualTo("Is accused");
        assertThat(page("/actor/borealia.html?part=nonsense").select(".counterparts")).hasSize(1);
        assertThat(server.get("/actor/borealia?part=accused", "Accept", "text/html").headers().firstValue("Location"))
                .hasValue("/actor/borealia.html?part=accused");
    }

    @Test
    void twoActorsAreCompared() {
        for (String address : new String[] {
            "/compare?a=actor/ardenia&b=actor/borealia",
            "/compare?a=Ardenia&b=Bor%C3%A9alie",
            "/compare?a=http://localhost:8080/actor/ardenia&b=borealia"
        }) {
            Document page = page(address);
            assertThat(page.select("h1").text()).as(address).isEqualTo("Ardenia and Borealia");
            // One exchange: the accusation, and beside it the denial and the accusation in turn.
            assertThat(page.select(".exchange > li")).as(address).hasSize(1);
            assertThat(page.select(".exchange > li > div:first-child .label").eachAttr("href"))
                    .containsExactly("/claim/aaaa000000000001");
            assertThat(page.select(".exchange > li > div:last-child .label").eachAttr("href"))
                    .containsExactly("/claim/aaaa000000000002", "/claim/aaaa000000000003");
            assertThat(page.select("section:has(#shared) tbody tr").eachText())
                    .containsExactly("Harbour mail breach 2023-03-02 1 1");
        }
        assertThat(page("/compare?a=ardenia").select("form input[name=a]").attr("value")).isEqualTo("Ardenia");
        assertThat(page("/compare?a=ardenia&b=corvania").select(".empty")).hasSize(1);
        HttpResponse<String> unknown = server.get("/compare?a=ardenia&b=xyzzy%3Cscript%3E");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(unknown.body()).select(".empty").text()).contains("No actor is called “xyzzy<script>”.");
        assertThat(page("/").select("table.matrix td a.both").eachAttr("href"))
                .contains("/compare?a=actor/ardenia&b=actor/borealia");
    }

    @Test
    void claimIsCited() {
        Document page = page("/claim/aaaa000000000002.html");
        assertThat(page.select(".cite dd").first().text())
                .isEqualTo("The Example Courier, “Two states trade blame over harbour mail,” April 6, 2023,"
                        + " https://news.example/harbour.");
        assertThat(page.select(".evidence figcaption a[rel~=external]").attr("href"))
                .startsWith("https://news.example/harbour#:~:text=%E2%80%9CA%20fairy%20tale%2C%E2%80%9D%20the%20Borealian");
        assertThat(page.select(".cite a").eachAttr("href"))
                .containsExactly(
                        "/claim/aaaa000000000002.bib", "/claim/aaaa000000000002.ris", "/claim/aaaa000000000002.csl");
        assertThat(server.get("/claim/aaaa000000000002.bib").body())
                .startsWith("@article{riposte-aaaa000000000002,\n  title = {{Two states trade blame over harbour mail}}")
                .contains("date = {2023-04-06}", "http://localhost:8080/claim/aaaa000000000002");
        assertThat(server.get("/claim/aaaa000000000002.ris").body())
                .startsWith("TY  - NEWS\r\nTI  - Two states")
                .contains("DA  - 2023/04/06/\r\n")
                .endsWith("ER  - \r\n");
        JsonNode item = JsonMapper.shared()
                .readTree(server.get("/claim/aaaa000000000002.csl").body())
                .get(0);
        assertThat(item.get("container-title").asString()).isEqualTo("The Example Courier");
        assertThat(item.get("issued").get("date-parts").get(0).get(1).asInt()).isEqualTo(4);
        // What would end a field or a record of the formats does not.
        String hostile = server.get("/claim/cccc000000000001.bib").body();
        assertThat(hostile).contains("\\&amp;").contains("Medium <script>");
        assertThat(server.get("/claim/cccc000000000001.ris").body().lines().filter(line -> line.startsWith("ER  -")))
                .hasSize(1);
        assertThat(server.get("/claim/none.bib").statusCode()).isEqualTo(404);
    }

    @Test
    void claimShowsItsSentenceInContext() {
        Document page = page("/claim/aaaa000000000002.html");
        assertThat(page.select(".evidence mark").text())
                .isEqualTo("“A fairy tale,” the Borealian embassy answered, rejecting the charge.");
        assertThat(page.select(".evidence blockquote").text()).contains("It accused Ardenia in turn", "Ships waited.");
        assertThat(page.select("section:has(#rejected) .label").attr("href")).isEqualTo("/claim/aaaa000000000001");
        assertThat(page.select("dl.facts").text()).contains("0.9", "frame", "A fairy tale,");
        assertThat(page.select(".cite").text()).contains("http://localhost:8080/claim/aaaa000000000002");
        Document accusation = page("/claim/aaaa000000000001.html");
        assertThat(accusation.select("section:has(#replies) .label").eachAttr("href"))
                .containsExactlyInAnyOrder("/claim/aaaa000000000002", "/claim/aaaa000000000003");
    }

    @Test
    void articleMarksItsClaims() {
        Document page = page(ARTICLE);
        assertThat(page.select(".text mark")).hasSize(3);
        assertThat(page.select(".text p")).hasSize(4);
        assertThat(page.select(".text a.denial mark").text()).contains("fairy tale");
    }

    @ParameterizedTest
    @CsvSource({
        "'/claims', 5",
        "/claims?type=Denial, 1",
        "/claims?actor=corvania, 2",
        "/claims?speaker=borealia, 2",
        "/claims?target=grey-heron, 1",
        "/claims?incident=harbour-mail-2023, 2",
        "/claims?language=fr, 1",
        "/claims?medium=The+Example+Courier, 3",
        "/claims?from=2024, 2",
        "/claims?to=2023, 3",
        "/claims?from=2023-04&to=2024-01, 4",
        "/claims?hedged=true, 1",
        "/claims?confidence=0.95, 0",
        "/claims?q=FAIRY, 1",
        "/claims?q=arrete+ses, 1",
        "/claims?unanswered=true, 3",
        "/claims?type=Accusation&speaker=corvania&from=2024-02, 1",
        "/claims?type=nonsense, 0",
        "/claims?page=99999999, 5"
    })
    void narrowsClaimsByTheAddress(String path, int expected) {
        assertThat(page(path).select("ol.claims > li")).hasSize(expected);
    }

    @Test
    void facetsLeadToNarrowerListsAndBack() {
        Document page = page("/claims?type=Accusation");
        String narrower = page.select(".facets a:contains(Corvania)").first().attr("href");
        assertThat(narrower).isEqualTo("/claims?type=Accusation&speaker=corvania");
        assertThat(page(narrower).select("a.chip")).hasSize(2);
        assertThat(page.select("a.chip").attr("href")).isEqualTo("/claims");
        assertThat(page.select(".downloads a").eachAttr("href"))
                .containsExactly(
                        "/claims.csv?type=Accusation", "/claims.json?type=Accusation", "/claims.ttl?type=Accusation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims", "actors", "incidents", "articles"})
    void listsDownloadAsShown(String list) {
        for (String extension : new String[] {"csv", "json", "ttl"}) {
            HttpResponse<String> response = server.get("/" + list + "." + extension);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                    .contains(list + "." + extension);
            assertThat(response.body()).contains("http://localhost:8080/");
        }
        assertThat(server.get("/claims.csv?type=Denial").body().lines()).hasSize(2);
        assertThat(server.get("/claims.ttl?type=Denial").body())
                .contains("fairy")
                .doesNotContain("pompes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"=1+1 | '=1+1", "-2 | '-2", "a,b | \"a,b\"", "say \"x\" | \"say \"\"x\"\"\"", "plain | plain"})
    void writesFieldsThatSpreadsheetsTakeAsText(String value, String expected) {
        assertThat(Downloads.field(value)).isEqualTo(expected);
    }

    @Test
    void searchFindsNamesAliasesAndSentences() {
        assertThat(page("/search?q=wading").select("main a[href=/actor/grey-heron]"))
                .hasSize(1);
        assertThat(page("/search?q=boreal").select("main a[href=/actor/borealia]"))
                .hasSize(1);
        assertThat(page("/search?q=Boréalie").select("main a[href=/actor/borealia]"))
                .hasSize(1);
        assertThat(page("/search?q=pumps").select("main a[href=/incident/pumps-2024]"))
                .isNotEmpty();
        assertThat(page("/search?q=ministers").select("ol.claims > li")).hasSize(1);
        assertThat(page("/search?q=xyzzy").select(".empty")).hasSize(1);
        HttpResponse<String> typed = server.get("/search.json?q=heron", "Accept", "*/*");
        assertThat(typed.body()).contains("/actor/grey-heron", "Grey Heron", "ThreatGroup");
        assertThat(server.get("/search.json?q=x").body()).isEqualTo("[]");
    }

    @Test
    void speaksTheLanguageAskedFor() {
        assertThat(page("/", "Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5")
                        .select("h1")
                        .text())
                .contains("Qui accuse qui");
        assertThat(page("/", "Accept-Language", "de").select("h1").text()).contains("Who accuses whom");
        HttpResponse<String> switched = server.get("/?lang=fr", "Accept-Language", "en");
        assertThat(switched.body()).contains("Qui accuse qui");
        assertThat(switched.headers().firstValue("Set-Cookie").orElse("")).startsWith("lang=fr;");
        assertThat(page("/", "Cookie", "lang=fr").select("h1").text()).contains("Qui accuse qui");
        Document claim = page("/claims?type=Denial&lang=fr");
        assertThat(claim.select("ol.claims .label").text()).contains("Boréalie");
        assertThat(claim.select(".languages a[hreflang=en]").attr("href")).isEqualTo("/claims?type=Denial&lang=en");
    }

    @Test
    void errorsAreSaidInPlainWords() {
        HttpResponse<String> page = server.get("/no/such/page", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(page.body()).select("h1").text()).isEqualTo("There is nothing at this address");
        HttpResponse<String> text = server.get("/no/such/page", "Accept", "*/*");
        assertThat(text.body()).startsWith("404 Not Found").doesNotContain("<");
        assertThat(server.send("POST", "/claims", "", "Accept", "*/*").statusCode())
                .isEqualTo(405);
    }

    @Test
    void newClaimsAppear() {
        ClaimStore store = server.context().getBean(ClaimStore.class);
        String article = Iris.local().article(Fixture.readings().get(3).article());
        store.remove(article);
        server.context().getBean(riposte.web.data.GraphIndex.class).refresh();
        assertThat(page("/articles").select("tbody tr")).hasSize(3);
        store.replace(Fixture.readings().stream());
        server.context().getBean(riposte.web.data.GraphIndex.class).refresh();
        assertThat(page("/articles").select("tbody tr")).hasSize(4);
    }

    @Test
    void anActorsNamesSayWhomItActsForSinceWhichArticleAndWhatElseItIsCalled() {
        HttpResponse<String> response = server.get("/actor/borealian-embassy?names");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"actor\":\"" + Iris.local().actor("borealia") + "\",\"catalog\":true,\"articles\":1")
                .contains("\"since\":\"2023-04-06\"")
                .contains("{\"name\":\"the Borealian embassy\",\"lang\":\"en\",\"articles\":1");
        assertThat(server.get("/actor/corvania?names").body())
                .contains("La Corvanie")
                .doesNotContain("\"name\":\"Corvania\"");
        assertThat(server.get("/actor/nobody?names").statusCode()).isEqualTo(404);
        // Without the question the address goes on to lead to its document.
        assertThat(server.get("/actor/corvania", "Accept", "text/turtle").statusCode()).isEqualTo(303);
    }
}
