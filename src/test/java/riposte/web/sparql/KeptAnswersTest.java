package riposte.web.sparql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.web.TestServer;

/** Answers that are given again: the same ones, until something is written. */
class KeptAnswersTest {

    private static final String NAMES = "SELECT ?n WHERE { ?s <http://example.org/name> ?n } ORDER BY ?n";
    private static final Pattern AGAIN = Pattern.compile("(?m)^riposte_queries_again_total (\\S+)$");

    @TempDir
    static Path directory;

    private static TestServer server;
    private static TestServer without;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("a"), "--riposte.token=secret", "--riposte.metrics=true");
        without = TestServer.start(directory.resolve("b"), "--riposte.answer-cache=0", "--riposte.metrics=true");
        name("first");
    }

    @AfterAll
    static void stop() {
        server.close();
        without.close();
    }

    private static void name(String name) {
        String update = "INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/a> <http://example.org/name> \"" + name + "\" } }";
        assertThat(server.send("POST", "/update", update, "Content-Type", "application/sparql-update", "Authorization", "Bearer secret")
                        .statusCode())
                .isIn(200, 204);
    }

    private static HttpResponse<String> ask(TestServer of, String query, String... headers) {
        return of.get("/sparql?query=" + URLEncoder.encode(query, UTF_8), headers);
    }

    private static double again(TestServer of) {
        Matcher line = AGAIN.matcher(of.get("/metrics").body());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void theSameIsSaidAgainUntilSomethingIsWritten() {
        HttpResponse<String> first = ask(server, NAMES + " # 1");
        double before = again(server);
        HttpResponse<String> second = ask(server, NAMES + " # 1");

        assertThat(again(server)).isEqualTo(before + 1);
        assertThat(second.body()).isEqualTo(first.body()).contains("first");
        assertThat(second.headers().map()).usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("date")
                .isEqualTo(first.headers().map());

        name("another");
        assertThat(ask(server, NAMES + " # 1").body()).contains("first", "another");
        assertThat(again(server)).isEqualTo(before + 1);
    }

    @Test
    void eachFormatIsAnAnswerOfItsOwn() {
        String query = NAMES + " # 2";
        for (int time = 0; time < 2; time++) {
            assertThat(ask(server, query, "Accept", "text/csv").body()).startsWith("n\r\n");
            assertThat(ask(server, query, "Accept", "application/sparql-results+xml").body()).contains("<sparql");
            assertThat(ask(server, query, "Accept", "image/png").statusCode()).isEqualTo(406);
            assertThat(server.get("/sparql?format=tsv&query=" + URLEncoder.encode(query, UTF_8)).body()).startsWith("?n\n");
            assertThat(server.get("/sparql?default-graph-uri=http://example.org/none&query=" + URLEncoder.encode(query, UTF_8)).body())
                    .doesNotContain("first");
        }
        assertThat(server.send("HEAD", "/sparql?query=" + URLEncoder.encode(query, UTF_8), "", "Accept", "text/csv").body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT (NOW() AS ?n) {}", "SELECT (rand() AS ?n) {}", "SELECT (STRUUID() AS ?n) {}", "SELECT (UUID() AS ?n) {}"})
    void whatIsNewEachTimeIsNew(String query) {
        assertThat(ask(server, query).body()).isNotEqualTo(ask(server, query).body());
    }

    @Test
    void aFailureIsNotKept() {
        double before = again(server);
        assertThat(ask(server, "SELECT nothing").statusCode()).isEqualTo(400);
        assertThat(ask(server, "SELECT nothing").statusCode()).isEqualTo(400);
        assertThat(again(server)).isEqualTo(before);
    }

    /** Not for a moment either, while the threads that clear up behind a cache have other work. */
    @Test
    void nothingIsKeptWhereNothingShallBe() {
        CountDownLatch asked = new CountDownLatch(1);
        for (int worker = 0; worker < ForkJoinPool.getCommonPoolParallelism(); worker++) {
            ForkJoinPool.commonPool().submit(() -> asked.await(1, TimeUnit.MINUTES));
        }
        try {
            ask(without, NAMES);
            ask(without, NAMES);
            assertThat(again(without)).isZero();
        } finally {
            asked.countDown();
        }
    }
}
