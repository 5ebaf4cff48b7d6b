package riposte.web.sparql.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import riposte.web.sparql.conformance.Suite.Case;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The RDF 1.1 syntaxes: each document is put into a graph by the Graph Store Protocol and read back as N-Triples; bad
 * ones are refused. What was put is then exported as N-Quads and TriG, and the exports are read again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RdfConformanceTest extends ConformanceTests {

    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String RDF_CORE = "http://www.w3.org/2000/10/rdf-tests/rdfcore/";
    private static final String RDF_XML = Suite.BASE + "testcases/rdfxml/w3c-approved/";
    private static final String JSON_LD = Suite.BASE + "json-ld.org/";

    /** What was put, by the name of its graph. */
    private static final Map<String, Graph> PUT = new TreeMap<>();

    @TestFactory
    @Order(1)
    Stream<DynamicTest> turtle() {
        return suite("rdf-turtle", "testcases/turtle/tests-ttl-w3c-20170126/manifest.ttl")
                .tests(check(Lang.TURTLE, "http://www.w3.org/2013/TurtleTests/"));
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> ntriples() {
        return suite("rdf-ntriples", "testcases/ntriples/manifest.ttl").tests(check(Lang.NTRIPLES, Suite.BASE));
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> trig() {
        return suite("rdf-trig", "testcases/trig/manifest.ttl")
                .tests(check(Lang.TRIG, "http://www.w3.org/2013/TriGTests/"));
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> nquads() {
        return suite("rdf-nquads", "testcases/nquads/manifest.ttl").tests(check(Lang.NQUADS, Suite.BASE));
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> rdfXml() {
        return rdfXmlSuite().tests(check(Lang.RDFXML, RDF_CORE));
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> jsonLd() {
        return jsonLdSuite().tests(check(Lang.JSONLD, "http://json-ld.org/test-suite/tests/"));
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> exports() {
        return Map.of("nquads", Lang.NQUADS, "trig", Lang.TRIG, "jsonld", Lang.JSONLD).entrySet().stream()
                .map(format -> DynamicTest.dynamicTest(format.getKey(), () -> {
                    DatasetGraph exported = server.export(format.getKey(), format.getValue());
                    List<String> changed = new ArrayList<>();
                    PUT.forEach((name, graph) -> {
                        if (!IsoMatcher.isomorphic(graph, exported.getGraph(NodeFactory.createURI(name)))) {
                            changed.add(name);
                        }
                    });
                    assertThat(PUT).hasSizeGreaterThan(500);
                    assertThat(changed).isEmpty();
                }));
    }

    private static Suite suite(String name, String manifest) {
        return Suite.of(name, manifest, test -> true);
    }

    /** The manifest of 2004 is in another vocabulary, and names each document by its address then. */
    private static Suite rdfXmlSuite() {
        String schema = RDF_CORE + "testSchema#";
        Model model = ModelFactory.createModelForGraph(
                Suite.graph(RDF_XML + "Manifest.rdf", RDF_XML + "Manifest.rdf"));
        List<Case> cases = new ArrayList<>();
        for (String type : List.of("PositiveParserTest", "NegativeParserTest")) {
            model.listResourcesWithProperty(RDF.type, model.createResource(schema + type))
                    .filterKeep(test -> test.hasProperty(Suite.property(schema, "status"), "APPROVED"))
                    .forEachRemaining(test -> {
                        copy(test, Suite.property(schema, "inputDocument").getURI(), "action");
                        copy(test, Suite.property(schema, "outputDocument").getURI(), "result");
                        String name = test.getURI().substring(RDF_CORE.length());
                        cases.add(new Case("rdf-xml/" + name.replace("/Manifest.rdf#", "/"), test));
                    });
        }
        cases.sort(java.util.Comparator.comparing(Case::name));
        return new Suite("rdf-xml", cases);
    }

    private static void copy(Resource test, String from, String to) {
        Resource document = test.getPropertyResourceValue(test.getModel().createProperty(from));
        if (document != null) {
            String path = document.getURI().substring(RDF_CORE.length());
            test.addProperty(Suite.property(MF, to), test.getModel().createResource(RDF_XML + path));
        }
    }

    private static Suite jsonLdSuite() {
        JsonNode manifest = new ObjectMapper().readTree(Suite.bytes(JSON_LD + "toRdf-manifest.jsonld"));
        Model model = ModelFactory.createDefaultModel();
        List<Case> cases = new ArrayList<>();
        for (JsonNode entry : manifest.get("sequence")) {
            String id = entry.get("@id").asString().substring(1);
            Resource test = model.createResource(JSON_LD + "toRdf#" + id)
                    .addProperty(RDF.type, model.createResource(MF + "TestJsonLdEval"))
                    .addProperty(
                            Suite.property(MF, "action"),
                            model.createResource(JSON_LD + entry.get("input").asString()))
                    .addProperty(
                            Suite.property(MF, "result"),
                            model.createResource(JSON_LD + entry.get("expect").asString()));
            // The body of a request has the address it is sent to as its base.
            if (!Suite.text(test.getPropertyResourceValue(Suite.property(MF, "result")).getURI())
                    .contains("json-ld.org/")) {
                cases.add(new Case("rdf-jsonld/" + id, test));
            }
        }
        return new Suite("rdf-jsonld", cases);
    }

    private static Consumer<Case> check(Lang syntax, String base) {
        return test -> {
            String document = test.action().getURI();
            String graph = "urn:test:" + test.name();
            String path = "/data?graph=" + graph;
            String type = syntax.getContentType().getContentTypeStr();
            HttpResponse<String> response =
                    server.send("PUT", path, Suite.bytes(document), "Content-Type", type);
            if (test.type().contains("Negative")) {
                assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
                return;
            }
            DatasetGraph expected = expected(test, syntax, base);
            if (expected.listGraphNodes().hasNext()) {
                // One graph is asked for, and not one of those is lost without a word.
                assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
                assertThat(response.body()).contains("named graphs");
                return;
            }
            assertThat(response.statusCode()).as(response.body()).isIn(200, 201, 204);
            if (expected.getDefaultGraph().isEmpty()) {
                return;
            }
            response = server.send("GET", path, "", "Accept", "application/n-triples");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            PUT.put(graph, RDFParser.fromString(response.body(), Lang.NTRIPLES).toGraph());
            String folder = base.startsWith(Suite.BASE)
                    ? document
                    : base + document.replaceFirst(".*/w3c-approved/|.*/", "");
            Graph read = withBase(PUT.get(graph), server.address(path), folder);
            assertThat(IsoMatcher.isomorphic(expected.getDefaultGraph(), read))
                    .as("%s%nwanted%n%s", response.body(), expected)
                    .isTrue();
        };
    }

    private static DatasetGraph expected(Case test, Lang syntax, String base) {
        String iri = test.result() == null ? test.action().getURI() : test.result().getURI();
        Lang lang = test.result() == null ? syntax : RDFLanguages.filenameToLang(iri, Lang.NQUADS);
        return RDFParser.fromString(Suite.text(iri), lang).base(base).toDatasetGraph();
    }

    /** A graph as if its document had been read from another address. */
    private static Graph withBase(Graph graph, String address, String document) {
        String folder = server.address("/");
        Graph moved = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
        graph.find().forEachRemaining(triple -> moved.add(
                node(triple.getSubject(), address, folder, document),
                node(triple.getPredicate(), address, folder, document),
                node(triple.getObject(), address, folder, document)));
        return moved;
    }

    private static Node node(Node node, String address, String folder, String document) {
        if (!node.isURI() || !node.getURI().startsWith(folder)) {
            return node;
        }
        String iri = node.getURI();
        return NodeFactory.createURI(
                iri.startsWith(address)
                        ? document + iri.substring(address.length())
                        : document.substring(0, document.lastIndexOf('/') + 1) + iri.substring(folder.length()));
    }
}
