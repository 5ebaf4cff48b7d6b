package riposte.web.sparql.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import riposte.web.sparql.conformance.ConformanceServer.Document;
import riposte.web.sparql.conformance.Suite.Case;

/** SPARQL 1.1 Update: evaluation and syntax. The whole store is compared, as it is exported. */
class UpdateConformanceTest extends ConformanceTests {

    private static final String SPARQL_11 = "testcases-sparql-1.1-w3c/manifest-all.ttl";
    private static final String UT = "http://www.w3.org/2009/sparql/tests/test-update#";

    @TestFactory
    Stream<DynamicTest> evaluation() {
        return Suite.of("sparql11-update", SPARQL_11, test -> test.type().equals("UpdateEvaluationTest"))
                .tests(this::evaluate);
    }

    @TestFactory
    Stream<DynamicTest> syntax() {
        return Suite.of("sparql11-update-syntax", SPARQL_11, test -> test.type().contains("UpdateSyntaxTest"))
                .tests(this::parse);
    }

    private void parse(Case test) {
        HttpResponse<String> response = server.update(Suite.text(test.action().getURI()));
        boolean understood = !response.body().startsWith("The update could not be read");
        if (test.type().startsWith("Negative")) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(understood).as(response.body()).isFalse();
        } else {
            // Understood, and then done, or refused for what it asks (LOAD) or for a graph that is not there.
            assertThat(response.statusCode()).as(response.body()).isIn(204, 400, 403);
            assertThat(understood).as(response.body()).isTrue();
        }
    }

    private void evaluate(Case test) {
        server.load(documents(test.action()));
        String request = test.action()
                .getPropertyResourceValue(Suite.property(UT, "request"))
                .getURI();
        HttpResponse<String> response = server.update("BASE <" + request + ">\n" + Suite.text(request));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);

        DatasetGraph expected = DatasetGraphFactory.create();
        for (Document document : documents(test.result())) {
            String name = document.graph() == null ? ConformanceServer.DEFAULT_GRAPH : document.graph();
            Node graph = NodeFactory.createURI(name);
            Graph triples = Suite.graph(document.iri(), document.iri());
            triples.find().forEachRemaining(triple -> expected.add(Quad.create(graph, triple)));
        }
        DatasetGraph actual = server.export("nquads", Lang.NQUADS);
        assertThat(IsoMatcher.isomorphic(expected, actual))
                .as("wanted%n%s%nfound%n%s", expected, actual)
                .isTrue();
    }

    /** Documents of the default graph and of named ones. */
    private static List<Document> documents(Resource state) {
        List<Document> documents = new ArrayList<>();
        state.listProperties(Suite.property(UT, "data"))
                .forEachRemaining(data -> documents.add(new Document(data.getResource().getURI(), null)));
        state.listProperties(Suite.property(UT, "graphData")).forEachRemaining(data -> {
            Resource graph = data.getResource();
            String file = graph.getPropertyResourceValue(Suite.property(UT, "graph")).getURI();
            documents.add(new Document(file, graph.getProperty(RDFS.label).getString()));
        });
        return documents;
    }
}
