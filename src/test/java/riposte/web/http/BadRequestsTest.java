package riposte.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import riposte.web.RawHttp;
import riposte.web.TestServer;

/** A client's mistake is answered with its status, one line and our headers, and leaves no trace in the log. */
class BadRequestsTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\n";
    private static final String TOKEN = "Bearer a secret of the test";

    @TempDir
    static Path directory;

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"), "--riposte.token=a secret of the test");
        LOG.start();
        root().addAppender(LOG);
    }

    /** Of everything that the tests of this class sent. */
    @AfterAll
    static void stop() {
        root().detachAppender(LOG);
        server.close();
        assertThat(LOG.list).filteredOn(event -> event.getThrowableProxy() != null).isEmpty();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static void assertRefused(RawHttp.Answer answer, int status) {
        assertThat(answer.status()).as(answer.head()).isEqualTo(status);
        assertThat(answer.body().lines()).as(answer.body()).hasSize(1);
        assertThat(answer.body()).isNotBlank();
        assertThat(answer.has("Content-Type", "text/plain")).as(answer.head()).isTrue();
        assertThat(answer.has("Content-Security-Policy", "default-src 'none'")).as(answer.head()).isTrue();
        assertThat(answer.has("X-Content-Type-Options", "nosniff")).as(answer.head()).isTrue();
        assertThat(answer.has("X-Frame-Options", "DENY")).as(answer.head()).isTrue();
        assertThat(answer.has("Referrer-Policy", "no-referrer")).as(answer.head()).isTrue();
    }

    /** These never reach the application. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\n\n",
                "GET /\u0001 HTTP/1.1\nHost: localhost\n\n",
                "GET / HTTP/1.1\nHo st: localhost\n\n",
                "GET / HTTP/1.1\nConnection: close\n\n",
                "GET / HTTP/1.1\nHost: a/b\n\n",
                "GET /%zz HTTP/1.1\nHost: localhost\n\n",
                "GET /%ED%A0%80 HTTP/1.1\nHost: localhost\n\n",
                "GET /a%00b HTTP/1.1\nHost: localhost\n\n",
                "GET /actor%2Fchina HTTP/1.1\nHost: localhost\n\n"
            })
    void answers400InOneLineToBrokenRequests(String request) throws IOException {
        assertRefused(RawHttp.send(server, request.replace("\n", "\r\n")), 400);
    }

    @Test
    void answersOtherFaultsOfTheProtocolInOneLine() throws IOException {
        assertRefused(RawHttp.send(server, "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"), 505);
        assertRefused(RawHttp.get(server, "/?lang=" + "x".repeat(70_000), "Host: localhost\n"), 400);
        assertRefused(
                RawHttp.send(server, "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?lang=%zz",
                "/claims?q=%ED%A0%80",
                "/search.json?q=%C3",
                "/query?query=%ED%A0%80",
                "/graph?focus=%",
                "/sparql?query=%ED%A0%80",
                "/sparql?query=ASK%7B%7D&x=%zz",
                "/export?format=%FF"
            })
    void answers400ToParametersThatCannotBeDecoded(String path) throws IOException {
        assertRefused(RawHttp.get(server, path, "Host: localhost\n"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query=%ED%A0%80", "query=ASK%7B%7D&x=%z", "query=%FF"})
    void answers400ToFormsThatCannotBeDecoded(String form) throws IOException {
        assertRefused(RawHttp.send(server, post(FORM + "Content-Length: " + form.length() + "\n", form)), 400);
    }

    private static String post(String headers, String body) {
        return ("POST /sparql HTTP/1.1\nHost: localhost\nConnection: close\n" + headers + "\n").replace("\n", "\r\n")
                + body;
    }

    @Test
    void answers4xxToBadChunks() throws IOException {
        String chunked = FORM + "Transfer-Encoding: chunked\n";
        String large = "query=" + "x".repeat(3_000_000);
        String body = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
        assertRefused(RawHttp.send(server, post(chunked, body)), 413);
        assertRefused(RawHttp.send(server, post(chunked, "zz\r\nquery=x\r\n0\r\n\r\n")), 400);
    }

    @Test
    void readsChunkedForms() throws IOException {
        RawHttp.Answer answer = RawHttp.send(
                server, post(FORM + "Transfer-Encoding: chunked\n", "6\r\nquery=\r\n9\r\nASK%7B%7D\r\n0\r\n\r\n"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("true");
    }

    @Test
    void answers414WhereARedirectionCannotRepeatTheAddress() throws IOException {
        assertRefused(RawHttp.get(server, "/ontology?lang=" + "x".repeat(20_000), "Host: localhost\n"), 414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/claims", "/actors", "/articles", "/incidents", "/search", "/query", "/graph", "/timeline"})
    void bearsLongAndOddParameters(String path) throws IOException {
        for (String value : List.of("x".repeat(20_000), "%00", "%F0%9F%92%A9", "-1", "en;q=1", "%3Cscript%3E", "..%2F..")) {
            for (String name : List.of("lang", "q", "type", "actor", "page", "from", "focus", "example", "confidence")) {
                RawHttp.Answer answer = RawHttp.get(server, path + "?" + name + "=" + value, "Host: localhost\n");
                assertThat(answer.status()).as(path + " " + name + " " + value).isBetween(200, 499);
                assertThat(answer.body()).as(path + " " + name + " " + value).doesNotContain("??");
            }
        }
    }

    /** Shapes of queries, by how deep or long they are. */
    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("parentheses", n -> "ASK { FILTER(" + "(".repeat(n) + "1" + ")".repeat(n) + ") }"),
                shape("not", n -> "ASK { FILTER(" + "!(".repeat(n) + "true" + ")".repeat(n) + ") }"),
                shape("or", n -> "ASK { FILTER(" + "?x=1||".repeat(n) + "true) }"),
                shape("plus", n -> "ASK { FILTER(" + "1+".repeat(n) + "1 > 1) }"),
                shape("groups", n -> "ASK " + "{".repeat(n + 1) + "}".repeat(n + 1)),
                shape("union", n -> "ASK { " + "{ ?a ?b ?c } UNION ".repeat(n) + "{} }"),
                shape("optional", n -> "ASK { " + "?a ?b ?c OPTIONAL { ".repeat(n) + "}".repeat(n) + " }"),
                shape("path", n -> "ASK { ?a " + "(".repeat(n) + "<p:q>" + ")*".repeat(n) + " ?b }"),
                shape("sequence", n -> "ASK { ?a " + "<p:q>/".repeat(n) + "<p:q> ?b }"),
                shape("list", n -> "ASK { ?a <p:q> " + "(".repeat(n) + "1" + ")".repeat(n) + " }"),
                shape("concat", n -> "SELECT * { BIND(" + "CONCAT(".repeat(n) + "'a'" + ")".repeat(n) + " AS ?x) }"),
                shape("exists", n -> "ASK { " + "FILTER EXISTS { ?a ?b ?c ".repeat(n) + "}".repeat(n) + " }"),
                shape("select", n -> "ASK { " + "{ SELECT * { ".repeat(n) + "}}".repeat(n) + " }"),
                shape("minus", n -> "ASK { " + "MINUS { ?a ?b ?c ".repeat(n) + "}".repeat(n) + " }"),
                shape("bind", n -> "ASK { BIND(1 AS ?v0) " + Stream.iterate(1, i -> i + 1).limit(n)
                        .map(i -> "BIND(?v" + (i - 1) + " AS ?v" + i + ") ")
                        .reduce("", String::concat) + "}"));
    }

    private static Arguments shape(String name, IntFunction<String> query) {
        return Arguments.of(name, query);
    }

    /** No depth between a small and a huge one is too deep for the checks and yet not refused by them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void answersOrRefusesQueriesOfEveryDepth(String name, IntFunction<String> query) {
        List<Integer> statuses = new ArrayList<>();
        for (int n : new int[] {3, 30, 200, 400, 800, 1_200, 2_000, 5_000, 20_000}) {
            String text = query.apply(n);
            if (text.length() > 300_000) {
                break;
            }
            HttpResponse<String> response = server.send(
                    "POST", "/sparql", "query=" + URLEncoder.encode(text, UTF_8), "Content-Type", FORM.substring(14).strip());
            assertThat(response.statusCode()).as(n + ": " + response.body()).isIn(200, 400, 422);
            assertThat(response.body()).doesNotContain("StackOverflow");
            statuses.add(response.statusCode());
        }
        assertThat(statuses.get(0)).isEqualTo(200);
    }

    @Test
    void refusesUpdatesThatAreNestedTooDeeply() {
        for (int n : new int[] {500, 1_500, 20_000}) {
            for (String where : List.of(
                    "{".repeat(n) + "}".repeat(n),
                    "{ FILTER(" + "?x=1||".repeat(n) + "true) }",
                    "{ " + "{ ?a ?b ?c } UNION ".repeat(n) + "{} }")) {
                HttpResponse<String> response = server.send(
                        "POST",
                        "/update",
                        "INSERT { GRAPH <a:g> { <a:s> <a:p> 1 } } WHERE " + where,
                        "Content-Type",
                        "application/sparql-update",
                        "Authorization",
                        TOKEN);
                assertThat(response.statusCode()).as(n + ": " + response.body()).isIn(200, 204, 400, 422);
            }
        }
    }

    /** A client that hangs up in the midst of its request, or of the answer. */
    @Test
    void bearsClientsThatLeave() throws Exception {
        for (String request : List.of(
                post(FORM + "Content-Length: 1000\n", "query=ASK"),
                post(FORM + "Transfer-Encoding: chunked\n", "6\r\nque"),
                "GET /export?format=trig HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /ontology.ttl HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            for (int i = 0; i < 5; i++) {
                try (var socket = RawHttp.connect(server, "127.0.0.1")) {
                    socket.setSoLinger(true, 0);
                    socket.getOutputStream().write(request.getBytes(UTF_8));
                    socket.getOutputStream().flush();
                    Thread.sleep(20);
                }
            }
        }
        assertThat(server.get("/").statusCode()).isEqualTo(200);
    }
}
