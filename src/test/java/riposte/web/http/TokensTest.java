package riposte.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.web.RawHttp;
import riposte.web.TestServer;
import riposte.web.WebSettings;

/** Tokens for reading and writing, and the rate of requests. */
class TokensTest {

    @TempDir
    static Path directory;

    private static TestServer locked;

    @BeforeAll
    static void start() {
        locked = TestServer.start(
                directory.resolve("locked"),
                "--riposte.read-token=réading",
                "--riposte.token=writing",
                "--riposte.public-hosts=claims.example");
    }

    @AfterAll
    static void stop() {
        locked.close();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "/claims", "/sparql?query=ASK%7B%7D", "/sparql", "/export?format=nt", "/ontology.ttl", "/graph.json",
                "/css/riposte.css", "/search.json?q=a", "/.well-known/void", "/nothing", "/health/../claims",
                "/health/%2e%2e/claims", "/healthy", "/mcp"
            })
    void readsNothingWithoutTheToken(String path) throws Exception {
        RawHttp.Answer answer = RawHttp.get(locked, path, "Host: localhost\n");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.has("WWW-Authenticate", "Basic realm=")).isTrue();
        assertThat(answer.has("WWW-Authenticate", "Bearer realm=")).isTrue();
        assertThat(answer.has("Content-Security-Policy", "default-src")).isTrue();
        assertThat(answer.body().lines()).hasSize(1);
    }

    @Test
    void opensToNothingElse() {
        for (String wrong : new String[] {
            "Bearer", "Bearer ", "Bearer reading", "Bearer writing2", "Basic", "Basic !!!", basic("writing:"), basic(":"), "writing"
        }) {
            assertThat(locked.get("/", "Authorization", wrong).statusCode()).as(wrong).isEqualTo(401);
        }
    }

    @Test
    void opensToBothTokensInBothSchemes() {
        for (String right : new String[] {"Bearer writing", "bearer writing", basic("anybody:réading"), basic(":writing")}) {
            assertThat(locked.get("/", "Authorization", right).statusCode()).as(right).isEqualTo(200);
            assertThat(locked.get("/sparql?query=ASK%7B%7D", "Authorization", right).statusCode())
                    .isEqualTo(200);
        }
        assertThat(locked.get("/health").statusCode()).isNotEqualTo(401);
    }

    @Test
    void writesWithTheWritingTokenAlone() {
        String[] update = {"POST", "/update", "INSERT DATA { GRAPH <a:g> { <a:b> <a:c> 1 } }"};
        assertThat(locked.send(
                                update[0], update[1], update[2],
                                "Content-Type", "application/sparql-update",
                                "Authorization", basic("x:réading"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(locked.send(
                                update[0], update[1], update[2],
                                "Content-Type", "application/sparql-update",
                                "Authorization", "Bearer writing")
                        .statusCode())
                .isIn(200, 204);
    }

    /** A name does not make a store public that asks for a token. */
    @Test
    void staysPrivateForOtherSites() {
        String[] headers = {
            "Authorization", basic("x:writing"), "Origin", "https://stranger.example", "Sec-Fetch-Site", "cross-site"
        };
        assertThat(locked.get("/search.json?q=a", headers).statusCode()).isEqualTo(403);
        assertThat(locked.get("/", "Origin", "https://stranger.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void showsNoTokenInWords() {
        WebSettings settings = locked.context().getBean(WebSettings.class);
        assertThat(settings.writable()).isTrue();
        assertThat(settings.toString()).doesNotContain("writing", "réading");
        assertThat(Secret.of("  ").matches("")).isFalse();
        assertThat(Secret.of("a").matches("a")).isTrue();
    }

    @Test
    void answers429AboveTheRate() throws Exception {
        try (TestServer server = TestServer.start(directory.resolve("rate"), "--riposte.requests-per-minute=30")) {
            int answered = -1;
            RawHttp.Answer refused;
            do {
                refused = RawHttp.get(server, "/sparql?query=ASK%7B%7D", "Host: localhost\n");
                assertThat(++answered).isLessThan(60);
            } while (refused.status() == 200);
            assertThat(answered).isGreaterThanOrEqualTo(30);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.has("Retry-After", "")).isTrue();
            assertThat(refused.has("X-Content-Type-Options", "nosniff")).isTrue();
            assertThat(refused.body().lines()).hasSize(1);
            try (var other = RawHttp.connect(server, "127.0.0.2")) {
                other.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
                assertThat(RawHttp.read(other).status()).isEqualTo(200);
            }
        }
    }
}
