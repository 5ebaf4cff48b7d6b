package riposte.web.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static riposte.web.review.Visitor.with;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.follow.NewsSite;
import riposte.follow.Sources;
import riposte.follow.Status;
import riposte.web.TestServer;
import riposte.web.review.Visitor;

/** The page of the sources, and a server that follows them. */
class SourcesTest {

    private static final String PASSWORD = "a password of the test";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static Sources sources;
    private static NewsSite site;

    private Visitor visitor;

    @BeforeAll
    static void start() throws Exception {
        site = new NewsSite();
        Files.createDirectories(folder.resolve("incoming"));
        server = started();
        sources = server.context().getBean(Sources.class);
    }

    private static TestServer started() {
        return TestServer.start(
                folder.resolve("store"),
                "--riposte.review-password=" + PASSWORD,
                "--riposte.token=writing",
                "--riposte.sources.delay=0s",
                "--riposte.sources.allow-private-addresses=true",
                "--riposte.sources.folders[0]=" + folder.resolve("incoming"));
    }

    @AfterAll
    static void stop() {
        server.close();
        site.close();
    }

    @BeforeEach
    void arrive() throws InterruptedException {
        visitor = new Visitor(server);
        // A run that goes on keeps its pages from others.
        await(() -> sources.all().stream().noneMatch(Status::running));
        sources.all().forEach(status -> sources.remove(status.source().id()));
    }

    private HttpResponse<String> add(String address) {
        return visitor.post("/sources", with(visitor.form("/sources", "/sources"), "address", address));
    }

    private HttpResponse<String> act(Status status, String what) {
        String action = "/sources/" + status.source().id();
        return visitor.post(action, with(visitor.form("/sources", action), "do", what));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        // The first article of a server waits for the reader to be loaded.
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < end && !condition.getAsBoolean()) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static Status only() {
        assertThat(sources.all()).hasSize(1);
        return sources.all().get(0);
    }

    @Test
    void whoHasLoggedInAddsPausesPollsAndRemoves() throws Exception {
        site.feed(1, 2);
        visitor.login("Lea", PASSWORD);
        assertThat(add(site.at("/feed")).statusCode()).isEqualTo(302);
        await(() -> only().lastRun() != null && !only().running());
        assertThat(only().articles()).isEqualTo(2);
        String page = visitor.get("/sources").body();
        assertThat(page).contains("The Karsholm Courier", "2 articles", "All that it names has been read", "15 minutes");

        act(only(), "pause");
        assertThat(only().state()).isEqualTo(Status.State.PAUSED);
        site.feed(1, 3);
        act(only(), "resume");
        site.forgetRequests();
        act(only(), "poll");
        await(() -> only().articles() == 3);
        assertThat(site.requests()).containsExactly("/feed", "/news/3");

        act(only(), "remove");
        assertThat(sources.all()).isEmpty();
        assertThat(visitor.get("/sources").body()).contains("Nothing is followed yet");
    }

