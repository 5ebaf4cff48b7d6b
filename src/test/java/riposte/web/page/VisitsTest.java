package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.web.Crowd;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;

/** What is new since a reader's last visit. */
class VisitsTest {

    private static final long HOUR = 3_600;

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"));
        Crowd.load(server, 10);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theFirstVisitHasNothingToCompareWith() {
        HttpResponse<String> home = server.get("/", "Accept", "text/html");
        assertThat(since(home)).isNull();
        assertThat(cookie(home)).matches("visit=0-\\d+-\\d+; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    }

    @Test
    void whatCameAfterTheLastVisitIsCountedAndListed() {
        long hourAgo = Instant.now().getEpochSecond() - HOUR;
        HttpResponse<String> home = server.get("/", "Accept", "text/html", "Cookie", "visit=0-" + hourAgo + "-" + hourAgo);
        assertThat(since(home).text()).isEqualTo("10 claims are new");
        assertThat(cookie(home)).startsWith("visit=" + hourAgo + "-");
        Document list = Jsoup.parse(server.get(since(home).attr("href"), "Accept", "text/html").body());
        assertThat(list.select("h1 small").text()).isEqualTo("10");
        assertThat(list.select(".chip").text()).startsWith("New since: " + Instant.ofEpochSecond(hourAgo));
    }

    @Test
    void withinAVisitTheTimeBeforeItStays() {
        long now = Instant.now().getEpochSecond();
        HttpResponse<String> home = server.get(
                "/?lang=fr", "Accept", "text/html", "Cookie", "visit=" + (now - 48 * HOUR) + "-" + (now - 60) + "-" + (now - 60));
        assertThat(since(home).text()).isEqualTo("10 déclarations sont nouvelles");
        assertThat(cookie(home)).startsWith("visit=" + (now - 48 * HOUR) + "-");
    }

    @Test
    void whatIsRememberedIsTheGraphThatWasSeenAndNotTheMoment() throws InterruptedException {
        // Readings that follow one another within a second are dated a second apart, so the last may lie ahead of the clock.
        long shown = server.context().getBean(GraphIndex.class).refresh().read().getEpochSecond();
        while (Instant.now().getEpochSecond() <= shown) {
            Thread.sleep(50);
        }
        HttpResponse<String> home = server.get("/", "Accept", "text/html");
        // A claim that came between the reading of what is shown and this look is still new next time.
        assertThat(cookie(home)).startsWith("visit=0-" + shown + "-");
        assertThat(home.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }

    @Test
    void nothingIsNewAfterTheLastCame() {
        Instant later = Instant.now().plusSeconds(HOUR);
        assertThat(Jsoup.parse(server.get("/claims?since=" + later, "Accept", "text/html").body()).select("h1 small").text())
                .isEqualTo("0");
        assertThat(Jsoup.parse(server.get("/claims?since=2001-01-01", "Accept", "text/html").body()).select("h1 small").text())
                .isEqualTo("10");
    }

    @Test
    void aForeignCookieIsNoVisit() {
        HttpResponse<String> home = server.get("/", "Accept", "text/html", "Cookie", "visit=99999999999999999-1-<script>");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(since(home)).isNull();
    }

    private static Element since(HttpResponse<String> home) {
        return Jsoup.parse(home.body()).selectFirst("a[href^=/claims?since=]");
    }

    private static String cookie(HttpResponse<String> home) {
        return home.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("visit=")).findFirst().orElseThrow();
    }
}
