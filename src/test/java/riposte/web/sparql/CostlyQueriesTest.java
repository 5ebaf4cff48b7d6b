package riposte.web.sparql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import riposte.web.TestServer;

/** Queries that would never end, or fill the memory: each is stopped, and nobody else notices. */
class CostlyQueriesTest {

    /** What once kept a worker, and every later time-out, for ever. */
    private static final String PRODUCT =
            "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 100000000";

    private static final String LIGHT = "SELECT * { <http://example.org/n/1> <http://example.org/next> ?o }";
    private static final String TOKEN = "Bearer a secret of the test";
    /** What the server allows. */
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** What a client asks for that has no time. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                directory.resolve("store"),
                "--riposte.token=a secret of the test",
                "--riposte.query-timeout=" + LIMIT.toMillis() + "ms");
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            ring.append("<http://example.org/n/%d> <http://example.org/next> <http://example.org/n/%d> , <http://example.org/n/%d> .%n"
                    .formatted(i, (i + 1) % 2_000, (i * 7 + 3) % 2_000));
        }
        HttpResponse<String> put = server.send(
                "PUT",
                "/data?graph=http://example.org/ring",
                ring.toString(),
                "Content-Type",
                "text/turtle",
                "Authorization",
                TOKEN);
        assertThat(put.statusCode()).as(put.body()).isIn(200, 201, 204);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CompletableFuture<HttpResponse<String>> send(String query, Duration time) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri("/sparql").toString()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "timeout=" + time.toSeconds() + "&query=" + URLEncoder.encode(query, UTF_8)))
                .timeout(LIMIT.plusSeconds(10))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    private static String doubled(String first, String next, int times) {
        return "SELECT * { BIND(" + first + " AS ?x0) "
                + IntStream.rangeClosed(1, times)
                        .mapToObj(i -> "BIND(" + next.replace("?x", "?x" + (i - 1)) + " AS ?x" + i + ")")
                        .collect(Collectors.joining(" "))
                + " }";
    }

    static Stream<Arguments> outOfTime() {
        String chain = IntStream.range(0, 500)
                .mapToObj(i -> "?v" + i + " ?p" + i % 3 + " ?v" + (i + 1))
                .collect(Collectors.joining(" . "));
        String apart = IntStream.range(0, 500)
                .mapToObj(i -> "?s" + i + " ?p" + i + " ?o" + i)
                .collect(Collectors.joining(" . "));
        return Stream.of(
                Arguments.of("a product whose rows are skipped", PRODUCT),
                Arguments.of("a long chain", "SELECT * { ?s ?p ?o FILTER NOT EXISTS { " + chain + " . ?v500 <a:b> ?s } }"),
                Arguments.of("many patterns apart", "SELECT * { ?s ?p ?o FILTER EXISTS { " + apart + " FILTER(?s1 = 7) } }"),
                Arguments.of("nested paths", "SELECT (COUNT(*) AS ?n) { ?s (((<http://example.org/next>+)+)/(^<http://example.org/next>)+)+ ?o }"),
                Arguments.of("a path over every property", "SELECT (COUNT(*) AS ?n) { ?s ((!<a:b>)+/(!<a:c>)+)+ ?o }"),
                Arguments.of("a product in memory", "SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?b ?c } } { SELECT ?d { ?d ?e ?f } } { SELECT ?g { ?g ?h ?i } } FILTER(RAND() > 2) }"),
                Arguments.of("a product of values", "SELECT (COUNT(*) AS ?n) { "
                        + IntStream.range(0, 8).mapToObj(i -> "VALUES ?v" + i + " { "
                                + "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 }").collect(Collectors.joining(" "))
                        + " }"),
                Arguments.of("sums of a product", "SELECT ?a (SUM(STRLEN(STR(?i))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ?d ?g"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void outOfTime(String name, String query) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> response = send(query, SHORT).get();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.body()).contains("timed out");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.multipliedBy(8));
    }

    static Stream<Arguments> outOfBytes() {
        return Stream.of(
                Arguments.of("CONCAT", doubled("'0123456789'", "CONCAT(?x,?x)", 30)),
                Arguments.of("REPLACE", doubled("'0123456789'", "REPLACE(?x,'(.)','$1$1$1$1$1$1$1$1$1$1')", 30)),
                Arguments.of("fn:concat", "PREFIX fn: <http://www.w3.org/2005/xpath-functions#> " + doubled("'0123456789'", "fn:concat(?x,?x)", 30)),
                Arguments.of("multiplication", doubled("12345678901234567890", "(?x * ?x)", 40)),
                Arguments.of("many long texts", "SELECT (COUNT(DISTINCT ?y) AS ?n) { ?a ?b ?c . ?d ?e ?f "
                        + "BIND(CONCAT(STR(?a), STR(?d), '" + "x".repeat(100_000) + "') AS ?y) }"),
                Arguments.of("GROUP_CONCAT", "SELECT (GROUP_CONCAT(?y) AS ?z) { ?a ?b ?c . ?d ?e ?f "
                        + "BIND(CONCAT(STR(?a), '" + "x".repeat(100_000) + "') AS ?y) }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void outOfBytes(String name, String query) throws Exception {
        HttpResponse<String> response = send(query, LIMIT).get();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(response.body()).containsPattern("too many bytes|takes too long").hasLineCount(1);
    }

    static Stream<Arguments> refused() {
        String many = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("IN", "SELECT * { ?s ?p ?o FILTER(?o IN (" + many + ")) }"),
                Arguments.of("BIND", doubled("1", "1", 20_000)),
                Arguments.of("OPTIONAL", "SELECT * { " + "OPTIONAL { ?s ?p ?o } ".repeat(5_000) + "}"),
                Arguments.of("no SPARQL 1.1", "SELECT * { ?a ?b ?c LATERAL { SELECT * { ?d ?e ?f LATERAL { ?g ?h ?i } } } }"),
                Arguments.of("depth", "SELECT (" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " AS ?x) {}"),
                Arguments.of("digits", "SELECT (" + "9".repeat(900_000) + " + 1 AS ?x) {}"),
                Arguments.of("typed digits", "ASK { FILTER('" + "9".repeat(900_000) + "'^^<http://www.w3.org/2001/XMLSchema#integer> > 1) }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, String query) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> response = send(query, LIMIT).get();
        assertThat(response.statusCode()).as(response.body()).isBetween(400, 422);
        assertThat(response.body()).hasLineCount(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.multipliedBy(8));
    }

    /** A number that is made of a long text costs no more than one that is not a number. */
    @Test
    void makesNoNumberOfTooManyDigits() throws Exception {
        String digits = "REPLACE('" + "9".repeat(900) + "', '9', '" + "9".repeat(900) + "')";
        for (String number : List.of(
                "<http://www.w3.org/2001/XMLSchema#integer>(" + digits + ")",
                "(STRDT(" + digits + ", <http://www.w3.org/2001/XMLSchema#decimal>) + 1)")) {
            HttpResponse<String> response = send("SELECT (" + number + " AS ?n) {}", SHORT.multipliedBy(5)).get();
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).doesNotContain("99");
        }
    }

    /** Thirty-two copies of the worst query, and again: light ones, none like the one before, are answered meanwhile. */
    @Test
    void lightQueriesDoNotWaitForHeavyOnes() throws Exception {
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            List<CompletableFuture<HttpResponse<String>>> heavy =
                    IntStream.range(0, 32).mapToObj(i -> send(PRODUCT, SHORT.multipliedBy(2))).toList();
            Thread.sleep(200);
            while (heavy.stream().anyMatch(answer -> !answer.isDone())) {
                long start = System.nanoTime();
                assertThat(send(LIGHT + " # " + times.size(), LIMIT).get().statusCode()).isEqualTo(200);
                times.add((System.nanoTime() - start) / 1_000_000);
            }
            for (var answer : heavy) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
            }
        }
        assertThat(times).hasSizeGreaterThan(6);
        times.sort(null);
        assertThat(times.get(times.size() / 2)).as("median of %s ms", times).isLessThan(500);
        assertThat(times.get(times.size() - 1)).as("longest of %s ms", times).isLessThan(4 * SHORT.toMillis());
    }
}
