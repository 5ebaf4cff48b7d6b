package riposte.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFetcherTest {

    private final ReadOptions open = ReadOptions.defaults().withAllowPrivateAddresses(true);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        base = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private void serve(String path, Answer answer) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                answer.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void serve(String path, String type, byte[] body) {
        serve(path, exchange -> {
            if (type != null) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    private void redirect(String path, int status, String location) {
        serve(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    @Test
    void fetchesAPage() {
        serve("/news/karsholm.html", "text/html; charset=utf-8", Pages.page("").getBytes(UTF_8));
        Article article = Reading.of(open, base + "/news/karsholm.html#top").article();
        assertThat(article.text()).isEqualTo(Pages.TEXT);
        assertThat(article.url()).isEqualTo(base + "/news/karsholm.html");
        assertThat(article.id()).isEqualTo("karsholm");
    }

    @Test
    void fetchesTextAndCorpora() {
        serve("/a.txt", "text/plain", Pages.TEXT.getBytes(UTF_8));
        serve(
                "/b",
                "application/x-ndjson",
                "{\"id\":\"x\",\"text\":\"One.\"}\n{\"id\":\"y\",\"text\":\"Two.\"}".getBytes(UTF_8));
        serve("/c.html.gz", "application/gzip", Pages.gzip(Pages.page().getBytes(UTF_8)));
        Reading reading = Reading.of(open, base + "/a.txt", base + "/b", base + "/c.html.gz");
        assertThat(reading.failures()).isEmpty();
        assertThat(reading.ids()).containsExactly("a", "x", "y", "c");
        assertThat(reading.articles().get(0).url()).isEqualTo(base + "/a.txt");
    }

    @Test
    void takesTheCharsetOfTheHeader() {
        String page = "<p>" + "Le porte-parole a démenti à l'Élysée toute écoute des députés européens.".repeat(2);
        serve("/p", "text/html; charset=ISO-8859-1", page.getBytes(ISO_8859_1));
        assertThat(Reading.of(open, base + "/p").article().text()).contains("démenti à l'Élysée");
    }

    @Test
    void decompressesWithinTheLimit() {
        serve("/good", exchange -> {
            byte[] body = Pages.gzip(Pages.page().getBytes(UTF_8));
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        serve("/bomb", exchange -> {
            byte[] body = Pages.gzip(new byte[64 << 20]);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        assertThat(Reading.of(open, base + "/good").article().text()).isEqualTo(Pages.TEXT);
        assertThat(Reading.of(open, base + "/bomb").failure().message()).contains("larger than the limit of 16 MiB");
    }

    @Test
    void stopsReadingAPageWithoutEnd() {
        serve("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] block = "<p>again and again</p>".repeat(1000).getBytes(UTF_8);
            while (end.getCount() > 0) {
                out.write(block);
            }
        });
        assertThat(Reading.of(open, base + "/endless").failure().message()).contains("larger than the limit");
    }

    @Test
    void followsRedirectsAndNamesTheLastAddress() {
        redirect("/a", 301, "/b?x=1");
        redirect("/b", 307, base + "/c");
        serve("/c", "text/html", Pages.page().getBytes(UTF_8));
        assertThat(Reading.of(open, base + "/a").article().url()).isEqualTo(base + "/c");
    }

    @Test
    void redirectsInACircle() {
        redirect("/a", 302, "/b");
        redirect("/b", 302, "/a");
        assertThat(Reading.of(open, base + "/a").failure().message()).contains("redirects in a circle");
    }

    @Test
    void redirectsForever() {
        server.createContext("/more", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", "/more?" + requests.incrementAndGet());
                exchange.sendResponseHeaders(302, -1);
            }
        });
        assertThat(Reading.of(open, base + "/more").failure().message()).contains("redirects more than 10 times");
        assertThat(requests.get()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:///etc/hostname | file:, which is refused",
                "ftp://host/x | ftp:, which is refused",
                "http:///nowhere | which names no host",
                "http://user:secret@host.example/ | user name or password",
                "http://exa mple/ | no valid address"
            })
    void redirectsToWhatIsNotFetched(String location, String message) {
        redirect("/a", 302, location);
        assertThat(Reading.of(open, base + "/a").failure().message()).contains(message);
    }

    @Test
    void hangsBeforeAnswering() {
        serve("/hang", exchange -> end.await());
        ReadOptions hasty = open.withTimeout(Duration.ofSeconds(5));
        serve("/good", "text/html", Pages.page().getBytes(UTF_8));
        Reading reading = Reading.of(hasty, base + "/hang", base + "/good");
        assertThat(reading.failures()).singleElement().satisfies(f -> {
            assertThat(f.input()).isEqualTo(base + "/hang");
            assertThat(f.message()).contains("took longer than 5 s");
        });
        assertThat(reading.articles()).hasSize(1);
    }

    @Test
    void dripsItsBody() {
        serve("/drip", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            while (!end.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        });
        assertThat(Reading.of(open.withTimeout(Duration.ofSeconds(1)), base + "/drip")
                        .failure()
                        .message())
                .contains("took longer than 1 s");
    }

    @Test
    void dripsItsHeader() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> {
                try (Socket client = socket.accept()) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(UTF_8));
                    while (!end.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        client.getOutputStream().write('x');
                        client.getOutputStream().flush();
                    }
                }
                return null;
            });
            String url = "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/";
            assertThat(Reading.of(open.withTimeout(Duration.ofSeconds(1)), url)
                            .failure()
                            .message())
                    .contains("took longer than 1 s");
        }
    }

    @Test
    void answersWithEndlessHeaders() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> {
                try (Socket client = socket.accept()) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
                    byte[] header = "X-More: yes\r\n".repeat(100).getBytes(UTF_8);
                    while (end.getCount() > 0) {
                        client.getOutputStream().write(header);
                    }
                }
                return null;
            });
            String url = "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/";
            assertThat(Reading.of(open, url).failure().message()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/msword", "image/png", "video/mp4", "application/zip"})
    void otherTypesAreRefused(String type) {
        serve("/x", type, new byte[] {1, 2, 3});
        assertThat(Reading.of(open, base + "/x").failure().message()).contains("is " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "application/octet-stream"})
    void documentsAreReadWithTheirPages(String type) throws IOException {
        serve("/paper", type, Files.readAllBytes(Path.of("src/test/resources/pdf/latex.pdf")));

        Article article = Reading.of(open, base + "/paper").article();

        assertThat(article.pages()).isNotEmpty();
        assertThat(article.url()).isEqualTo(base + "/paper");
        assertThat(article.text()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"404, no such page", "403, does not let it be read", "500, try again later", "429, limits requests"})
    void statusesAreNamed(int status, String hint) {
        serve("/x", exchange -> exchange.sendResponseHeaders(status, -1));
        assertThat(Reading.of(open, base + "/x").failure().message())
                .contains("status " + status)
                .contains(hint);
    }

    @Test
    void emptyAnswer() {
        serve("/x", "text/html", new byte[0]);
        assertThat(Reading.of(open, base + "/x").failure().message()).contains("empty");
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(Reading.of(open, "http://127.0.0.1:" + port + "/").failure().message())
                .contains("does not accept connections");
    }

    @Test
    void noSuchHost() {
        assertThat(Reading.of(open, "http://no-such-host.invalid/").failure().message())
                .contains("cannot be found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://0.0.0.0:%d/",
                "http://127.1:%d/",
                "http://2130706433:%d/",
                "http://127.0.0.1.:%d/",
                "http://10.1.2.3:%d/",
                "http://169.254.169.254:%d/latest/meta-data/",
                "http://192.168.1.1:%d/",
                "http://[fe80::1]:%d/",
                "http://[fd00::1]:%d/",
                "http://100.64.0.1:%d/",
                "http://[::]:%d/"
            })
    void privateAddressesAreRefusedWithoutContact(String address) {
        serve("/", "text/html", Pages.page().getBytes(UTF_8));
        String url = String.format(address, server.getAddress().getPort());
        String message = Reading.of(ReadOptions.defaults(), url).failure().message();
        assertThat(message).containsAnyOf("is refused", "cannot be found", "no valid address", "names no host");
        assertThat(requests.get()).isZero();
    }

    @Test
    void aRefusalSaysWhereTheAddressLeads() {
        assertThat(Reading.of(ReadOptions.defaults(), "http://localhost/")
                        .failure()
                        .message())
                .contains("localhost leads to")
                .contains("--allow-private-addresses");
    }

    private String feed(String... items) {
        return "<?xml version=\"1.0\"?>\n<!-- a feed -->\n<rss version=\"2.0\"><channel><title>The Coast</title><link>"
                + base + "/</link>" + String.join("", items) + "</channel></rss>";
    }

    @Test
    void followsAFeed() {
        serve("/k", "text/html", Pages.page().getBytes(UTF_8));
        serve(
                "/feed",
                "application/rss+xml",
                feed(
                                "<item><title>One</title><link>" + base
                                        + "/k</link><pubDate>Wed, 21 Jul 2021 10:00:00 GMT</pubDate></item>",
                                "<item><guid isPermaLink='false'>tag:7</guid><link>/gone</link></item>",
                                "<item><guid>" + base + "/feed</guid></item>",
                                "<item><link>file:///etc/hostname</link></item>",
                                "<item><link>" + base + "/k</link></item>")
                        .getBytes(UTF_8));
        Reading reading = Reading.of(open, base + "/feed");
        assertThat(reading.articles()).singleElement().satisfies(a -> {
            assertThat(a.url()).isEqualTo(base + "/k");
            assertThat(a.published()).hasToString("2021-07-21T10:00Z");
        });
        assertThat(reading.failures()).extracting(InputFailure::input).containsOnly(base + "/feed");
        assertThat(reading.failures()).extracting(InputFailure::place).containsExactly(base + "/gone", base + "/feed");
        assertThat(reading.failures().get(1).message()).contains("not followed");
    }

    /** By its content, since many are sent as plain JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"application/feed+json", "application/json"})
    void followsTheLinksOfAJsonFeed(String type) {
        serve("/k.html", "text/html", Pages.page().getBytes(UTF_8));
        serve("/feed", type, """
                {"version": "https:\\/\\/jsonfeed.org/version/1.1", "title": "The Coast", "items": [
                 {"id": "1", "url": "/k.html", "date_published": "2024-05-01T10:00:00Z"}, {"id": "2", "title": "nothing to read"}]}
                """.getBytes(UTF_8));
        Article article = Reading.of(open, base + "/feed").article();
        assertThat(article.text()).isEqualTo(Pages.TEXT);
        assertThat(article.published()).hasToString("2024-05-01T10:00Z");
    }

    @Test
    void aFeedInAFileIsHeldToTheSameRules() {
        serve("/k", "text/html", Pages.page().getBytes(UTF_8));
        byte[] feed = feed("<item><link>" + base + "/k</link></item>").getBytes(UTF_8);
        assertThat(Reading.ofStream("coast.xml", feed).failure().message()).contains("is refused");
        assertThat(requests.get()).isZero();
    }

    @Test
    void followsAtomAndSitemaps() {
        serve("/k", "text/html", Pages.page().getBytes(UTF_8));
        serve(
                "/atom",
                "application/atom+xml",
                ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='self' href='/no'/><link rel='alternate'"
                                + " href='k'/><published>2021-07-21T00:00:00Z</published></entry></feed>")
                        .getBytes(UTF_8));
        serve(
                "/sitemap.xml",
                "text/xml",
                ("<?xml version='1.0'?><sitemapindex><sitemap><loc>" + base + "/s1.xml</loc></sitemap></sitemapindex>")
                        .getBytes(UTF_8));
        serve(
                "/s1.xml",
                "text/xml",
                ("<urlset><url><loc>" + base + "/k</loc></url><url><loc>" + base + "/atom</loc></url></urlset>")
                        .getBytes(UTF_8));
        assertThat(Reading.of(open, base + "/atom").article().published()).hasToString("2021-07-21T00:00Z");
        Reading map = Reading.of(open, base + "/sitemap.xml");
        assertThat(map.articles()).hasSize(1);
        assertThat(map.failures()).extracting(InputFailure::place).containsExactly(base + "/atom");
    }

    @Test
    void aFeedWithoutEndIsCut() {
        serve("/k", "text/plain", "One line of text about the port.".getBytes(UTF_8));
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < ReadOptions.defaults().maxLinks() + 50; i++) {
            items.append("<item><link>").append(base).append("/k?").append(i).append("</link></item>");
        }
        serve("/feed", "application/rss+xml", feed(items.toString()).getBytes(UTF_8));
        Reading reading = Reading.of(open.withLang("en"), base + "/feed");
        assertThat(reading.articles()).hasSize(ReadOptions.defaults().maxLinks());
        assertThat(reading.failures()).singleElement().satisfies(f -> assertThat(f.message())
                .contains("beyond the 1000"));
    }

    @Test
    void anEmptyFeedSaysSo() {
        assertThat(Reading.ofStream("a.xml", feed()).failure().message()).contains("names no articles");
    }
}
