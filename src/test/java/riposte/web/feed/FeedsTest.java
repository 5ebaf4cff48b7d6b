package riposte.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import riposte.PythonClient;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Feeds: what a reader of others understands, and what the formats ask for. */
class FeedsTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"), "--riposte.token=open-sesame");
        Fixture.load(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Document xml(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Element of, String name) {
        NodeList found = of.getElementsByTagNameNS(ATOM, name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            if (found.item(i).getParentNode() == of) {
                texts.add(found.item(i).getTextContent());
            }
        }
        return texts;
    }

    @Test
    void aReaderOfOthersUnderstandsThem() throws Exception {
        String all = server.uri("/feed/claims.atom").toString();
        JsonNode read = JsonMapper.shared().readTree(PythonClient.run(
                "feeds", all, all + "?limit=2", server.uri("/feed/actor/borealia.atom").toString(),
                server.uri("/feed/claims.json?limit=2").toString(), server.uri("/feed/claims.atom?q=no+such+words").toString()));
        List<ClaimEntry> claims = server.context().getBean(GraphIndex.class).current().claims();

        JsonNode feed = read.get(0);
        assertThat(feed.get("version").asString()).isEqualTo("atom10");
        assertThat(feed.get("bozo").asBoolean()).isFalse();
        assertThat(feed.get("id").asString()).isEqualTo("http://localhost:8080/feed/claims.atom");
        assertThat(feed.get("author").asString()).isEqualTo("Riposte");
        assertThat(feed.get("again").asInt()).isEqualTo(304);
        assertThat(feed.get("next").isNull()).isTrue();
        assertThat(feed.get("entries").valueStream().map(entry -> entry.get("id").asString()))
                .containsExactlyInAnyOrderElementsOf(claims.stream().map(ClaimEntry::iri).toList());
        JsonNode accusation = feed.get("entries").valueStream()
                .filter(entry -> entry.get("id").asString().endsWith("aaaa000000000001"))
                .findFirst()
                .orElseThrow();
        assertThat(accusation.get("title").asString()).isEqualTo("Ardenia accuses Borealia over Harbour mail breach");
        assertThat(accusation.get("category").asString()).isEqualTo("accusation");
        assertThat(accusation.get("via").asString()).isEqualTo("https://news.example/harbour");
        assertThat(accusation.get("link").asString()).isEqualTo(server.uri("/claim/aaaa000000000001").toString());
        assertThat(accusation.get("content").asString())
                .contains("<blockquote", "was probably behind the breach", "Two states trade blame", "Confidence 0.9");

        assertThat(read.get(1).get("entries").size()).isEqualTo(2);
        assertThat(read.get(1).get("next").asString()).startsWith(all + "?limit=2&cursor=");
        assertThat(read.get(2).get("title").asString()).isEqualTo("Riposte: Borealia");
        assertThat(read.get(2).get("entries").size()).isEqualTo(4);
        assertThat(read.get(3).get("entries").get(0).get("id")).isEqualTo(read.get(1).get("entries").get(0).get("id"));
        assertThat(read.get(4).get("entries").isEmpty()).isTrue();
        assertThat(read.get(4).get("updated").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/feed/claims.atom,5", "/feed/statements.atom,5", "/feed/incident/harbour-mail-2023.atom,2", "/feed/claims.atom?type=denial,1",
        "/feed/actor/grey-heron.atom?lang=fr,1", "/feed/claims.atom?q=nothing,0"
    })
    void eachHasWhatAtomAsksFor(String path, int entries) throws Exception {
        Document document = xml(path);
        Element feed = document.getDocumentElement();

        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(texts(feed, "id")).singleElement().asString().startsWith("http://localhost:8080/feed/");
        assertThat(texts(feed, "title")).hasSize(1);
        assertThat(texts(feed, "updated")).singleElement().asString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(texts(feed, "author")).hasSize(1);
        NodeList found = feed.getElementsByTagNameNS(ATOM, "entry");
        assertThat(found.getLength()).isEqualTo(entries);
        for (int i = 0; i < found.getLength(); i++) {
            Element entry = (Element) found.item(i);
            assertThat(List.of(texts(entry, "id"), texts(entry, "title"), texts(entry, "updated"), texts(entry, "content")))
                    .allMatch(values -> values.size() == 1);
            // Markup of articles is text, also once a reader has taken the content for HTML.
            assertThat(Jsoup.parse(texts(entry, "content").get(0)).select("script, img")).isEmpty();
        }
        assertThat(server.get(path).body()).isEqualTo(server.get(path).body());
    }

    @Test
    void partsLinkToTheNext() throws Exception {
        List<String> found = new ArrayList<>();
        String next = "/feed/claims.atom?limit=2";
        while (next != null) {
            Element feed = xml(next).getDocumentElement();
            NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
            for (int i = 0; i < entries.getLength(); i++) {
                found.addAll(texts((Element) entries.item(i), "id"));
            }
            NodeList links = feed.getElementsByTagNameNS(ATOM, "link");
            next = null;
            for (int i = 0; i < links.getLength(); i++) {
                Element link = (Element) links.item(i);
                if (link.getAttribute("rel").equals("next")) {
                    next = link.getAttribute("href").replaceFirst("^http://[^/]+", "");
                }
            }
        }
        assertThat(found).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "/claims,/feed/claims.atom", "/claims?type=Denial&q=fairy,/feed/claims.atom?q=fairy&type=Denial",
        "/claims?group=statement,/feed/statements.atom", "/actor/borealia.html,/feed/actor/borealia.atom",
        "/incident/harbour-mail-2023.html,/feed/incident/harbour-mail-2023.atom", "/,/feed/claims.atom", "/actors,/feed/claims.atom"
    })
    void pagesNameTheirFeed(String page, String feed) {
        assertThat(Jsoup.parse(server.get(page).body()).select("link[rel=alternate][type=application/atom+xml]").attr("href"))
                .isEqualTo(feed);
        assertThat(server.get(feed).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsLeftToReviewIsForReviewers() {
        assertThat(server.get("/feed/review.atom").statusCode()).isEqualTo(401);
        assertThat(server.get("/feed/review.atom", "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
        String basic = Base64.getEncoder().encodeToString("reader:open-sesame".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = server.get("/feed/review.atom", "Authorization", "Basic " + basic);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("aaaa000000000001");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        assertThat(server.get("/feed/review.json", "Authorization", "Bearer open-sesame").body()).contains("jsonfeed.org");
    }

    @Test
    void mistakesAreNamed() {
        assertThat(server.get("/feed/claims.atom?sort=oldest").body()).contains("\"parameter\":\"sort\"");
        assertThat(server.get("/feed/actor/nobody.atom").statusCode()).isEqualTo(404);
    }
}
