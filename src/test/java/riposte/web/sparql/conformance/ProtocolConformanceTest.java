package riposte.web.sparql.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** SPARQL 1.1 Protocol, Graph Store HTTP Protocol and Service Description: requests from the tables, as they are. */
class ProtocolConformanceTest extends ConformanceTests {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

    @TestFactory
    Stream<DynamicTest> protocol() {
        for (int i = 1; i <= 3; i++) {
            String document = "http://kasei.us/2009/09/sparql/data/data" + i + ".rdf";
            HttpResponse<String> response = server.send(
                    "PUT",
                    "/data?graph=" + document,
                    "<%s> a <http://xmlns.com/foaf/0.1/Document> .".formatted(document),
                    "Content-Type",
                    "text/turtle");
            assertThat(response.statusCode()).isEqualTo(201);
        }
        return tests("sparql11-protocol", "protocol.txt");
    }

    @TestFactory
    Stream<DynamicTest> graphStore() {
        return tests("sparql11-graph-store", "graph-store.txt");
    }

    private static Stream<DynamicTest> tests(String suite, String table) {
        Map<String, List<Exchange>> tests = Exchange.table(table);
        KnownFailures known = KnownFailures.of(suite);
        AtomicReference<String> location = new AtomicReference<>();
        List<String> names =
                tests.keySet().stream().map(name -> suite + "/" + name).toList();
        return Stream.concat(
                tests.entrySet().stream().map(test -> {
                    String name = suite + "/" + test.getKey();
                    return DynamicTest.dynamicTest(name, () -> known.hold(name, () -> test.getValue()
                            .forEach(exchange -> location.set(exchange.run(server, location.get())))));
                }),
                Stream.of(DynamicTest.dynamicTest(suite + ", the table", () -> known.check(names))));
    }

    /** The three tests of the suite: it is given, in RDF, and says which endpoint it describes. */
    @Test
    void describesTheService() {
        HttpResponse<String> response = server.send("GET", "/sparql", "", "Accept", "text/turtle");
        assertThat(response.statusCode()).isEqualTo(200);
        Graph description = RDFParser.fromString(response.body(), Lang.TURTLE).toGraph();
        List<Node> services = description
                .find(Node.ANY, RDF.Nodes.type, NodeFactory.createURI(SD + "Service"))
                .mapWith(triple -> triple.getSubject())
                .toList();
        assertThat(services).hasSize(1);
        Node endpoint = NodeFactory.createURI("http://localhost:8080/sparql");
        assertThat(description.contains(services.get(0), NodeFactory.createURI(SD + "endpoint"), endpoint))
                .isTrue();
    }
}
