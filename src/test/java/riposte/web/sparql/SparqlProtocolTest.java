package riposte.web.sparql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.web.TestServer;

/** The endpoint as clients meet it: SPARQL 1.1 Protocol, Graph Store Protocol, and what is refused. */
class SparqlProtocolTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s";
    private static final String TOKEN = "Bearer a secret of the test";

    @TempDir
    static Path directory;

    private static TestServer open;
    private static TestServer readOnly;

    @BeforeAll
    static void start() {
        open = TestServer.start(
                directory.resolve("open"),
                "--riposte.token=a secret of the test",
                "--riposte.public-hosts=claims.example",
                "--riposte.max-result=200KB",
                "--riposte.max-triples=2000",
                "--riposte.max-query=20KB",
                "--riposte.max-upload=300KB");
        readOnly = TestServer.start(directory.resolve("read-only"));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append("<http://example.org/n/%d> <http://example.org/next> <http://example.org/n/%d> .%n"
                    .formatted(i, i + 1));
        }
        put("http://example.org/g1", "<http://example.org/a> <http://example.org/name> \"Älva\"@sv, \"second\" .");
        put("http://example.org/g2", "<http://example.org/b> <http://example.org/name> \"b\" .");
        put("http://example.org/many", many.toString());
    }

    @AfterAll
    static void stop() {
        open.close();
        readOnly.close();
    }

    private static void put(String graph, String turtle) {
        HttpResponse<String> response = open.send(
                "PUT", "/data?graph=" + encode(graph), turtle, "Content-Type", "text/turtle", "Authorization", TOKEN);
        assertThat(response.statusCode()).as(response.body()).isIn(200, 201, 204);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static HttpResponse<String> query(String query, String... headers) {
        return open.get("/sparql?query=" + encode(query), headers);
    }

    private static String type(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    private static final String FROM_G =
            "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'http://example.org/g')) }";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "form", "direct", "direct with charset", "query in address"})
    void answersEveryWayOfAsking(String way) {
        HttpResponse<String> response = switch (way) {
            case "GET" -> query(FROM_G);
            case "form" -> open.send("POST", "/sparql", "query=" + encode(FROM_G), "Content-Type", FORM);
            case "direct" -> open.send("POST", "/sparql", FROM_G, "Content-Type", "application/sparql-query");
            case "direct with charset" ->
                open.send("POST", "/sparql", FROM_G, "Content-Type", "application/sparql-query; charset=UTF-8");
            default -> open.send("POST", "/sparql?query=" + encode(FROM_G), "");
        };
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo("application/sparql-results+json");
        assertThat(response.body()).contains("Älva", "second", "\"b\"");
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json",
        "application/json, application/json",
        "application/sparql-results+xml, application/sparql-results+xml",
        "application/xml, application/xml",
        "text/csv, text/csv",
        "text/tab-separated-values, text/tab-separated-values",
        "text/plain, text/plain",
        "application/sparql-results+thrift, application/sparql-results+thrift",
        "*/*, application/sparql-results+json"
    })
    void givesRowsInEveryFormat(String accept, String expected) {
        HttpResponse<String> response = query(FROM_G, "Accept", accept);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo(expected);
        assertThat(response.body()).contains("second");
        assertThat(response.headers().firstValue("Vary").orElse("")).containsIgnoringCase("Accept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/turtle",
                "application/n-triples",
                "application/rdf+xml",
                "application/ld+json",
                "application/rdf+json",
                "application/trix",
                "application/trig",
                "application/n-quads",
                "application/rdf+thrift"
            })
    void givesGraphsInEveryFormat(String accept) {
        for (String query : new String[] {
            "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { <http://example.org/a> } ?s ?p ?o }",
            "DESCRIBE <http://example.org/a>"
        }) {
            HttpResponse<String> response = query(query, "Accept", accept);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(type(response)).isEqualTo(accept);
            if (!accept.endsWith("thrift")) {
                Graph graph = RDFParser.fromString(response.body(), RDFLanguages.contentTypeToLang(accept))
                        .toGraph();
                assertThat(graph.size()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ASK {}, true", "ASK { <http://example.org/a> <http://example.org/never> ?x }, false"})
    void answersAsk(String query, String expected) {
        assertThat(query(query, "Accept", "application/sparql-results+json").body())
                .containsPattern("\"boolean\"\\s*:\\s*" + expected);
        assertThat(query(query, "Accept", "application/sparql-results+xml").body())
                .contains("<boolean>" + expected + "</boolean>");
    }

    @Test
    void honoursDatasetParametersAndClauses() {
        String count = "SELECT (COUNT(*) AS ?n) WHERE { ?s <http://example.org/name> ?o }";
        String json = "application/sparql-results+json";
        assertThat(query(count, "Accept", "text/csv").body().strip()).endsWith("3");
        assertThat(open.get(
                                "/sparql?default-graph-uri=" + encode("http://example.org/g2") + "&query="
                                        + encode(count),
                                "Accept",
                                "text/csv")
                        .body()
                        .strip())
                .endsWith("1");
        assertThat(query(
                                "SELECT (COUNT(*) AS ?n) FROM <http://example.org/g1> { ?s <http://example.org/name>"
                                        + " ?o }",
                                "Accept",
                                "text/csv")
                        .body()
                        .strip())
                .endsWith("2");
        assertThat(query("SELECT ?g FROM NAMED <http://example.org/g2> { GRAPH ?g { ?s ?p ?o } }", "Accept", json)
                        .body())
                .contains("http://example.org/g2")
                .doesNotContain("http://example.org/g1");
    }

    @Test
    void readsNoFilesNamedInFrom() {
        HttpResponse<String> response =
                query("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }", "Accept", "text/csv");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().strip()).isEqualTo("s,p,o");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * WHERE {",
                "nonsense",
                "SELECT ?x WHERE { ?x unknown:name ?y }",
                "INSERT DATA { <a:b> <a:b> <a:b> }",
                "SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }",
                "   "
            })
    void answers400ToBadQueries(String query) {
        HttpResponse<String> response = query(query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(type(response)).isEqualTo("text/plain");
        assertThat(response.body()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void answers400ToNoOrSeveralQueries() {
        assertThat(open.get("/sparql?x=1").statusCode()).isEqualTo(400);
        assertThat(open.get("/sparql?query=").statusCode()).isEqualTo(400);
        assertThat(open.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D").statusCode())
                .isEqualTo(400);
        assertThat(open.send("POST", "/sparql", "", "Content-Type", FORM).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void answers405ToOtherMethods(String method) {
        assertThat(open.send(method, "/sparql?query=ASK%7B%7D", "").statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "text/turtle", "multipart/form-data; boundary=x"})
    void answers415ToOtherBodies(String type) {
        assertThat(open.send("POST", "/sparql", ALL, "Content-Type", type).statusCode())
                .isEqualTo(415);
    }

    @Test
    void answers406WithWhatThereIs() {
        HttpResponse<String> rows = query("ASK {}", "Accept", "image/png");
        assertThat(rows.statusCode()).isEqualTo(406);
        assertThat(rows.body()).contains("text/csv");
        HttpResponse<String> graph = query("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "Accept", "text/csv");
        assertThat(graph.statusCode()).isEqualTo(406);
        assertThat(graph.body()).contains("text/turtle");
        assertThat(query("ASK {}", "Accept", "nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void answers413ToHugeQueries() {
        String query = "ASK { } #" + "x".repeat(30_000);
        assertThat(open.send("POST", "/sparql", query, "Content-Type", "application/sparql-query")
                        .statusCode())
                .isEqualTo(413);
        assertThat(open.send("POST", "/sparql", "query=" + encode(query), "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void answersHeadLikeGetWithoutBody() {
        HttpResponse<String> response = open.send(
                "HEAD", "/sparql?query=ASK%7B%7D", BodyPublishers.noBody(), "Accept", "application/sparql-results+xml");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo("application/sparql-results+xml");
        assertThat(response.body()).isEmpty();
    }

    /** A product of 10^9 rows gives its first at once: the failure must show all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?d), STR(?g))"
                        + " = 'http://example.org/ahttp://example.org/ahttp://example.org/a') }",
                "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a ?d",
                "CONSTRUCT { <a:a> <a:b> ?a } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?d) FILTER(?d = ?g)"
                        + " FILTER(?h != ?e) }"
            })
    void answers503WhenTimeIsUp(String query) {
        HttpResponse<String> response = open.get("/sparql?timeout=1&query=" + encode(query));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("timed out").doesNotContain("bindings");
    }

    @Test
    void answers422ToResultsBeyondTheBound() {
        HttpResponse<String> rows = query("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 30000");
        assertThat(rows.statusCode()).isEqualTo(422);
        assertThat(rows.body()).contains("LIMIT", "/export").doesNotContain("bindings");
        HttpResponse<String> graph =
                query("CONSTRUCT { ?a <http://example.org/x> ?f } { ?a ?b ?c . ?d ?e ?f } LIMIT 5000");
        assertThat(graph.statusCode()).isEqualTo(422);
        assertThat(graph.body()).contains("2000 triples");
    }

    @Test
    void answersAllOfManyAtATime() throws Exception {
        var threads = java.util.concurrent.Executors.newFixedThreadPool(48);
        try {
            var answers = new java.util.ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 0; i < 200; i++) {
                String unlikeAnyOther = FROM_G + " # " + i;
                answers.add(threads.submit(() -> query(unlikeAnyOther).statusCode()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void answersNextQueryAfterAFailedOne() {
        answers422ToResultsBeyondTheBound();
        assertThat(query("ASK {}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://localhost:1/sparql> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <http://localhost:1/sparql> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://localhost:1/sparql> { ?s ?p ?o } } }",
                "SELECT * { { SELECT ?s { OPTIONAL { SERVICE ?s { ?s ?p ?o } } } } }"
            })
    void refusesService(String query) {
        HttpResponse<String> response = query(query);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("SERVICE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { VALUES ?x { 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' } FILTER REGEX(?x,"
                        + " '(a+)(a+)(a+)(a+)(a+)(a+)b\\\\1') }",
                "SELECT (REPLACE('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',"
                        + " '(a+)(a+)(a+)(a+)(a+)(a+)b\\\\1', 'b') AS ?y) {}",
                "SELECT (COUNT(IF(REGEX(?x, ?p), 1, 0)) AS ?n) { VALUES (?x ?p)"
                        + " { ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' '(a|a|aa)+b\\\\1') } }"
            })
    void refusesPatternsThatExplode(String query) {
        HttpResponse<String> response = query(query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(response.body()).contains("pattern");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REGEX('Crypto AG', '^crypto', 'i') | true",
                "REGEX('a.c', 'a.c', 'q') | true",
                "REGEX('abc', 'B') | false",
                "REPLACE('abcabc', 'b', 'Z') = 'aZcaZc' | true",
                "REPLACE('abc', '(.)b', '$1-') = 'a-c' | true",
                "REPLACE('chat'@fr, 'c', 'r') = 'rhat'@fr | true"
            })
    void matchesPatternsAsTheStandardSays(String expression, String expected) {
        assertThat(query("ASK { FILTER(" + expression + ") }").body())
                .containsPattern("\"boolean\"\\s*:\\s*" + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, text/turtle",
        "text/turtle, text/turtle",
        "application/rdf+xml, application/rdf+xml",
        "application/ld+json, application/ld+json",
        "application/n-triples, application/n-triples"
    })
    void describesItself(String accept, String expected) {
        HttpResponse<String> response = open.get("/sparql", "Accept", accept);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo(expected);
        Graph graph = RDFParser.fromString(response.body(), RDFLanguages.contentTypeToLang(expected))
                .toGraph();
        assertThat(graph.size()).isGreaterThan(10);
        assertThat(response.body()).contains("UnionDefaultGraph", "SPARQL11Query", "SPARQL11Update");
        assertThat(readOnly.get("/sparql", "Accept", accept).body()).doesNotContain("SPARQL11Update");
    }

    @Test
    void leadsBrowsersToTheEditor() {
        HttpResponse<String> response =
                open.get("/sparql", "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue("/query");
        assertThat(open.get("/sparql", "Accept", "image/png").statusCode()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONSTRUCT WHERE { <http://example.org/a> ?p ?o }", "DESCRIBE <http://example.org/a>"})
    void givesGraphsAsRowsToThoseWhoTakeNothingElse(String query) {
        HttpResponse<String> response = open.send(
                "POST",
                "/sparql",
                "query=" + encode(query),
                "Content-Type",
                FORM,
                "Accept",
                "application/sparql-results+json");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo("application/sparql-results+json");
        assertThat(response.body())
                .containsPattern("\"vars\"\\s*:\\s*\\[\\s*\"subject\"\\s*,\\s*\"predicate\"\\s*,\\s*\"object\"\\s*]")
                .contains("Älva", "second");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * { ?s ?p ?o } LIMIT 3 | application/sparql-results+json,*/*;q=0.9 |"
                        + " application/sparql-results+json",
                "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3 | application/n-triples,*/*;q=0.9 | application/n-triples",
                "ASK {} | application/sparql-results+json,*/*;q=0.9 | application/sparql-results+json",
                "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3 | text/turtle | text/turtle",
                "SELECT * { ?s ?p ?o } LIMIT 3 |"
                        + " application/sparql-results+json;q=1.0,application/sparql-results+xml;q=0.7 |"
                        + " application/sparql-results+json"
            })
    void understandsWhatEditorsSend(String query, String accept, String expected) {
        HttpResponse<String> response = open.send(
                "POST",
                "/sparql",
                "query=" + encode(query),
                "Content-Type",
                FORM,
                "Accept",
                accept,
                "Origin",
                "https://editor.example");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo(expected);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sparql", "/sparql?query=nonsense", "/no/such/page"})
    void letsOtherOriginsReadSuccessAndFailure(String path) {
        HttpResponse<String> response = open.get(path, "Origin", "https://editor.example");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void answersPreflight() {
        HttpResponse<String> response = open.send(
                "OPTIONS",
                "/sparql",
                BodyPublishers.noBody(),
                "Origin",
                "https://editor.example",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void wrapsNoAnswerInScript() {
        HttpResponse<String> response = open.get("/sparql?callback=alert&force-accept=text/html&query=ASK%7B%7D");
        assertThat(response.body()).doesNotContain("alert");
        assertThat(type(response)).isEqualTo("application/sparql-results+json");
    }

    // ---- writing

    @ParameterizedTest
    @ValueSource(strings = {"/update", "/data", "/data?graph=http://example.org/x", "/data?default"})
    void refusesWritingWithoutAConfiguredToken(String path) {
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
            HttpResponse<String> response = readOnly.send(method, path, "", "Authorization", TOKEN);
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("RIPOSTE_TOKEN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Bearer", "a secret of the test", "Basic YTpi"})
    void asksForTheToken(String authorization) {
        String[] headers = authorization.isEmpty()
                ? new String[] {"Content-Type", "application/sparql-update"}
                : new String[] {"Content-Type", "application/sparql-update", "Authorization", authorization};
        HttpResponse<String> response = open.send("POST", "/update", "CLEAR ALL", headers);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(query("ASK { <http://example.org/a> ?p ?o }").body()).contains("true");
    }

    private static HttpResponse<String> update(String update) {
        return open.send(
                "POST", "/update", update, "Content-Type", "application/sparql-update", "Authorization", TOKEN);
    }

    @Test
    void updatesWithTheToken() {
        assertThat(update("INSERT DATA { GRAPH <http://example.org/u> { <http://example.org/u1> a"
                                + " <http://example.org/U> } }")
                        .statusCode())
                .isEqualTo(204);
        assertThat(query("ASK { ?x a <http://example.org/U> }").body()).contains("true");
        assertThat(open.send(
                                "POST",
                                "/update",
                                "update=" + encode("DROP GRAPH <http://example.org/u>"),
                                "Content-Type",
                                FORM,
                                "Authorization",
                                TOKEN)
                        .statusCode())
                .isIn(200, 204);
        assertThat(query("ASK { ?x a <http://example.org/U> }").body()).contains("false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOAD <file:///etc/hostname> INTO GRAPH <http://example.org/l> | 403",
                "LOAD SILENT <http://localhost:1/x> INTO GRAPH <http://example.org/l> | 204",
                "LOAD SILENT <file:///etc/hostname> | 204",
                "INSERT { GRAPH <a:l> { ?s ?p ?o } } WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } } | 403",
                "INSERT DATA { nonsense | 400"
            })
    void refusesUpdatesThatReachOut(String update, int status) {
        assertThat(update(update).statusCode()).isEqualTo(status);
        assertThat(query("ASK { GRAPH <http://example.org/l> { ?s ?p ?o } }").body())
                .contains("false");
    }

    @Test
    void answersGetOfUpdateWith405() {
        assertThat(open.get("/update?update=CLEAR%20ALL", "Authorization", TOKEN)
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void writesAndReadsGraphs() {
        String path = "/data?graph=" + encode("http://example.org/gsp");
        String[] turtle = {"Content-Type", "text/turtle", "Authorization", TOKEN};
        assertThat(open.send("PUT", path, "<a:1> <a:p> 1 .", turtle).statusCode())
                .isEqualTo(201);
        assertThat(open.send("POST", path, "<a:2> <a:p> 2 .", turtle).statusCode())
                .isIn(200, 204);
        HttpResponse<String> read = open.get(path, "Accept", "application/n-triples", "Authorization", TOKEN);
        assertThat(read.body().lines()).hasSize(2);
        assertThat(open.send("PUT", path, "<a:3> <a:p> 3 .", turtle).statusCode())
                .isIn(200, 204);
        assertThat(open.get(path, "Accept", "application/n-triples", "Authorization", TOKEN)
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(open.send("DELETE", path, "", "Authorization", TOKEN).statusCode())
                .isIn(200, 204);
        assertThat(open.get(path, "Authorization", TOKEN).statusCode()).isEqualTo(404);
        assertThat(open.send("DELETE", path, "", "Authorization", TOKEN).statusCode())
                .isEqualTo(404);
    }

    @Test
    void asksWhichGraphIsMeant() {
        String[] turtle = {"Content-Type", "text/turtle", "Authorization", TOKEN};
        HttpResponse<String> none = open.send("PUT", "/data", "<a:1> <a:p> 1 .", turtle);
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("/data?graph=IRI", "/data?default");
        HttpResponse<String> union =
                open.get("/data?graph=union", "Accept", "application/n-triples", "Authorization", TOKEN);
        assertThat(union.statusCode()).isEqualTo(200);
        assertThat(union.body()).contains("second", "\"b\"");
    }

    @ParameterizedTest
    @CsvSource({"application/trig", "application/n-quads"})
    void takesDocumentsThatNameTheirGraphs(String type) {
        String[] quads = {"Content-Type", type, "Authorization", TOKEN};
        String one = "http://example.org/quads/1";
        String two = "http://example.org/quads/2";
        boolean trig = type.endsWith("trig");
        String both = trig
                ? "GRAPH <" + one + "> { <a:1> <a:p> 1, 2 } GRAPH <" + two + "> { <a:2> <a:p> 3 }"
                : "<a:1> <a:p> \"1\" <" + one + "> .\n<a:1> <a:p> \"2\" <" + one + "> .\n<a:2> <a:p> \"3\" <" + two + "> .\n";
        String replaced = trig ? "<" + one + "> { <a:1> <a:p> 4 }" : "<a:1> <a:p> \"4\" <" + one + "> .";
        String added = trig ? "<" + two + "> { <a:2> <a:p> 5 }" : "<a:2> <a:p> \"5\" <" + two + "> .";

        assertThat(open.send("PUT", "/data", both, quads).statusCode()).isEqualTo(200);
        assertThat(triples(one)).hasSize(2);
        assertThat(triples(two)).hasSize(1);
        assertThat(open.send("PUT", "/data", replaced, quads).statusCode()).isEqualTo(200);
        assertThat(triples(one)).singleElement().asString().contains("4");
        assertThat(triples(two)).as("a graph that the document does not name").hasSize(1);
        assertThat(open.send("POST", "/data", added, quads).statusCode()).isEqualTo(200);
        assertThat(triples(two)).hasSize(2);

        String nameless = trig ? "_:g { <a:1> <a:p> 4 }" : "<a:1> <a:p> <a:o> _:g .";
        assertThat(open.send("POST", "/data", nameless, quads).statusCode()).isEqualTo(400);
        assertThat(open.send("PUT", "/data", "GRAPH <" + one + "> {", quads).statusCode()).isEqualTo(400);
        assertThat(triples(one)).as("after a document with a fault").hasSize(1);
        assertThat(open.send("DELETE", "/data?graph=" + encode(one), "", "Authorization", TOKEN).statusCode()).isIn(200, 204);
        assertThat(open.send("DELETE", "/data?graph=" + encode(two), "", "Authorization", TOKEN).statusCode()).isIn(200, 204);
    }

    private static List<String> triples(String graph) {
        return open.get("/data?graph=" + encode(graph), "Accept", "application/n-triples", "Authorization", TOKEN)
                .body()
                .lines()
                .toList();
    }

    @Test
    void survivesABadGraphBeforeAGoodOne() {
        String path = "/data?graph=" + encode("http://example.org/after");
        String[] turtle = {"Content-Type", "text/turtle", "Authorization", TOKEN};
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> bad = open.send(
                    "PUT",
                    path,
                    "<http://example.org/new%d> <http://example.org/p> \"fresh %d\" . junk".formatted(i, i),
                    turtle);
            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(bad.body()).contains("line");
            assertThat(query("SELECT * { ?s ?p ?o } LIMIT 1").statusCode()).isEqualTo(200);
            StringBuilder good = new StringBuilder();
            for (int j = 0; j < 50; j++) {
                good.append("<http://example.org/good%d-%d> <http://example.org/p> \"good %d\" .%n".formatted(i, j, j));
            }
            assertThat(open.send("PUT", path, good.toString(), turtle).statusCode())
                    .isIn(200, 201, 204);
            assertThat(query(
                                    "SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH <http://example.org/after> { ?s ?p ?o }"
                                            + " }",
                                    "Accept",
                                    "text/csv")
                            .body()
                            .strip())
                    .endsWith("50");
        }
    }

    @Test
    void unpacksBodiesWithinTheBound() throws IOException {
        String[] gzip = {"Content-Type", "text/turtle", "Content-Encoding", "gzip", "Authorization", TOKEN};
        String path = "/data?graph=" + encode("http://example.org/gz");
        assertThat(open.send("PUT", path, BodyPublishers.ofByteArray(gzip("<a:1> <a:p> 'zip' .")), gzip)
                        .statusCode())
                .isEqualTo(201);
        String bomb = "# " + "x".repeat(2_000_000) + "\n<a:1> <a:p> 'bomb' .";
        HttpResponse<String> response = open.send("PUT", path, BodyPublishers.ofByteArray(gzip(bomb)), gzip);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(query("ASK { ?s ?p 'zip' }").body()).contains("true");
        assertThat(open.send("PUT", path, BodyPublishers.ofString("no gzip"), gzip)
                        .statusCode())
                .isEqualTo(400);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void answers413ToHugeGraphs() {
        String turtle = "<a:1> <a:p> '" + "x".repeat(400_000) + "' .";
        assertThat(open.send(
                                "PUT",
                                "/data?graph=" + encode("http://example.org/huge"),
                                turtle,
                                "Content-Type",
                                "text/turtle",
                                "Authorization",
                                TOKEN)
                        .statusCode())
                .isEqualTo(413);
        assertThat(query("ASK { GRAPH <http://example.org/huge> { ?s ?p ?o } }").body())
                .contains("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "application/pdf"})
    void answers415ToBodiesThatAreNoGraphs(String type) {
        assertThat(open.send(
                                "PUT",
                                "/data?graph=" + encode("http://example.org/no"),
                                "<a:1> <a:p> 1 .",
                                "Content-Type",
                                type,
                                "Authorization",
                                TOKEN)
                        .statusCode())
                .isIn(400, 415);
        assertThat(query("ASK { GRAPH <http://example.org/no> { ?s ?p ?o } }").body())
                .contains("false");
    }
}
