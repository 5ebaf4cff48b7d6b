package riposte.web.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import riposte.web.Fixture;
import riposte.web.RawHttp;
import riposte.web.TestServer;

/** Clients that send or read byte by byte take nothing from the others. */
class SlowClientsTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final List<String> ASKED = List.of("/", "/actor/borealia.html", "/sparql?query=ASK%7B%7D", "/css/riposte.css");

    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    @TempDir
    static Path directory;

    private static TestServer server;

    private final List<Socket> held = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"), "--riposte.token=writing");
        Fixture.load(server);
        // An export that no buffer of a socket swallows.
        StringBuilder graph = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            graph.append("<http://example.org/%d> <http://example.org/text> \"%s\" .%n".formatted(i, "x".repeat(300)));
        }
        assertThat(server.send(
                                "PUT", "/data?graph=http://example.org/large", graph.toString(),
                                "Content-Type", "application/n-triples",
                                "Authorization", "Bearer writing")
                        .statusCode())
                .isEqualTo(201);
        // What is made when it is first asked for is not what is measured here.
        ASKED.forEach(server::get);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
    }

    /** Opens connections that send a request and then neither send nor read any more. */
    private void hold(int count, String from, String request) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", server.uri("/").getPort()));
            held.add(socket);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    private static void assertAlive() {
        for (String path : ASKED) {
            long begin = System.nanoTime();
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(path).isLessThan(AT_ONCE);
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    @Test
    void bodiesThatNeverEndHoldNoPlaceOfAQuery() throws Exception {
        hold(40, "127.0.0.1", "POST /sparql HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: 500\r\n\r\nquery=");
        pause(Duration.ofSeconds(1));
        assertAlive();
    }

    @Test
    void bodiesForPagesHoldNoThread() throws Exception {
        for (String request : List.of(
                "POST / HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: 500\r\n\r\nq=",
                "POST /graph/data HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: 500\r\n\r\nq=",
                "POST /claims HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nq",
                "GET /claims HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nq")) {
            hold(60, "127.0.0.1", request);
        }
        pause(Duration.ofSeconds(1));
        assertAlive();
    }

    /** From two addresses, so that no share of one client explains it. */
    @Test
    void readersThatDoNotReadLeaveThePagesAlive() throws Exception {
        String export = "GET /export?format=nt HTTP/1.1\r\nHost: localhost\r\n\r\n";
        hold(115, "127.0.0.2", export);
        hold(115, "127.0.0.3", export);
        pause(Duration.ofSeconds(2));
        try (Socket late = RawHttp.connect(server, "127.0.0.4")) {
            late.getOutputStream().write(export.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
            RawHttp.Answer refused = RawHttp.read(late);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.has("Retry-After", "")).isTrue();
        }
        assertAlive();
        // A client that takes nothing for ten seconds is left.
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        int status = 0;
        while (status != 200 && System.nanoTime() < end) {
            pause(Duration.ofSeconds(1));
            status = exported();
        }
        assertThat(status).isEqualTo(200);
    }

    private static int exported() throws IOException {
        try (Socket socket = RawHttp.connect(server, "127.0.0.4")) {
            socket.getOutputStream()
                    .write("HEAD /export?format=nt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            return RawHttp.read(socket).status();
        }
    }

    /** Bytes keep coming, so no time-out of a single read ends it. */
    @Test
    void answers408ToBodiesThatDrip() throws Exception {
        try (Socket socket = RawHttp.connect(server, "127.0.0.1")) {
            socket.getOutputStream()
                    .write(("POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + FORM
                                    + "Content-Length: 500\r\n\r\nquery=")
                            .getBytes(US_ASCII));
            long begin = System.nanoTime();
            while (socket.getInputStream().available() == 0
                    && System.nanoTime() - begin < Duration.ofSeconds(25).toNanos()) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
                pause(Duration.ofMillis(200));
            }
            RawHttp.Answer answer = RawHttp.read(socket);
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body().lines()).hasSize(1);
        }
    }

    /** Who is not told sends the next request on a connection that is gone. */
    @ParameterizedTest
    @CsvSource({
        "POST, /mcp, Origin: https://evil.example, 403",
        "POST, /mcp, Sec-Fetch-Site: cross-site, 403",
        "DELETE, /mcp, Accept: */*, 405",
        "POST, /nothing, Accept: */*, 404",
        "POST, /articles, Accept: */*, 401",
        "POST, /articles/new, Accept: text/html, 401",
        "POST, /api/claims, Accept: */*, 405",
        "GET, /, Accept: text/html, 200",
        "POST, /%zz, Accept: */*, 400",
    })
    void anAnswerBeforeTheBodySaysThatTheConnectionCloses(String method, String path, String header, int status) throws Exception {
        try (Socket socket = RawHttp.connect(server, "127.0.0.1")) {
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n{")
                            .getBytes(US_ASCII));
            RawHttp.Answer answer = RawHttp.read(socket);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.has("Connection", "close")).as(answer.head()).isTrue();
        }
    }

    @Test
    void answersWholeExportsToClientsThatRead() throws Exception {
        HttpResponse<String> response = server.get("/export?format=nt");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().lines().filter(line -> line.contains("example.org/text")).count())
                .isEqualTo(40_000);
    }

    /** One client holds its share of the places, and another still finds one. */
    @Test
    void aClientHoldsNoMoreThanItsShare() {
        Places places = new Places(4, 0.5);
        assertThat(places.enter("a")).isTrue();
        assertThat(places.enter("a")).isTrue();
        assertThat(places.enter("a")).isFalse();
        assertThat(places.enter("b")).isTrue();
        assertThat(places.enter("c")).isTrue();
        assertThat(places.enter("d", Duration.ofMillis(50))).isFalse();
        places.leave("a");
        assertThat(places.enter("d")).isTrue();
        assertThat(places.enter("a")).isFalse();
        places.leave("b");
        assertThat(places.enter("a")).isTrue();
    }
}
