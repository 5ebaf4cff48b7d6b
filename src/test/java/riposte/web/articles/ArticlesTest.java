package riposte.web.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.store.file.RunningServer;
import riposte.web.TestServer;

/** Articles into the running server. */
class ArticlesTest {

    private static final String[] TOKEN = {"Authorization", "Bearer open-sesame"};
    private static final String[] LINES = {"Authorization", "Bearer open-sesame", "Content-Type", "application/x-ndjson"};
    private static final String ACCUSATION =
            "Estonia on Friday accused Russia of hacking the servers of its parliament. Moscow rejected the accusation.";

    @TempDir
    static Path folder;

    private static Path store;
    private static TestServer server;

    @BeforeAll
    static void start() {
        store = folder.resolve("store");
        server = TestServer.start(store, "--riposte.token=open-sesame");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTextIsReadAndItsClaimsAreThere() {
        HttpResponse<String> answer = post(
                "/articles?url=https://example.org/estonia&published=2024-03-01&lang=en",
                ACCUSATION,
                "Authorization", "Bearer open-sesame", "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(answer.body()).matches("\\{\"id\":\"article\",\"iri\":\"http[^\"]+\",\"status\":\"kept\",\"claims\":[12],\"hidden\":\\d}\n");
        String iri = answer.body().replaceFirst(".*\"iri\":\"([^\"]+)\".*\n", "$1");
        assertThat(ask("<" + iri + "> a <https://w3id.org/riposte#Article>")).isTrue();
        assertThat(server.get(iri.replaceFirst("http://[^/]+", "") + ".html").body()).contains("accused Russia");
    }

    @Test
    void aLineIsAnsweredWithALineAndABadOneStopsNothing() {
        String lines = line("a", "en", ACCUSATION) + "not json\n" + line("b", "eo", "Estas nenio por legi.") + line("c", "en", ACCUSATION);

        List<String> answers = post("/articles", lines, LINES).body().lines().toList();

        assertThat(answers).hasSize(4);
        assertThat(answers).filteredOn(line -> line.contains("\"status\":\"kept\"")).hasSize(2);
        assertThat(answers).filteredOn(line -> line.contains("\"status\":\"skipped\"")).singleElement().asString().contains("'eo'");
        assertThat(answers).filteredOn(line -> line.contains("\"status\":\"failed\"")).singleElement().asString().contains("line 2", "is not JSON");
    }

    @Test
    void whatIsReadAgainReplacesWhatWasRead() {
        post("/articles", line("again", "en", ACCUSATION), LINES);
        post("/articles", line("again", "en", "Nothing happened in Tallinn."), LINES);

        assertThat(ask("?article <https://schema.org/url> <https://example.org/again>")
                        || ask("?article ?address <https://example.org/again>"))
                .isTrue();
        assertThat(ask("?article ?address <https://example.org/again> . GRAPH ?article { ?claim a <https://w3id.org/riposte#Accusation> }"))
                .isFalse();
    }

    @Test
    void packedBodiesAreUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(line("packed", "en", ACCUSATION).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(server.send("POST", "/articles", BodyPublishers.ofByteArray(packed.toByteArray()),
                        "Authorization", "Bearer open-sesame", "Content-Type", "application/x-ndjson", "Content-Encoding", "gzip")
                .body()).contains("\"kept\"");
        // As a file is packed, without a word about it.
        assertThat(server.send("POST", "/articles", BodyPublishers.ofByteArray(packed.toByteArray()), TOKEN).body()).contains("\"kept\"");
    }

    @Test
    void nothingIsFetchedForWhoSendsAFeed() {
        String feed = "<?xml version=\"1.0\"?><rss><channel><item><link>http://localhost:1/secret</link></item></channel></rss>";

        assertThat(post("/articles", feed, TOKEN).body()).contains("\"failed\"", "is a feed or sitemap");
    }

    @Test
    void strangersAndWrongTokensAreRefused() {
        assertThat(post("/articles", ACCUSATION).statusCode()).isEqualTo(401);
        HttpResponse<String> wrong = post("/articles", ACCUSATION, "Authorization", "Bearer wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void whatIsNoArticleOrHasAFaultIsSaidSo() {
        assertThat(post("/articles", "x=1", "Authorization", "Bearer open-sesame", "Content-Type", "application/x-www-form-urlencoded")
                .statusCode()).isEqualTo(415);
        HttpResponse<String> date = post("/articles?published=tomorrow", ACCUSATION, TOKEN);
        assertThat(date.statusCode()).isEqualTo(400);
        assertThat(date.body()).contains("'tomorrow' is no date such as 2021-07-20");
        assertThat(post("/articles?lang=english", ACCUSATION, TOKEN).statusCode()).isEqualTo(400);
    }

    @Test
    void thisMachinesCommandsFindTheServerWithATokenOfTheirOwn() throws IOException {
        RunningServer running = RunningServer.of(store).orElseThrow();

        assertThat(running.address()).isEqualTo(server.uri("/"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.resolve("server")))).isEqualTo("rw-------");
        assertThat(post("/articles", ACCUSATION, "Authorization", "Bearer " + running.token()).statusCode()).isEqualTo(200);
        // For articles alone.
        assertThat(server.send("POST", "/update", "CLEAR ALL", "Authorization", "Bearer " + running.token(),
                        "Content-Type", "application/sparql-update").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aServerWithoutATokenTakesThemFromThisMachineAloneAndLeavesNothingBehind() {
        Path other = folder.resolve("other");
        try (TestServer closed = TestServer.start(other, "--riposte.read-token=read-me")) {
            String token = RunningServer.of(other).orElseThrow().token();

            assertThat(closed.send("POST", "/articles", ACCUSATION, "Authorization", "Bearer read-me").statusCode()).isEqualTo(403);
            assertThat(closed.send("POST", "/articles", ACCUSATION, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
        }
        assertThat(RunningServer.of(other)).isEmpty();
    }

    private static HttpResponse<String> post(String path, String body, String... headers) {
        return server.send("POST", path, body, headers);
    }

    private static String line(String id, String lang, String text) {
        return "{\"id\":\"" + id + "\",\"url\":\"https://example.org/" + id + "\",\"lang\":\"" + lang + "\",\"text\":\"" + text + "\"}\n";
    }

    private static boolean ask(String pattern) {
        return server.send("POST", "/sparql", "ASK { " + pattern + " }", "Content-Type", "application/sparql-query", "Accept", "application/sparql-results+json")
                .body()
                .contains("true");
    }
}