    @Test
    void strangersOnlyRead() throws Exception {
        site.feed(1, 1).serve("/secret?key=12345", "application/rss+xml", "<rss><channel><title></title></channel></rss>");
        visitor.login("Lea", PASSWORD);
        add(site.at("/secret?key=12345"));
        add(folder.resolve("incoming").toString());
        assertThat(visitor.get("/sources").body()).contains("key=12345", folder.toString());
        assertThat(visitor.get("/sources.opml").body()).contains("key=12345").doesNotContain(folder.toString());

        Visitor stranger = new Visitor(server);
        String page = stranger.get("/sources").body();
        assertThat(page)
                .contains(site.at("/secret"), "incoming", "Log in to change it")
                .doesNotContain("12345", folder.toString(), "action=\"/sources", PASSWORD);
        assertThat(stranger.get("/sources.opml").body()).doesNotContain("12345");
        assertThat(stranger.post("/sources", Map.of("address", site.at("/feed"))).statusCode()).isEqualTo(401);
        for (Status status : sources.all()) {
            assertThat(stranger.post("/sources/" + status.source().id(), Map.of("do", "remove")).statusCode()).isEqualTo(401);
        }
        assertThat(sources.all()).hasSize(2);
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        visitor.login("Lea", PASSWORD);
        Map<String, String> form = with(visitor.form("/sources", "/sources"), "address", site.at("/feed"));
        assertThat(visitor.post("/sources", with(form, "token", "guessed")).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/sources", form, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(sources.all()).isEmpty();
    }

    @Test
    void aProgramWithTheTokenMayToo() {
        assertThat(visitor.post("/sources", Map.of("address", site.at("/feed"), "every", "60"), "Authorization", "Bearer writing").statusCode())
                .isEqualTo(302);
        assertThat(only().source().every()).hasHours(1);
        assertThat(visitor.post("/sources", Map.of("address", site.at("/feed")), "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatCannotBeFollowedIsSaid() {
        visitor.login("Lea", PASSWORD);
        HttpResponse<String> refused = add("https://user:secret@news.example/feed");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("role=\"alert\"", "carries a user name or password");
        assertThat(add("/etc").body()).contains("only below those", "--source-folder");
        assertThat(add(folder.resolve("incoming/../store").toString()).body()).contains("only below those");
        assertThat(add("").statusCode()).isEqualTo(400);
        assertThat(add("<script>alert(1)</script>").body()).doesNotContain("<script>alert");
        assertThat(sources.all()).isEmpty();
    }

    @Test
    void takesAListOfFeedsAndGivesOne() {
        visitor.login("Lea", PASSWORD);
        String opml = """
                <opml version="2.0"><body><outline text="One" xmlUrl="%s"/><outline text="Two" xmlUrl="file:///etc/passwd"/>
                <outline text="Three" xmlUrl="%s"/></body></opml>
                """.formatted(site.at("/one"), site.at("/three"));
        HttpResponse<String> answer = upload(opml);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("file:///etc/passwd: give an http or https address");
        assertThat(sources.all()).extracting(Status::title).containsExactly("One", "Three");
        String given = visitor.get("/sources.opml").body();
        sources.all().forEach(status -> sources.remove(status.source().id()));
        assertThat(upload(given).statusCode()).isEqualTo(302);
        assertThat(sources.all()).extracting(Status::title).containsExactly("One", "Three");

        assertThat(upload("<!DOCTYPE o [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><opml>&x;</opml>").statusCode()).isEqualTo(400);
        assertThat(upload("x".repeat(2 << 20)).statusCode()).isEqualTo(413);
        assertThat(upload("").body()).contains("choose a file");
        String token = visitor.form("/sources", "/sources").get("token");
        visitor = new Visitor(server);
        assertThat(upload(opml, token).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> upload(String opml) {
        return upload(opml, visitor.form("/sources", "/sources.opml").get("token"));
    }

    private HttpResponse<String> upload(String opml, String token) {
        String part = "--limit\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String file = "--limit\r\nContent-Disposition: form-data; name=\"opml\"; filename=\"a.opml\"\r\nContent-Type: text/xml\r\n\r\n"
                + opml + "\r\n--limit--\r\n";
        return visitor.send("/sources.opml", "multipart/form-data; boundary=limit", part.formatted("token", token) + file);
    }

    /** A server that starts anew goes on; one that ends lets the store be opened by others. */
    @Test
    void goesOnAfterARestart() throws Exception {
        site.feed(1, 2);
        visitor.login("Lea", PASSWORD);
        add(site.at("/feed"));
        await(() -> only().articles() == 2 && !only().running());
        server.close();
        site.feed(2, 3);
        site.forgetRequests();
        server = started();
        sources = server.context().getBean(Sources.class);
        assertThat(only().articles()).isEqualTo(2);
        sources.hurry(only().source().id());
        await(() -> only().articles() == 3);
        assertThat(site.requests()).containsExactly("/feed", "/news/3");
    }
}
