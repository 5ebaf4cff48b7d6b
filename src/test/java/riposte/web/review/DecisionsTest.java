package riposte.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static riposte.web.review.Visitor.with;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;

/** Decisions over HTTP: by forms of a session and by programs with the token. Each test decides about things of its own. */
class DecisionsTest {

    private static final String PASSWORD = "a password of the test";
    private static final String HARBOUR =
            Iris.local().article(Fixture.readings().get(0).article()).substring(Iris.DEFAULT_BASE.length() - 1);
    private static final Pattern ID = Pattern.compile("\"decision\":\"([^\"]+)\"");

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Visitor lea;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                directory.resolve("store"), "--riposte.review-password=" + PASSWORD, "--riposte.token=writing");
        Fixture.load(server);
        lea = new Visitor(server);
        lea.login("Lea " + Fixture.HOSTILE.substring(0, 40), PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> program(String path, String... fields) {
        return new Visitor(server)
                .post(path, with(new LinkedHashMap<>(), fields), "Authorization", "Bearer writing", "Accept", "application/json");
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Matcher id = ID.matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    private static Document page(Visitor visitor, String path) {
        server.context().getBean(GraphIndex.class).refresh();
        HttpResponse<String> response = visitor.get(path);
        assertThat(response.statusCode()).as(path + response.body()).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    @Test
    void aFormDecidesAndLeadsBack() {
        String claim = "/review/claim/aaaa000000000001";
        Map<String, String> form = lea.form("/claim/aaaa000000000001.html", claim);
        HttpResponse<String> answer = lea.post(
                claim, with(form, "kind", "accept", "reason", "Right <i>as read</i>.", "back", "/claims?type=Accusation"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/claims?type=Accusation");
        Document page = page(new Visitor(server), "/claim/aaaa000000000001.html");
        assertThat(page.selectFirst(".thing .status").text()).isEqualTo("accepted");
        // Names and reasons are text, for strangers too.
        assertThat(page.selectFirst(".decisions .who").text()).startsWith("Lea <script>");
        assertThat(page.selectFirst(".decisions .why").text()).isEqualTo("Right <i>as read</i>.");
        assertThat(page.select("script:not([src]):not([type])")).isEmpty();
        assertThat(page.select(".decisions form")).isEmpty();
    }

    /** Braces, which a template would take for its own, stand for themselves. */
    @Test
    void anAddressWithBracesIsLedBackTo() {
        String claim = "/review/claim/cccc000000000001";
        HttpResponse<String> decided = lea.post(
                claim, with(lea.form("/claim/cccc000000000001.html", claim), "kind", "accept", "back", "/claims?q={words}"));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(302);
        assertThat(decided.headers().firstValue("Location").orElseThrow()).endsWith("/claims?q=%7Bwords%7D");
        Visitor max = new Visitor(server);
        HttpResponse<String> entered = max.post(
                "/login", with(max.form("/login", "/login"), "name", "Max", "password", PASSWORD, "to", "/claims?q={words}"));
        assertThat(entered.headers().firstValue("Location").orElse(entered.body())).endsWith("/claims?q=%7Bwords%7D");
    }

    @Test
    void aProgramDecidesWithTheTokenUnderAName() {
        HttpResponse<String> answer = new Visitor(server).post(
                "/review/claim/aaaa000000000003",
                Map.of("kind", "reject", "reason", "no"),
                "Authorization", "Bearer writing",
                "Accept", "application/json",
                "X-Agent", "Zoe");
        String decision = id(answer);
        assertThat(page(lea, "/claim/aaaa000000000003.html").selectFirst(".decisions").text()).contains("rejected", "Zoe");
        // Hidden from lists and queries.
        assertThat(page(lea, "/claims").select("a[href=/claim/aaaa000000000003]")).isEmpty();
        id(program("/review/undo/" + decision));
        assertThat(page(lea, "/claims").select("a[href=/claim/aaaa000000000003]")).isNotEmpty();
        assertThat(page(lea, "/claim/aaaa000000000003.html").selectFirst(".decisions").text()).contains("withdrawn", "token");
        assertThat(program("/review/undo/" + decision).statusCode()).as("undone already").isEqualTo(409);
        assertThat(program("/review/undo/none").statusCode()).isEqualTo(404);
        // After an undo the same verdict is a new decision, within the same second too.
        id(program("/review/claim/aaaa000000000003", "kind", "reject", "reason", "no"));
        assertThat(page(lea, "/claim/aaaa000000000003.html").selectFirst(".thing .status").text()).isEqualTo("rejected");
    }

    @Test
    void aCorrectionSaysWhoIsMeant() {
        String claim = "/review/claim/aaaa000000000002";
        String[] as = {"kind", "correct", "type", "Denial", "target", "Ardenia", "about", "Harbour mail breach"};
        assertThat(program(claim, with(as, "speaker", "Nobody of that name")).statusCode()).isEqualTo(422);
        assertThat(program(claim, with(as, "speaker", "", "speaker.path", "actor/none")).statusCode()).isEqualTo(400);
        assertThat(program(claim, with(as, "speaker", "", "speaker.path", "incident/pumps-2024")).statusCode()).isEqualTo(400);
        assertThat(program(claim, with(as, "speaker", "X", "speaker.path", "new", "speaker.type", "Incident")).statusCode())
                .isEqualTo(400);
        assertThat(program(claim, with(as, "type", "Rumour")).statusCode()).isEqualTo(400);
        assertThat(program(claim, with(as, "rejects", "none")).statusCode()).isEqualTo(400);
        Map<String, String> form = lea.form("/claim/aaaa000000000002.html", claim);
        HttpResponse<String> asked = lea.post(claim, with(with(form, as), "speaker", "Bird <b>"));
        assertThat(asked.statusCode()).isEqualTo(422);
        Document again = Jsoup.parse(asked.body());
        assertThat(again.selectFirst("#correction input[name=speaker]").attr("value")).isEqualTo("Bird <b>");
        assertThat(again.select("#correction fieldset input[value=new]")).isNotEmpty();
        id(program(claim, with(as, "speaker", "", "speaker.path", "actor/grey-heron")));
        Document page = page(new Visitor(server), "/claim/aaaa000000000002.html");
        assertThat(page.selectFirst(".thing .status").text()).isEqualTo("corrected");
        assertThat(page.selectFirst("dl.facts").text()).contains("Grey Heron", "for Borealia");
        assertThat(page.selectFirst(".original").text()).contains("Borealian embassy");
        assertThat(page(lea, "/actor/grey-heron.html").selectFirst(".decisions").text()).contains("corrected");
    }

    private static String[] with(String[] fields, String... more) {
        Map<String, String> all = Visitor.with(Visitor.with(new LinkedHashMap<>(), fields), more);
        return all.entrySet().stream().flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue())).toArray(String[]::new);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        return Visitor.with(fields, more);
    }

    @Test
    void aMissedClaimIsAdded() {
        String article = "/review" + HARBOUR;
        String text = Fixture.readings().get(0).article().text();
        int start = text.indexOf("Ships waited.");
        String[] as = {"type", "Demand", "speaker", "Corvania", "target", "Ardenia"};
        assertThat(program(article, with(as, "start", "0", "end", "9999")).statusCode()).as("two paragraphs").isEqualTo(400);
        assertThat(program(article, with(as, "start", "9", "end", "5")).statusCode()).isEqualTo(400);
        assertThat(program(article, with(as, "start", "x", "end", "5")).statusCode()).isEqualTo(400);
        assertThat(program(article, "type", "Demand", "start", "0", "end", "5").statusCode()).as("nobody").isEqualTo(400);
        assertThat(program("/review/article/none", with(as, "start", "0", "end", "5")).statusCode()).isEqualTo(404);
        id(program(article, with(as, "start", Integer.toString(start), "end", Integer.toString(text.length()))));
        Document page = page(lea, HARBOUR + ".html");
        assertThat(page.selectFirst(".claim.demand").text()).contains("Corvania");
        String claim = page.selectFirst(".claim.demand .label").attr("href");
        for (String shown : new String[] {HARBOUR + ".html", claim + ".html", "/review?status=added"}) {
            assertThat(page(lea, shown).select("article.demand .status, .thing .status").eachText()).as(shown).containsExactly("added");
        }
        assertThat(page.selectFirst(".text a.demand mark").text()).isEqualTo("Ships waited.");
        Document sentences = page(lea, article);
        assertThat(sentences.select("input[name=passage]")).hasSize(5);
    }

    @Test
    void twoIncidentsBecomeOneUntilAnUndo() {
        assertThat(program("/review/incident/pumps-2024", "into", "Ardenia").statusCode()).isEqualTo(422);
        assertThat(program("/review/incident/pumps-2024", "into", "Attack on the pumps").statusCode()).isEqualTo(400);
        assertThat(program("/review/incident/pumps-2024").statusCode()).isEqualTo(400);
        assertThat(program("/review/incident/none", "into", "Harbour mail breach").statusCode()).isEqualTo(404);
        String merge = id(program("/review/incident/pumps-2024", "into", "harbour MAIL breach", "reason", "one and the same"));
        page(lea, "/claims");
        for (String ending : new String[] {"", ".html", ".ttl"}) {
            HttpResponse<String> moved = lea.get("/incident/pumps-2024" + ending);
            assertThat(moved.statusCode()).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location")).contains("/incident/harbour-mail-2023" + ending);
        }
        assertThat(program("/review/incident/pumps-2024", "into", "", "into.path", "incident/harbour-mail-2023").statusCode())
                .as("they are one already").isEqualTo(409);
        assertThat(program("/review/incident/harbour-mail-2023", "into", "", "into.path", "incident/pumps-2024").statusCode())
                .as("a ring").isEqualTo(409);
        Document page = page(lea, "/incident/harbour-mail-2023.html");
        assertThat(page.selectFirst(".decisions").text()).contains("merged", "Attack on the pumps", "one and the same");
        assertThat(page.selectFirst("main").text()).contains("Corvania");
        lea.post("/review/undo/" + merge, Visitor.fields(page.html(), "/review/undo/" + merge));
        assertThat(page(lea, "/incident/pumps-2024.html").selectFirst("h1").text()).isEqualTo("Attack on the pumps");
    }

    /** A name of the catalogue means somebody else in the press, or somebody merged too much. */
    @Test
    void oneBecomesTwo() {
        String heron = "/review/actor/grey-heron";
        String claim = "/claim/bbbb000000000001.html";
        assertThat(program(heron, "kind", "split", "into", "H\u00e9ron gris").statusCode()).as("its own name").isEqualTo(422);
        String[] fields = {"kind", "split", "into", "H\u00e9ron gris", "into.path", "new", "into.type", "Media"};
        String split = id(program(heron, fields));
        Element target = page(lea, claim).select("dl.facts a[href^=/actor/]").get(1);
        assertThat(target.text()).isEqualTo("H\u00e9ron gris");
        assertThat(target.attr("href")).isNotEqualTo("/actor/grey-heron");
        assertThat(page(lea, "/actor/grey-heron.html").selectFirst(".decisions").text()).contains("split", "H\u00e9ron gris");
        assertThat(program(heron, fields).statusCode()).isEqualTo(409);
        id(program("/review/undo/" + split));
        assertThat(page(lea, claim).select("dl.facts a[href=/actor/grey-heron]")).isNotEmpty();

        String known = id(program(heron, "kind", "split", "into", "Ardenia", "words", "h\u00e9ron gris"));
        assertThat(page(lea, claim).select("dl.facts a[href=/actor/ardenia]")).isNotEmpty();
        // Another wording of the same two is another decision.
        String[] wording = {"kind", "split", "into", "Ardenia", "words", "the heron"};
        String second = id(program(heron, wording));
        assertThat(program(heron, wording).statusCode()).isEqualTo(409);
        id(program("/review/undo/" + second));
        id(program("/review/undo/" + known));

        id(program(heron, "into", "Borealia"));
        page(lea, "/claims");
        assertThat(server.get("/actor/grey-heron.html").statusCode()).isEqualTo(301);
        HttpResponse<String> back = program("/review/actor/borealia", "kind", "split", "into", "grey heron");
        id(back);
        assertThat(back.body()).contains("\"kind\":\"undo\"");
        assertThat(page(lea, "/actor/grey-heron.html").selectFirst("h1").text()).isEqualTo("Grey Heron");
        assertThat(program(heron, "kind", "divide", "into", "Borealia").statusCode()).isEqualTo(400);
    }

    @Test
    void theQueueBeginsWithTheLeastConfident() {
        Document queue = page(lea, "/review?status=all");
        assertThat(queue.selectFirst("#queue").attr("data-ids").split(" ")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(ids("/review?status=all&language=fr")).isEqualTo("bbbb000000000001");
        assertThat(ids("/review?status=all&actor=H%C3%A9ron+gris&language=fr")).isEqualTo("bbbb000000000001");
        assertThat(ids("/review?status=all&from=2024-02")).isEqualTo("cccc000000000001");
        assertThat(page(lea, "/review?status=unsure").selectFirst(".empty").text()).isNotEmpty();
        assertThat(page(lea, "/review?status=all&at=bbbb000000000001").selectFirst("#one").attr("data-id"))
                .isEqualTo("bbbb000000000001");
        int left = Integer.parseInt(page(lea, "/review?language=fr").selectFirst("#left").text());
        id(program("/review/claim/bbbb000000000001", "kind", "accept"));
        assertThat(page(lea, "/review?language=fr").selectFirst("#left").text()).isEqualTo(Integer.toString(left - 1));
        assertThat(page(lea, "/review?language=fr").selectFirst("#done").text()).isEqualTo("1");
        assertThat(page(lea, "/review?status=accepted&language=fr").selectFirst("#one .status").text()).isEqualTo("accepted");
    }

    private static String ids(String queue) {
        return page(lea, queue).selectFirst("#queue").attr("data-ids");
    }

    /** A decision's IRI opens: for a person where it is told, for a program its graph. */
    @Test
    void anAddressOfADecisionLeadsToIt() {
        String path = "/review/" + id(program("/review/claim/cccc000000000001", "kind", "accept"));
        assertThat(new Visitor(server).get(path).headers().firstValue("Location")).contains("/claim/cccc000000000001");
        String graph = server.get(path, "Accept", "text/turtle").headers().firstValue("Location").orElseThrow();
        assertThat(server.get(graph, "Accept", "text/turtle").body()).contains(path, "token");
        assertThat(server.get("/review/none").statusCode()).isEqualTo(404);
    }

    /** What others wrote stops no page, though it holds too little to be decided about. */
    @Test
    void aClaimWithoutASentenceIsNotDecidedAbout() {
        try (TestServer other = TestServer.start(
                directory.resolve("other"), "--riposte.review-password=" + PASSWORD, "--riposte.token=writing")) {
            String base = "http://localhost:8080/";
            String graph =
                    """
                    PREFIX rip: <https://w3id.org/riposte#>
                    <%1$sarticle/odd> a rip:Article .
                    <%1$sclaim/odd> a rip:Accusation ; rip:evidence <%1$sarticle/odd#char=0,1> ; rip:confidence "much" .
                    """
                            .formatted(base);
            other.send(
                    "PUT", "/data?graph=" + base + "article/odd", graph,
                    "Content-Type", "text/turtle", "Authorization", "Bearer writing");
            Visitor max = new Visitor(other);
            max.login("Max", PASSWORD);
            for (String path : new String[] {"/review", "/claim/odd.html", "/review/claim/odd", "/claims"}) {
                assertThat(max.get(path).statusCode()).as(path).isEqualTo(200);
            }
            Map<String, String> accept = with(max.form("/review", "/logout"), "kind", "accept");
            assertThat(max.post("/review/claim/odd", accept).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void everythingStaysValid() {
        long[] violations = new long[1];
        server.context().getBean(ClaimStore.class).validate(violation -> violations[0]++);
        assertThat(violations[0]).isZero();
    }
}
