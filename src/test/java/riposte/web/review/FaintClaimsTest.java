package riposte.web.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;

/** Claims below the bound shown, and actors of whom only such claims speak: in the queue, and nowhere else. */
class FaintClaimsTest {

    private static final String PASSWORD = "a password of the test";
    private static final Actor GHOST = unknown("ghost-kite", "Ghost Kite");
    private static final Actor SHOWN = unknown("unnamed-whisperers", "Whisperers");
    private static final Actor HIDDEN = unknown("unnamed-whisperers", "Murmurers");
    private static final String WHISPERERS = path(SHOWN);

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Visitor lea;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                directory.resolve("store"), "--riposte.review-password=" + PASSWORD, "--riposte.token=writing");
        ClaimStore store = server.context().getBean(ClaimStore.class);
        store.refresh(Fixture.catalog());
        Stream<ArticleClaims> readings = Stream.concat(
                Fixture.readings().stream(),
                Stream.of(
                        reading("eeee000000000001", "The whispering ones accused Ardenia.", SHOWN, SHOWN, 0.9),
                        reading("eeee000000000002", "The murmuring ones accused Ardenia.", HIDDEN, Fixture.CORVANIA, 0.4),
                        reading("eeee000000000003", "Ghost Kite accused Ardenia.", GHOST, GHOST, 0.35)));
        store.replace(readings, "test", 0.63);
        store.describe();
        lea = new Visitor(server);
        lea.login("Lea", PASSWORD);
        refresh();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Actor unknown(String id, String name) {
        return new Actor(id, ActorType.ORGANIZATION, Map.of("en", name), null, false);
    }

    private static ArticleClaims reading(String id, String text, Actor speaker, Actor principal, double confidence) {
        return new ArticleClaims(
                new Article(id, null, "Article " + id, "The Example Courier", LocalDate.of(2024, 5, 1), null, "en", text),
                List.of(new Claim(
                        id, ClaimType.ACCUSATION,
                        new Participant(text.substring(0, text.indexOf(" accused")), speaker, principal),
                        new Participant("Ardenia", Fixture.ARDENIA, Fixture.ARDENIA), null, null, List.of(), false, true, null,
                        List.of(), new Evidence(text, 0, text.length()), null, null, confidence, "test")));
    }

    private static String path(Actor actor) {
        return Iris.local().entity(actor).substring(Iris.DEFAULT_BASE.length() - 1);
    }

    private static void refresh() {
        server.context().getBean(GraphIndex.class).refresh();
    }

    private static Document page(String path) {
        refresh();
        HttpResponse<String> response = lea.get(path);
        assertThat(response.statusCode()).as(path + response.body()).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    private static HttpResponse<String> program(String path, String... fields) {
        return new Visitor(server)
                .post(path, Visitor.with(new LinkedHashMap<>(), fields), "Authorization", "Bearer writing", "Accept", "application/json");
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Matcher id = Pattern.compile("\"decision\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @Test
    void anActorsPageTellsNothingOfThem() {
        String page = page(WHISPERERS + ".html").selectFirst("main").text();
        assertThat(page).contains("Whisperers", "The whispering ones").doesNotContain("Murmurers", "murmuring", "Corvania");
        assertThat(server.get(WHISPERERS + "?names", "Accept", "application/json").body())
                .contains("The whispering ones")
                .doesNotContain("corvania", "murmuring");
        assertThat(server.get(path(GHOST) + ".html").statusCode()).isEqualTo(404);
    }

    @Test
    void everyLinkOfTheQueueOpens() {
        Document queue = page("/review?status=unsure&actor=Ghost+Kite");
        assertThat(queue.selectFirst("#one").attr("data-id")).isEqualTo("eeee000000000003");
        assertThat(queue.selectFirst("#one dl.facts").text()).contains("Ghost Kite");
        for (Element link : queue.select("#one dl.facts a[href]")) {
            String to = link.attr("href");
            int status = lea.get(to).statusCode();
            assertThat(status).as(to).isIn(200, 303);
        }
        assertThat(server.context().getBean(GraphIndex.class).current().withHidden().pairs())
                .allMatch(pair -> pair.accuser() != null && pair.accused() != null);
    }

    /** A form says what it changes; what it leaves out, and a link to an accusation that is hidden, stay. */
    @Test
    void aCorrectionLeavesTheRestAsItWas() {
        String denial = "/claim/aaaa000000000002";
        String rejects = "rip:rejects";
        assertThat(server.get(denial + ".ttl").body()).contains(rejects);
        String rejection = id(program("/review/claim/aaaa000000000001", "kind", "reject"));
        assertThat(server.get(denial + ".ttl").body()).doesNotContain(rejects);
        assertThat(page(denial + ".html").selectFirst("#correction select[name=rejects] option[selected]").attr("value"))
                .isEqualTo("aaaa000000000001");
        id(program("/review" + denial, "kind", "correct", "hedged", "true"));
        Element facts = page(denial + ".html").selectFirst("dl.facts");
        assertThat(facts.text()).contains("Borealian embassy", "Ardenia", "Harbour mail breach");
        assertThat(page(denial + ".html").select(".thing .mark").eachText()).contains("hedged");
        id(program("/review/undo/" + rejection));
        assertThat(server.get(denial + ".ttl").body()).contains(rejects);
        id(program("/review" + denial, "kind", "correct", "hedged", "false", "rejects", "", "target", ""));
        assertThat(server.get(denial + ".ttl").body()).doesNotContain(rejects);
        assertThat(page(denial + ".html").select(".thing .mark").eachText()).doesNotContain("hedged");
    }

    /** What others wrote may be what no decision can hold. */
    @Test
    void whatCannotBeDecidedIsRefusedInWords() {
        String odd = "PREFIX rip: <https://w3id.org/riposte#> <http://localhost:8080/actor/odd> a rip:Incident .";
        server.send(
                "PUT", "/data?graph=http://localhost:8080/odd", odd, "Content-Type", "text/turtle", "Authorization", "Bearer writing");
        refresh();
        HttpResponse<String> answer = program("/review/actor/odd", "into", "Ardenia");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("actor/odd");
    }
}
