package riposte.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static riposte.web.review.Visitor.with;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.web.Fixture;
import riposte.web.TestServer;

/** Who may decide: what opens the review, and what does not. */
class LoginTest {

    private static final String PASSWORD = "a pässword of the test";
    private static final String CLAIM = "/review/claim/aaaa000000000001";

    @TempDir
    static Path directory;

    private static TestServer server;

    private Visitor visitor;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                directory.resolve("store"),
                "--riposte.review-password=" + PASSWORD,
                "--riposte.token=writing",
                "--server.forward-headers-strategy=native");
        Fixture.load(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void arrive() {
        visitor = new Visitor(server);
    }

    @Test
    void readingNeedsNoLogin() {
        for (String path : new String[] {"/", "/claims", "/claim/aaaa000000000001.html", "/actor/ardenia.html"}) {
            HttpResponse<String> page = visitor.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("action=\"/review/");
        }
        assertThat(visitor.cookie("riposte-session")).isNull();
    }

    @Test
    void thePagesOfReviewLeadToTheLoginAndBack() {
        HttpResponse<String> queue = visitor.get("/review?language=fr");
        assertThat(queue.statusCode()).isEqualTo(302);
        String login = queue.headers().firstValue("Location").orElseThrow();
        assertThat(login).endsWith("/login?to=%2Freview%3Flanguage%3Dfr");
        HttpResponse<String> in = visitor.post(
                "/login",
                with(visitor.form("/login?to=%2Freview%3Flanguage%3Dfr", "/login"), "name", "Lea", "password", PASSWORD));
        assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/review?language=fr");
        String cookie = in.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("riposte-session="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain("Secure");
        HttpResponse<String> page = visitor.get("/claims");
        assertThat(page.body()).contains("action=\"" + CLAIM + "\"");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void overTlsTheSessionIsForTlsAlone() {
        HttpResponse<String> in = visitor.post(
                "/login",
                with(visitor.form("/login", "/login"), "name", "Lea", "password", PASSWORD),
                "X-Forwarded-Proto", "https");
        assertThat(in.headers().allValues("Set-Cookie")).anyMatch(c -> c.startsWith("riposte-session=") && c.contains("Secure"));
    }

    @Test
    void leadsToNoOtherSite() {
        for (String to : new String[] {
            "https://stranger.example/", "//stranger.example", "/\\stranger.example", "review", "/a\r\nX: y"
        }) {
            HttpResponse<String> in = visitor.post(
                    "/login", with(visitor.form("/login", "/login"), "name", "Lea", "password", PASSWORD, "to", to));
            assertThat(in.headers().firstValue("Location").orElseThrow()).as(to).matches("(http://localhost:\\d+)?/review");
            visitor = new Visitor(server);
        }
    }

    @Test
    void aWrongPasswordOpensNothing() {
        for (String wrong : new String[] {"", "a password of the test", PASSWORD + " ", PASSWORD.substring(1)}) {
            HttpResponse<String> answer = visitor.post(
                    "/login",
                    with(visitor.form("/login", "/login"), "name", "Lea", "password", wrong),
                    "X-Forwarded-For", "192.0.2.7");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(403);
            assertThat(answer.body()).contains("not the password").doesNotContain("password of the test");
            assertThat(visitor.cookie("riposte-session")).isNull();
        }
    }

    @Test
    void guessesAreThrottled() {
        Map<String, String> form = with(visitor.form("/login", "/login"), "name", "Lea", "password", "a guess");
        int tries = 0;
        HttpResponse<String> answer = visitor.post("/login", form, "X-Forwarded-For", "192.0.2.9");
        while (answer.statusCode() == 403) {
            assertThat(++tries).isLessThanOrEqualTo(Guesses.OF_ONE);
            answer = visitor.post("/login", form, "X-Forwarded-For", "192.0.2.9");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("20");
        // The right one does not get through either, and others are not kept out.
        Map<String, String> right = with(form, "password", PASSWORD);
        assertThat(visitor.post("/login", right, "X-Forwarded-For", "192.0.2.9").statusCode()).isEqualTo(429);
        assertThat(visitor.post("/login", right, "X-Forwarded-For", "192.0.2.10").statusCode()).isEqualTo(302);
    }

    @Test
    void aLoginThatThisServerGaveNoFormForIsRefused() {
        Map<String, String> form = with(visitor.form("/login", "/login"), "name", "Lea", "password", PASSWORD);
        assertThat(new Visitor(server).post("/login", form).statusCode()).as("no cookie").isEqualTo(403);
        assertThat(visitor.post("/login", with(form, "token", "0")).statusCode()).as("wrong token").isEqualTo(403);
        assertThat(visitor.post("/login", form, "Origin", "https://stranger.example").statusCode()).isEqualTo(403);
        assertThat(visitor.post("/login", form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(visitor.post("/login", form, "Origin", server.uri("").toString()).statusCode()).isEqualTo(302);
    }

    @Test
    void nothingIsDecidedWithoutSessionOrItsToken() {
        assertThat(visitor.post(CLAIM, Map.of("kind", "accept")).statusCode()).as("no session").isEqualTo(401);
        visitor.keep("riposte-session", "0123456789ABCDEF0123456789ABCDEF");
        assertThat(visitor.post(CLAIM, Map.of("kind", "accept")).statusCode()).as("made-up session").isEqualTo(401);
        visitor.login("Lea", PASSWORD);
        Map<String, String> form = with(visitor.form("/claim/aaaa000000000001.html", CLAIM), "kind", "accept");
        assertThat(visitor.post(CLAIM, Map.of("kind", "accept")).statusCode()).as("no token").isEqualTo(403);
        assertThat(visitor.post(CLAIM, with(form, "token", "0")).statusCode()).as("wrong token").isEqualTo(403);
        assertThat(visitor.post(CLAIM, form, "Origin", "https://stranger.example").statusCode()).isEqualTo(403);
        assertThat(visitor.post(CLAIM, form, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
        Visitor other = new Visitor(server);
        other.login("Max", PASSWORD);
        assertThat(other.post(CLAIM, form).statusCode()).as("the token of another session").isEqualTo(403);
        assertThat(visitor.get(CLAIM.substring(7) + ".html").body()).contains("unreviewed");
    }

    @Test
    void leavesByAFormOfItsOwn() {
        visitor.login("Lea", PASSWORD);
        Map<String, String> form = visitor.form("/review", "/logout");
        assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/review").statusCode()).isEqualTo(200);
        visitor.post("/logout", form);
        assertThat(visitor.get("/review").statusCode()).isEqualTo(302);
    }

    @Test
    void aNewSessionHasANewName() {
        visitor.keep("riposte-session", "0123456789ABCDEF0123456789ABCDEF");
        visitor.login("Lea", PASSWORD);
        assertThat(visitor.cookie("riposte-session")).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
        String first = visitor.cookie("riposte-session");
        Visitor thief = new Visitor(server);
        thief.keep("riposte-session", first);
        visitor.post("/logout", visitor.form("/review", "/logout"));
        assertThat(thief.get("/review").statusCode()).isEqualTo(302);
    }

    @Test
    void theTokenOfProgramsIsTheServers() {
        assertThat(visitor.post(CLAIM, Map.of("kind", "none"), "Authorization", "Bearer guess").statusCode()).isEqualTo(401);
        assertThat(visitor.post(CLAIM, Map.of("kind", "none"), "Authorization", "Bearer writing").statusCode()).isEqualTo(400);
        assertThat(visitor.post(CLAIM, Map.of("kind", "accept", "agent", "a\nb"), "Authorization", "Bearer writing").statusCode())
                .isEqualTo(400);
    }

    @Test
    void noFormGrowsWithoutEnd() {
        visitor.login("Lea", PASSWORD);
        Map<String, String> form = with(visitor.form("/claim/aaaa000000000001.html", CLAIM), "kind", "reject");
        assertThat(visitor.post(CLAIM, with(form, "reason", "x".repeat(2_001))).statusCode()).isEqualTo(400);
        assertThat(visitor.post(CLAIM, with(form, "reason", "x".repeat(300_000))).statusCode()).isEqualTo(413);
        assertThat(visitor.get("/review/claim/none").statusCode()).isEqualTo(404);
    }

    @Test
    void whereNoPasswordIsSetOnlyTheUserOfThisMachineSetsOne() throws Exception {
        Path store = directory.resolve("first");
        try (TestServer everywhere = TestServer.start(store)) {
            assertThat(new Visitor(everywhere).get("/login").body()).contains("--review-password-file").doesNotContain("<form method");
        }
        try (TestServer named = TestServer.start(store, "--server.address=127.0.0.1", "--riposte.public-hosts=claims.example")) {
            assertThat(new Visitor(named).get("/login").body()).contains("--review-password-file").doesNotContain("<form method");
        }
        try (TestServer local = TestServer.start(store, "--server.address=127.0.0.1")) {
            assertThat(local.get("/login", "X-Forwarded-For", "192.0.2.1").body()).doesNotContain("/login/password");
            Visitor user = new Visitor(local);
            Map<String, String> form = with(user.form("/login", "/login/password"), "name", "Lea", "password", PASSWORD);
            assertThat(user.post("/login/password", with(form, "again", "other")).statusCode()).isEqualTo(400);
            assertThat(user.post("/login/password", with(form, "password", "short", "again", "short")).statusCode()).isEqualTo(400);
            assertThat(user.post("/login/password", with(form, "again", PASSWORD), "X-Forwarded-For", "192.0.2.1").statusCode())
                    .isEqualTo(403);
            assertThat(user.post("/login/password", with(form, "again", PASSWORD), "Origin", "https://stranger.example").statusCode())
                    .isEqualTo(403);
            assertThat(user.post("/login/password", with(form, "again", PASSWORD)).statusCode()).isEqualTo(302);
            assertThat(user.get("/review").statusCode()).isEqualTo(200);
            assertThat(user.post("/login/password", with(form, "again", PASSWORD)).statusCode()).as("twice").isEqualTo(403);
            Path file = store.resolve("review-password");
            assertThat(file).content().doesNotContain("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        // It holds for the next start, wherever that listens.
        try (TestServer again = TestServer.start(store)) {
            Visitor user = new Visitor(again);
            assertThat(user.login("Lea", "not the password").statusCode()).isEqualTo(403);
            assertThat(user.login("Lea", PASSWORD).statusCode()).isEqualTo(302);
        }
    }
}
