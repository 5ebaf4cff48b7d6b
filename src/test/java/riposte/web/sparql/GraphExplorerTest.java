package riposte.web.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.web.Fixture;
import riposte.web.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kinds of query that the AWS graph explorer sends: counts per class, a sample per class, connections between
 * classes, search by words, details, neighbours and their counts. It accepts SPARQL JSON alone, for graphs too, wants
 * counts as integers and can draw rows of exactly {@code subject, predicate, object}.
 */
class GraphExplorerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RIP = "https://w3id.org/riposte#";
    private static final String INTEGER = "http://www.w3.org/2001/XMLSchema#integer";
    private static final String BOREALIA = "<http://localhost:8080/actor/borealia>";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"));
        Fixture.load(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode ask(String query) {
        HttpResponse<String> response = server.send(
                "POST",
                "/sparql",
                "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/sparql-results+json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/sparql-results+json");
        return JSON.readTree(response.body());
    }

    private static JsonNode rows(String query) {
        JsonNode bindings = ask(query).path("results").path("bindings");
        assertThat(bindings.size()).as(query).isPositive();
        return bindings;
    }

    private static String value(JsonNode row, String variable) {
        return row.path(variable).path("value").asString();
    }

    @Test
    void countsInstancesPerClass() {
        boolean seen = false;
        for (JsonNode row :
                rows("SELECT ?class (COUNT(?start) AS ?instancesCount) { ?start a ?class } GROUP BY ?class")) {
            assertThat(URI.create(value(row, "class")).isAbsolute()).isTrue();
            assertThat(row.path("instancesCount").path("datatype").asString()).isEqualTo(INTEGER);
            if (value(row, "class").equals(RIP + "Accusation")) {
                assertThat(value(row, "instancesCount")).isEqualTo("4");
                seen = true;
            }
        }
        assertThat(seen).isTrue();
    }

    @Test
    void samplesOneInstancePerClassForItsLiteralProperties() {
        JsonNode rows = rows("""
            SELECT ?class ?pred ?sample {
              {
                { SELECT ?subject { ?subject a <%sState> } LIMIT 1 }
                BIND(<%sState> AS ?class) ?subject ?pred ?sample FILTER(ISLITERAL(?sample))
              } UNION {
                { SELECT ?subject { ?subject a <%sDenial> } LIMIT 1 }
                BIND(<%sDenial> AS ?class) ?subject ?pred ?sample FILTER(ISLITERAL(?sample))
              }
            }
            """.formatted(RIP, RIP, RIP, RIP));
        assertThat(rows.toString()).contains("rdf-schema#label", RIP + "confidence");
    }

    @Test
    void countsPropertiesBetweenThings() {
        JsonNode rows = rows(
                "SELECT ?predicate (COUNT(?predicate) AS ?count) { [] ?predicate ?o FILTER(!ISLITERAL(?o)) } GROUP BY"
                        + " ?predicate");
        assertThat(rows.toString()).contains(RIP + "accuses", INTEGER);
    }

    @Test
    void findsWhichClassesAPropertyConnects() {
        JsonNode row = rows("SELECT DISTINCT ?sourceType ?targetType { ?s <" + RIP
                        + "rejects> ?o . ?s a ?sourceType . ?o a ?targetType } LIMIT 10000")
                .get(0);
        assertThat(value(row, "sourceType")).isEqualTo(RIP + "Denial");
        assertThat(value(row, "targetType")).isEqualTo(RIP + "Accusation");
    }

    @Test
    void findsByWords() {
        JsonNode rows = rows("""
            SELECT ?subject ?pred ?value ?class {
              ?subject ?pred ?value { SELECT DISTINCT ?subject ?class {
                ?subject a ?class ; ?predicate ?text
                FILTER(?predicate IN (<http://www.w3.org/2000/01/rdf-schema#label>))
                FILTER(?class IN (<%sState>, <%sThreatGroup>))
                FILTER(CONTAINS(LCASE(STR(?text)), "heron"))
              } LIMIT 10 OFFSET 0 }
              FILTER(ISLITERAL(?value))
            }
            """.formatted(RIP, RIP));
        assertThat(rows.toString()).contains("actor/grey-heron");
    }

    @Test
    void showsDetails() {
        JsonNode rows = rows("SELECT ?subject ?predicate ?object { VALUES ?subject { " + BOREALIA
                + " } ?subject ?predicate ?object FILTER(ISLITERAL(?object) || ?predicate = "
                + "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>) }");
        assertThat(rows.toString()).contains("Borealia", RIP + "State");
    }

    @Test
    void findsNeighboursInBothDirections() {
        JsonNode rows = rows("""
            SELECT DISTINCT ?subject ?predicate ?object {
              { BIND(%s AS ?subject) ?subject ?predicate ?object . ?object a ?type }
              UNION
              { BIND(%s AS ?object) ?subject ?predicate ?object . ?subject a ?type }
            } LIMIT 500
            """.formatted(BOREALIA, BOREALIA));
        assertThat(rows.toString()).contains(RIP + "accuses", "actor/ardenia", "actor/grey-heron");
        assertThat(rows.toString()).doesNotContain("bnode");
    }

    @Test
    void countsNeighboursByClass() {
        JsonNode rows = rows("""
            SELECT ?resource ?class (COUNT(DISTINCT ?neighbor) AS ?count) {
              VALUES ?resource { %s }
              { ?neighbor ?p ?resource } UNION { ?resource ?p ?neighbor FILTER(ISIRI(?neighbor)) }
              ?neighbor a ?class
              FILTER NOT EXISTS { ?anySubject a ?neighbor }
            } GROUP BY ?resource ?class
            """.formatted(BOREALIA));
        assertThat(rows.toString()).contains(RIP + "Accusation", RIP + "State", INTEGER);
    }

    @Test
    void drawsWhatConstructAndDescribeGive() {
        for (String query : new String[] {
            "CONSTRUCT { ?a <" + RIP + "accuses> ?b } WHERE { ?a <" + RIP + "accuses> ?b }", "DESCRIBE " + BOREALIA
        }) {
            JsonNode answer = ask(query);
            assertThat(answer.path("head").path("vars").toString()).isEqualTo("[\"subject\",\"predicate\",\"object\"]");
            for (JsonNode row : answer.path("results").path("bindings")) {
                assertThat(row.propertyNames()).containsExactlyInAnyOrder("subject", "predicate", "object");
            }
        }
    }

    @Test
    void answersAskWithAnEmptyHead() {
        JsonNode answer = ask("ASK { ?s ?p ?o }");
        assertThat(answer.path("boolean").asBoolean()).isTrue();
        assertThat(answer.path("head").size()).isZero();
    }

    @Test
    void takesClassesAndPropertiesFromTheSummary() {
        JsonNode summary = JSON.readTree(
                        server.get("/rdf/statistics/summary?mode=basic").body())
                .path("payload")
                .path("graphSummary");
        assertThat(summary.path("numQuads").asLong()).isPositive();
        assertThat(summary.path("numClasses").asInt())
                .isEqualTo(summary.path("classes").size());
        assertThat(summary.path("classes").toString()).contains(RIP + "Denial");
        assertThat(summary.path("predicates").get(0).size()).isEqualTo(1);
    }
}
