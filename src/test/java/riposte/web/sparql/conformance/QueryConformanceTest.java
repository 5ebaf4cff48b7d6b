package riposte.web.sparql.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.sparql.vocabulary.ResultSetGraphVocab;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import riposte.web.sparql.conformance.ConformanceServer.Document;
import riposte.web.sparql.conformance.Suite.Case;

/**
 * SPARQL 1.0 and 1.1, query language and result formats. Terms are compared, not values. A query that speaks of graphs
 * gets its dataset by the parameters of the protocol, since without them the default graph is the union of all.
 */
class QueryConformanceTest extends ConformanceTests {

    private static final String SPARQL_10 = "testcases-sparql-1.0-w3c/data-r2/";
    private static final String SPARQL_11 = "testcases-sparql-1.1-w3c/manifest-all.ttl";
    private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

    /** Formats are asked for by the file that has the result wanted. */
    private static final Map<String, String> ACCEPT = Map.of(
            "srx", "application/sparql-results+xml",
            "srj", "application/sparql-results+json",
            "csv", "text/csv",
            "tsv", "text/tab-separated-values");

    private static final Set<String> FORMATS = Set.of("csv-tsv-res", "json-res");
    /** Entailment is not offered, and no other service is asked. */
    private static final Set<String> LEFT_OUT = Set.of("entailment", "service");

    @TestFactory
    Stream<DynamicTest> evaluation10() {
        return Suite.of("sparql10-query", SPARQL_10 + "manifest-evaluation.ttl", QueryConformanceTest::isEvaluation)
                .tests(this::evaluate);
    }

    @TestFactory
    Stream<DynamicTest> syntax10() {
        return Suite.of("sparql10-syntax", SPARQL_10 + "manifest-syntax.ttl", QueryConformanceTest::isSyntax)
                .tests(this::parse);
    }

    @TestFactory
    Stream<DynamicTest> evaluation11() {
        return Suite.of(
                        "sparql11-query",
                        SPARQL_11,
                        test -> isEvaluation(test) && !LEFT_OUT.contains(folder(test)) && !FORMATS.contains(folder(test)))
                .tests(this::evaluate);
    }

    @TestFactory
    Stream<DynamicTest> formats11() {
        return Suite.of("sparql11-formats", SPARQL_11, test -> isEvaluation(test) && FORMATS.contains(folder(test)))
                .tests(this::evaluate);
    }

    @TestFactory
    Stream<DynamicTest> syntax11() {
        return Suite.of("sparql11-syntax", SPARQL_11, QueryConformanceTest::isSyntax).tests(this::parse);
    }

    private static String folder(Case test) {
        return test.name().split("/")[1];
    }

    private static boolean isEvaluation(Case test) {
        return Set.of("QueryEvaluationTest", "CSVResultFormatTest").contains(test.type());
    }

    private static boolean isSyntax(Case test) {
        return test.type().matches("(Positive|Negative)SyntaxTest(11)?");
    }

