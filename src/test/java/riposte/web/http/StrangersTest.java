package riposte.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.web.RawHttp;
import riposte.web.TestServer;

/** What a web site in another tab can do to a private store, and to a public one. */
class StrangersTest {

    private static final String ORIGIN = "https://stranger.example";
    private static final String QUERY = "/sparql?query=ASK%7B%7D";

    @TempDir
    static Path directory;

    private static TestServer local;
    private static TestServer outside;
    private static TestServer open;

    @BeforeAll
    static void start() {
        local = TestServer.start(directory.resolve("local"), "--server.address=127.0.0.1");
        outside = TestServer.start(directory.resolve("outside"), "--riposte.cors-origins=https://editor.example");
        open = TestServer.start(
                directory.resolve("open"),
                "--riposte.base=https://base.example/",
                "--riposte.public-hosts=claims.example,www.claims.example",
                "--riposte.token=a secret of the test");
    }

    @AfterAll
    static void stop() {
        local.close();
        outside.close();
        open.close();
    }

    private static int status(TestServer server, String host, String path) throws IOException {
        return RawHttp.get(server, path, "Host: " + host + "\n").status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "LOCALHOST:80", "localhost.:8080", "riposte.localhost", "127.0.0.1", "127.1.2.3:9000", "[::1]:8080",
                "[0:0:0:0:0:0:0:1]"
            })
    void answersToLocalNames(String host) throws IOException {
        assertThat(status(local, host, "/")).isEqualTo(200);
        assertThat(status(outside, host, "/")).isEqualTo(200);
        assertThat(status(open, host, "/")).isEqualTo(200);
    }

    /** DNS rebinding: the stranger's name leads to this machine, and the browser sends it as the host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stranger.example", "stranger.example:8080", "localhost.stranger.example", "127.0.0.1.stranger.example",
                "notlocalhost", "127.0.0.1.example", "0.0.0.0.example"
            })
    void answersNoOtherNames(String host) throws IOException {
        for (TestServer server : new TestServer[] {local, outside, open}) {
            for (String path : new String[] {"/", QUERY, "/export?format=nt", "/search.json?q=a", "/css/riposte.css"}) {
                RawHttp.Answer answer = RawHttp.get(server, path, "Host: " + host + "\n");
                assertThat(answer.status()).as(path).isEqualTo(421);
                assertThat(answer.body().lines()).hasSize(1);
                assertThat(answer.body()).contains("--public-host");
                assertThat(answer.has("Content-Security-Policy", "default-src 'none'")).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 421, 200, 200",
        "[2001:db8::7]:8080, 421, 200, 200",
        "claims.example, 421, 421, 200",
        "WWW.claims.example:8080, 421, 421, 200",
        "base.example, 421, 421, 200"
    })
    void answersToAddressesAndNamesWhereItListensOutside(String host, int local, int outside, int open)
            throws IOException {
        assertThat(status(StrangersTest.local, host, "/")).isEqualTo(local);
        assertThat(status(StrangersTest.outside, host, "/")).isEqualTo(outside);
        assertThat(status(StrangersTest.open, host, "/")).isEqualTo(open);
    }

    /** The host of the request line counts, not the header beside it. */
    @Test
    void looksAtTheHostOfAbsoluteRequestLines() throws IOException {
        assertThat(RawHttp.send(
                                local,
                                "GET http://stranger.example/ HTTP/1.1\r\nHost: stranger.example\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(421);
        assertThat(RawHttp.send(
                                local,
                                "GET http://stranger.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .status())
                .isIn(400, 421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", QUERY, "/export?format=nt", "/search.json?q=a", "/nothing"})
    void givesAPrivateStoreToNoOtherOrigin(String path) {
        HttpResponse<String> response = local.get(path, "Origin", ORIGIN);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        for (String mode : new String[] {"cors", "no-cors"}) {
            assertThat(local.get(path, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", "script")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void letsPeopleFollowLinks() {
        String[] visit = {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"};
        assertThat(local.get("/", visit).statusCode()).isEqualTo(200);
        assertThat(local.send("POST", "/sparql", "query=ASK%7B%7D", with(visit, "Content-Type", "application/x-www-form-urlencoded"))
                        .statusCode())
                .isEqualTo(403);
        visit[5] = "iframe";
        assertThat(local.get("/", visit).statusCode()).isEqualTo(403);
        for (String near : new String[] {"same-origin", "none"}) {
            assertThat(local.get(QUERY, "Sec-Fetch-Site", near, "Sec-Fetch-Mode", "cors").statusCode())
                    .isEqualTo(200);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    @Test
    void letsConfiguredOriginsRead() {
        String[] headers = {
            "Origin", "https://editor.example", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors"
        };
        HttpResponse<String> response = outside.get(QUERY, headers);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://editor.example");
        headers[1] = ORIGIN;
        assertThat(outside.get(QUERY, headers).statusCode()).isEqualTo(403);
        assertThat(outside.get(QUERY, "Origin", ORIGIN).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", QUERY, "/nothing", "/sparql?query=nonsense"})
    void letsEveryOriginReadAPublicStore(String path) {
        HttpResponse<String> response = open.get(path, "Origin", ORIGIN, "Sec-Fetch-Site", "cross-site");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(open.get(path, "Origin", ORIGIN, "Authorization", "Bearer a secret of the test")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/sparql, POST, content-type, true",
        "/sparql, POST, 'content-type,authorization', true",
        "/sparql, GET, authorization, false",
        "/update, POST, content-type, false",
        "/update, POST, 'authorization,content-type', false",
        "/data?graph=a:b, PUT, content-type, false",
        "/data?graph=a:b, DELETE, accept, false",
        "/data?graph=a:b, GET, accept, false"
    })
    void answersPreflightForReadsAlone(String path, String method, String headers, boolean allowed) {
        HttpResponse<String> response = open.send(
                "OPTIONS",
                path,
                BodyPublishers.noBody(),
                "Origin",
                ORIGIN,
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                headers);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin").isPresent())
                .isEqualTo(allowed);
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .doesNotContainIgnoringCase("authorization");
    }

    @Test
    void writesNeverByCors() {
        HttpResponse<String> response = open.send(
                "POST",
                "/update",
                "INSERT DATA { GRAPH <a:g> { <a:b> <a:c> 1 } }",
                "Content-Type",
                "application/sparql-update",
                "Authorization",
                "Bearer a secret of the test",
                "Origin",
                ORIGIN);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
}
