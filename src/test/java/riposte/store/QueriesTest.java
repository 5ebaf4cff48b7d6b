package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.rdf.Readings;
import riposte.store.query.QueryLimits;
import riposte.store.query.QueryTooCostlyException;
import riposte.store.query.SafeArq;

class QueriesTest {

    private static ClaimStore store;

    private final Queries queries = store.queries(QueryLimits.standard());

    @BeforeAll
    static void fill() {
        store = ClaimStore.inMemory(Iris.local());
        store.refresh(Readings.plainCatalog());
        store.replace(IntStream.range(0, 60).mapToObj(Readings::plain));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void otherHostsAreNotAsked() {
        assertThatThrownBy(() -> queries.select(
                        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", row -> row))
                .isInstanceOfAny(QueryDeniedException.class, QueryTooCostlyException.class)
                .hasMessageContaining("SERVICE");
    }

    @Test
    void filesAreNotRead(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret.ttl"), "<http://x/s> <http://x/p> \"secret\" .");
        assertThat(queries.select("SELECT * FROM <" + file.toUri() + "> { ?s ?p ?o }", row -> row)).isEmpty();
        assertThat(queries.select(
                        "SELECT * FROM NAMED <" + file.toUri() + "> { GRAPH ?g { ?s ?p ?o } }", row -> row))
                .isEmpty();
    }

    @Test
    void contextsThatStandElsewhereAreNotFetched(@TempDir Path directory) throws IOException {
        SafeArq.fetchNothing();
        Path context = Files.writeString(directory.resolve("context.jsonld"), "{\"@context\": {}}");
        for (String place : List.of(context.toUri().toString(), "http://127.0.0.1:9/c", "https://127.0.0.1:9/c")) {
            String document = "{\"@context\": \"" + place + "\", \"@id\": \"http://x.example/\"}";
            assertThatThrownBy(() -> RDFParser.fromString(document, Lang.JSONLD11)
                            .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                            .toGraph())
                    .isInstanceOf(RiotException.class)
                    .hasMessageContaining("not fetched");
        }
    }

    @Test
    void fromReplacesTheUnion() {
        String graph = "<http://localhost:8080/article/" + Readings.plain(3).article().key() + ">";
        String all = "{ ?s a <https://w3id.org/riposte#Accusation> }";
        assertThat(queries.select("SELECT * " + all, row -> row)).hasSize(60);
        assertThat(queries.select("SELECT * FROM " + graph + all, row -> row)).hasSize(1);
        assertThat(queries.select("SELECT * FROM NAMED " + graph + all, row -> row)).isEmpty();
    }

    @Test
    void updatesAreNotQueries() {
        assertThatThrownBy(() -> queries.select("DELETE WHERE { ?s ?p ?o }", row -> row))
                .isInstanceOf(QueryParseException.class);
    }

    @Test
    void timeIsBounded() {
        Queries hurried = store.queries(new QueryLimits(Duration.ofMillis(200), 1_000));
        assertThatThrownBy(() -> hurried.select(
                        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", row -> row))
                .isInstanceOf(QueryTooCostlyException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void rowsAndTriplesAreBounded() {
        Queries few = store.queries(new QueryLimits(Duration.ofSeconds(30), 10));
        assertThat(few.select("SELECT * { ?s ?p ?o } LIMIT 10", row -> row)).hasSize(10);
        assertThatThrownBy(() -> few.select("SELECT * { ?s ?p ?o }", row -> row))
                .isInstanceOf(QueryTooCostlyException.class)
                .hasMessageContaining("more than 10");
        assertThatThrownBy(() -> few.construct("CONSTRUCT WHERE { ?s ?p ?o }", Map.of()))
                .isInstanceOf(QueryTooCostlyException.class);
    }

    @Test
    void patternsThatBacktrackEnd() {
        String values = "VALUES (?x ?p) { (\"" + "a".repeat(48) + "!\" \"(a+)(a+)(a+)(a+)(a+)(a+)b\\\\1\") }";
        for (String test : List.of("REGEX(?x, ?p)", "REPLACE(?x, ?p, \"\") = \"\"")) {
            assertThatThrownBy(() -> queries.select("SELECT * { " + values + " FILTER(" + test + ") }", row -> row))
                    .isInstanceOf(QueryTooCostlyException.class)
                    .hasMessageContaining("REGEX or REPLACE");
        }
        assertThat(queries.select(
                        "SELECT ?s { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER(REGEX(?l, \"^NORVIK m\", \"i\")) }",
                        row -> row.get("s").getURI()))
                .containsExactly("http://localhost:8080/incident/norvik-mail-2024");
    }

    @Test
    void sortsThatDoNotFitInMemoryGoToDisk() {
        List<String> sorted = store.queries(new QueryLimits(Duration.ofMinutes(2), 10_000_000))
                .select(
                        "SELECT ?a ?b { { SELECT ?a { ?a ?p ?o } LIMIT 500 } { SELECT ?b { ?b ?q ?r } LIMIT 400 } }"
                                + " ORDER BY ?b ?a",
                        row -> row.get("b") + " " + row.get("a"));
        assertThat(sorted).hasSize(200_000).isSorted();
    }

    @Test
    void aResourceCanBeDescribed() {
        String claim = "http://localhost:8080/claim/ac00000000000007";
        var graph = queries.construct("DESCRIBE ?claim { ?claim a ?type }", Map.of("claim", NodeFactory.createURI(claim)));
        assertThat(graph.size()).isGreaterThan(15);
        assertThat(queries.ask(
                        "ASK { ?claim a <https://w3id.org/riposte#Accusation> }",
                        Map.of("claim", NodeFactory.createURI(claim))))
                .isTrue();
    }
}