    private void parse(Case test) {
        HttpResponse<String> response = server.query(Suite.text(test.action().getURI()), List.of(), "*/*");
        if (test.type().startsWith("Negative")) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        } else {
            // 403: understood, and refused since it asks another service.
            assertThat(response.statusCode()).as(response.body()).isIn(200, 403);
        }
    }

    private void evaluate(Case test) {
        String iri = object(test.action(), "query").getURI();
        String text = Suite.text(iri);
        Query query = QueryFactory.create(text, iri);
        List<String> parameters = load(test, query);
        String result = test.result().getURI();
        String extension = result.substring(result.lastIndexOf('.') + 1);
        boolean graph = query.isConstructType() || query.isDescribeType();
        String accept = graph ? "application/n-triples" : ACCEPT.getOrDefault(extension, ACCEPT.get("srx"));

        HttpResponse<String> response = server.query("BASE <" + iri + ">\n" + text, parameters, accept);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        if (graph) {
            Graph actual = RDFParser.fromString(response.body(), Lang.NTRIPLES).toGraph();
            assertThat(IsoMatcher.isomorphic(Suite.graph(result, result), actual))
                    .as(response.body())
                    .isTrue();
        } else if (query.isAskType()) {
            Boolean expected = expected(result).booleanResult();
            assertThat(read(response.body(), RDFLanguages.contentTypeToLang(accept)).booleanResult())
                    .isEqualTo(expected);
        } else {
            compare(test, query, result, response.body(), RDFLanguages.contentTypeToLang(accept));
        }
    }

    private static List<String> load(Case test, Query query) {
        List<Document> documents = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        if (query.hasDatasetDescription()) {
            Set<String> named = new LinkedHashSet<>(query.getGraphURIs());
            named.addAll(query.getNamedGraphURIs());
            named.forEach(graph -> documents.add(new Document(graph, graph)));
        } else {
            objects(test.action(), "data").forEach(data -> documents.add(new Document(data, null)));
            List<String> named = objects(test.action(), "graphData");
            named.forEach(graph -> documents.add(new Document(graph, graph)));
            if (!named.isEmpty() || query.toString().contains("GRAPH")) {
                parameters.add("default-graph-uri=" + ConformanceServer.encode(ConformanceServer.DEFAULT_GRAPH));
                named.forEach(graph -> parameters.add("named-graph-uri=" + ConformanceServer.encode(graph)));
            }
        }
        server.load(documents);
        return parameters;
    }

    private static void compare(Case test, Query query, String result, String actual, Lang lang) {
        RowSet wanted = withBlankNodes(expected(result).rowSet(), lang);
        RowSet got = withBlankNodes(read(actual, lang).rowSet(), lang);
        boolean same;
        if (test.test().hasProperty(property(MF, "resultCardinality"))) {
            same = ResultsCompare.equalsByTerm(distinct(wanted), distinct(got));
        } else if (query.isOrdered()) {
            same = ResultsCompare.equalsByTermAndOrder(wanted.rewindable(), got.rewindable());
        } else {
            same = ResultsCompare.equalsByTerm(wanted.rewindable(), got.rewindable());
        }
        assertThat(same).as("%s%nwanted%n%s", actual, Suite.text(result)).isTrue();
    }

    /** CSV has strings alone; those of blank nodes may differ. */
    private static RowSet withBlankNodes(RowSet rows, Lang lang) {
        if (!lang.equals(Lang.CSV)) {
            return rows;
        }
        Iterator<Binding> bindings = Iter.map(rows, row -> {
            BindingBuilder read = Binding.builder();
            row.forEach((variable, value) -> read.add(variable, node(value)));
            return read.build();
        });
        return RowSetStream.create(rows.getResultVars(), bindings);
    }

    private static Node node(Node text) {
        return text.isLiteral() && text.getLiteralLexicalForm().startsWith("_:")
                ? NodeFactory.createBlankNode(text.getLiteralLexicalForm())
                : text;
    }

    private static RowSet distinct(RowSet rows) {
        Set<Binding> all = new LinkedHashSet<>();
        rows.forEachRemaining(all::add);
        return RowSetStream.create(rows.getResultVars(), all.iterator());
    }

    /** The result wanted: one of the formats, or a graph that describes it. */
    private static QueryExecResult expected(String iri) {
        Lang lang = RDFLanguages.filenameToLang(iri);
        if (!RDFLanguages.isTriples(lang)) {
            return read(Suite.text(iri), lang);
        }
        Model model = ModelFactory.createModelForGraph(Suite.graph(iri, iri));
        return model.listObjectsOfProperty(ResultSetGraphVocab.p_boolean)
                .nextOptional()
                .map(value -> new QueryExecResult(value.asLiteral().getBoolean()))
                .orElseGet(() -> new QueryExecResult(RowSet.adapt(RDFInput.fromRDF(model))));
    }

    private static QueryExecResult read(String text, Lang lang) {
        RowSetReader reader = RowSetReaderRegistry.getFactory(lang).create(lang);
        return reader.readAny(new ByteArrayInputStream(text.getBytes(UTF_8)), new Context());
    }

    private static Property property(String namespace, String name) {
        return Suite.property(namespace, name);
    }

    private static Resource object(Resource action, String name) {
        return action.getPropertyResourceValue(property(QT, name));
    }

    private static List<String> objects(Resource action, String name) {
        return action.listProperties(property(QT, name))
                .mapWith(statement -> statement.getResource().getURI())
                .toList();
    }
}
