package riposte.store.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import riposte.SparqlEngine;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.store.Queries;
import riposte.store.query.QueryLimits;

/** Queries mean the same over an engine that knows no union without hidden graphs as over TDB2, down to how often a row comes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShownUnionTest {

    /** Triples that stand in two graphs, in a hidden one too, and in a hidden one alone; patterns that go from graph to graph. */
    private static final String DATA = """
            PREFIX : <http://e.example/>
            :one { :a :p :b . :a :q 1 . :a :label "A"@en, "Ah"@fr . :b :p :c . :x :p :x . :c :same :a }
            :two { :a :p :b . :b :q 2 . :b :label "B" . :c :p :d . :d :q 1 . :y :r :a , :b . :a :same :c }
            <http://localhost:8080/hidden/k> { :a :p :b . :a :p :hidden . :hidden :p :a . :hidden :q 1 . :b :label "secret" . :d :p :e }
            <http://localhost:8080/hidden/revision> { <http://localhost:8080/.well-known/void#dataset> <http://www.w3.org/2002/07/owl#versionInfo> "1" }
            """;

    private DatasetGraph data;
    private ClaimStore local;
    private SparqlEngine.Fuseki fuseki;
    private ClaimStore remote;

    @BeforeAll
    void start() throws Exception {
        local = ClaimStore.inMemory(Iris.local());
        data = DatabaseMgr.createDatasetGraph();
        for (DatasetGraph dataset : List.of(local.dataset(), data)) {
            Txn.executeWrite(dataset, () -> RDFParser.fromString(DATA, Lang.TRIG).parse(dataset));
        }
        // What names the state of a remote store is no part of it.
        Txn.executeWrite(
                local.dataset(),
                () -> local.dataset().removeGraph(NodeFactory.createURI("http://localhost:8080/hidden/revision")));
        fuseki = SparqlEngine.Fuseki.started(data, null, true);
        remote = ClaimStore.connect(RemoteAddress.of(fuseki.address(), name -> null), Iris.local(), null);
    }

    @AfterAll
    void stop() {
        remote.close();
        fuseki.close();
        local.close();
    }

    static Stream<String> queries() {
        return Stream.of(
                "SELECT * { ?s ?p ?o }",
                "SELECT ?s { ?s :p ?o }",
                "SELECT (COUNT(*) AS ?n) { ?s :p ?o }",
                "SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (MIN(?o) AS ?least) { ?s ?p ?o } GROUP BY ?p HAVING (COUNT(*) > 1)",
                "SELECT ?s (COUNT(DISTINCT ?o) AS ?n) { ?s :p ?o } GROUP BY ?s",
                "SELECT DISTINCT ?s { ?s :p ?o }",
                "SELECT ?a ?c { ?a :p ?b . ?b :p ?c }",
                "SELECT ?a { ?a :p [ :p [] ] }",
                "SELECT ?a ?c { ?a :p/:p ?c }",
                "SELECT ?a ?c { ?a :p/^:p ?c }",
                "SELECT ?a ?c { ?a (:p|:same)/:q ?c }",
                "SELECT ?a ?c { ?a (:p|:p) ?c }",
                "SELECT ?a ?c { ?a !(:p|:q) ?c }",
                "SELECT ?a ?c { ?a !(:p|^:q) ?c }",
                "SELECT ?x { ?x :p ?x }",
                "SELECT * { :a :p :b }",
                "SELECT * { :a :p :hidden }",
                "SELECT * { ?s :q 1 OPTIONAL { ?s :label ?l FILTER(LANG(?l) = 'en') } }",
                "SELECT * { ?s :p ?o OPTIONAL { ?o :p ?n OPTIONAL { ?n :q ?v } } }",
                "SELECT * { ?s :p ?o MINUS { ?s :q ?any } }",
                "SELECT * { ?s :p ?o FILTER NOT EXISTS { ?s :q 1 } ?o :p ?n }",
                "SELECT * { ?s :p ?o FILTER EXISTS { ?o :p ?n FILTER(?n != ?s) } }",
                "SELECT * { { ?s :p ?o } UNION { ?s :q ?o } }",
                "SELECT * { VALUES ?s { :a :b :hidden } ?s ?p ?o }",
                "SELECT * { VALUES (?s ?w) { (:a 1) (:a 2) } ?s :p ?o }",
                "SELECT * { ?s :q ?v BIND(?v + 1 AS ?w) ?t :q ?w }",
                "SELECT * { { SELECT ?s (COUNT(?o) AS ?n) { ?s :p ?o } GROUP BY ?s } ?s :label ?l }",
                "SELECT * { { SELECT ?s { ?s :p ?o } ORDER BY ?s LIMIT 1 } ?s ?p ?x }",
                "SELECT ?s (EXISTS { ?s :label ?l } AS ?named) { ?s :p ?o }",
                "SELECT * { GRAPH ?g { ?s :label ?l } }",
                "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
                "SELECT * { ?s :q 1 . GRAPH ?g { ?s :p ?o } }",
                "SELECT * FROM :two { ?s :p ?o }",
                "SELECT * FROM :one FROM NAMED :two { ?s :p ?o GRAPH ?g { ?o ?p ?x } }",
                "SELECT * { ?in_0 :p ?in_1 . ?in_1 :p ?in_2 }",
                "SELECT * {}");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void rows(String query) {
        List<String> expected = rows(local, query);
        assertThat(rows(remote, query)).isEqualTo(expected);
    }

    private static List<String> rows(ClaimStore store, String text) {
        Query query = QueryFactory.create("PREFIX : <http://e.example/> " + text);
        List<String> rows = new ArrayList<>();
        queries(store).select(query, Map.of(), result -> result.forEachRemaining(row -> rows.add(result.getResultVars().stream()
                .map(variable -> variable + "=" + row.get(variable))
                .toList()
                .toString())));
        rows.sort(null);
        return rows;
    }

    private static Queries queries(ClaimStore store) {
        return store.queries(new QueryLimits(Duration.ofSeconds(20), 10_000));
    }

    @ParameterizedTest
    @MethodSource("graphQueries")
    void graphs(String text) {
        String query = "PREFIX : <http://e.example/> " + text;
        assertThat(Iter.toSet(queries(remote).construct(query, Map.of()).find()))
                .isEqualTo(Iter.toSet(queries(local).construct(query, Map.of()).find()));
    }

    static Stream<String> graphQueries() {
        return Stream.of(
                "CONSTRUCT { ?o :back ?s } { ?s :p ?o }",
                "CONSTRUCT WHERE { ?s :p ?o }",
                "CONSTRUCT { :all :n ?n } { SELECT (COUNT(*) AS ?n) { ?s :p ?o } }",
                "DESCRIBE :a",
                "DESCRIBE ?s { ?s :q 2 }",
                "DESCRIBE * { ?s :q 2 }");
    }

    @ParameterizedTest
    @MethodSource("truths")
    void truth(String text) {
        String query = "PREFIX : <http://e.example/> " + text;
        assertThat(queries(remote).ask(query, Map.of())).isEqualTo(queries(local).ask(query, Map.of()));
    }

    static Stream<String> truths() {
        return Stream.of("ASK { :a :p :b }", "ASK { :hidden :q ?v }", "ASK { ?s :label 'secret' }", "ASK { ?x :p ?y . ?y :q 2 }", "ASK {}");
    }
}
