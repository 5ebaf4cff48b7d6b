package riposte.web.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;

/** Things answer 303 to documents, and documents speak of their things. */
class LinkedDataTest {

    private static final String BASE = "https://claims.example/";
    private static final String CLAIM = "/claim/aaaa000000000001";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        // Another base than the host the server is reached by.
        server = TestServer.start(directory.resolve("store"), "--riposte.base=" + BASE);
        Fixture.load(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Graph parse(HttpResponse<String> response) {
        String type =
                response.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", "");
        return RDFParser.fromString(response.body(), RDFLanguages.contentTypeToLang(type))
                .toGraph();
    }

    private static List<String> links(HttpResponse<?> response) {
        return response.headers().allValues("Link");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | html",
                "*/* | html",
                "text/turtle | ttl",
                "application/ld+json | jsonld",
                "application/n-triples | nt",
                "application/rdf+xml | rdf",
                "text/turtle;q=0.4, application/rdf+xml;q=0.9 | rdf",
                "application/rdf+xml, text/turtle;q=0.9, */*;q=0.1 | rdf",
                "text/* | html"
            })
    void leadsToTheDocumentTheClientWants(String accept, String extension) {
        for (String thing : new String[] {CLAIM, "/actor/borealia", "/incident/pumps-2024", "/ontology"}) {
            HttpResponse<String> response = server.get(thing, "Accept", accept);
            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(response.headers().firstValue("Location")).hasValue(thing + "." + extension);
            assertThat(String.join(",", response.headers().allValues("Vary"))).containsIgnoringCase("accept");
        }
    }

    @Test
    void keepsTheLanguageOfTheAddress() {
        HttpResponse<String> response = server.get(CLAIM + "?lang=fr", "Accept", "text/html");
        assertThat(response.headers().firstValue("Location")).hasValue(CLAIM + ".html?lang=fr");
    }

    @Test
    void answersHeadWithTheSameHeaders() {
        HttpResponse<String> thing = server.send("HEAD", CLAIM, BodyPublishers.noBody(), "Accept", "text/turtle");
        assertThat(thing.statusCode()).isEqualTo(303);
        HttpResponse<String> document = server.send("HEAD", CLAIM + ".ttl", BodyPublishers.noBody());
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type").orElse("")).startsWith("text/turtle");
        assertThat(document.body()).isEmpty();
    }

    @Test
    void says406WithWhatThereIs() {
        HttpResponse<String> response = server.get(CLAIM, "Accept", "image/png");
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).contains("text/turtle");
        assertThat(server.get(CLAIM, "Accept", "nonsense").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actor/nobody",
                "/actor/nobody.html",
                "/claim/0000.ttl",
                "/article/x.jsonld",
                "/incident/aaaa",
                "/actor/%3Cscript%3E"
            })
    void says404InPlainWords(String path) {
        HttpResponse<String> response = server.get(path, "Accept", "text/turtle, text/plain;q=0.1");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("knows nothing of").doesNotContain("<script>");
        HttpResponse<String> page = server.get(path, "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1").doesNotContain("<script>");
    }

    @Test
    void says410OfWhatWasThere() {
        ClaimStore store = server.context().getBean(ClaimStore.class);
        GraphIndex index = server.context().getBean(GraphIndex.class);
        index.refresh();
        String article = new Iris(BASE).article(Fixture.readings().get(3).article());
        String path = "/" + article.substring(BASE.length());
        assertThat(server.get(path, "Accept", "text/turtle").statusCode()).isEqualTo(303);
        store.remove(article);
        index.refresh();
        HttpResponse<String> response = server.get(path + ".ttl");
        assertThat(response.statusCode()).isEqualTo(410);
        assertThat(response.body()).contains("was here");
        assertThat(server.get(path, "Accept", "text/html").statusCode()).isEqualTo(410);
        store.replace(Fixture.readings().stream());
        index.refresh();
        assertThat(server.get(path + ".ttl").statusCode()).isEqualTo(200);
    }

    @Test
    void linksDocumentsToTheirThingAndEachOther() {
        for (String path : new String[] {CLAIM + ".html", CLAIM + ".ttl"}) {
            List<String> links = links(server.get(path));
            assertThat(links)
                    .contains(
                            "<" + CLAIM + ".ttl>; rel=\"alternate\"; type=\"text/turtle\"",
                            "<" + CLAIM + ".jsonld>; rel=\"alternate\"; type=\"application/ld+json\"",
                            "<" + BASE + CLAIM.substring(1) + ">; rel=\"describes\"",
                            "<" + BASE + CLAIM.substring(1) + ">; rel=\"canonical\"",
                            "<https://w3id.org/riposte#Accusation>; rel=\"type\"");
            assertThat(links).anyMatch(link -> link.contains("rel=\"license\""));
        }
    }

    /** Every IRI of the graph below the base, in every format, has a document with triples about it. */
    @Test
    void opensEveryIriInEveryFormat() {
        DatasetGraph dataset = server.context().getBean(DatasetGraph.class);
        Set<String> iris = new LinkedHashSet<>();
        Txn.executeRead(dataset, () -> dataset.find().forEachRemaining(quad -> collect(quad, iris)));
        assertThat(iris.size()).isGreaterThan(15);
        List<String> broken = new ArrayList<>();
        for (String iri : iris) {
            String path = iri.substring(BASE.length() - 1).replaceFirst("#.*", "");
            if (path.matches("/(sparql|export.*|\\.well-known.*)")) {
                continue;
            }
            for (String accept :
                    new String[] {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"
                    }) {
                HttpResponse<String> thing = server.get(path, "Accept", accept);
                String location = thing.headers().firstValue("Location").orElse("none");
                HttpResponse<String> document = server.get(location);
                Node node = NodeFactory.createURI(iri);
                if (document.statusCode() != 200
                        || !document.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith(accept)
                        || !parse(document).contains(node, null, null)) {
                    broken.add(iri + " as " + accept);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static void collect(Quad quad, Set<String> iris) {
        for (Node node : new Node[] {quad.getGraph(), quad.getSubject(), quad.getObject()}) {
            if (node.isURI() && node.getURI().startsWith(BASE)) {
                iris.add(node.getURI());
            }
        }
    }

    @Test
    void tellsOfActorsWhatLeadsToThem() {
        Graph graph = parse(server.get("/actor/borealia.nt"));
        Node borealia = NodeFactory.createURI(BASE + "actor/borealia");
        assertThat(graph.contains(null, NodeFactory.createURI("https://w3id.org/riposte#accuses"), borealia))
                .isTrue();
    }

    @Test
    void tellsOfClaimsTheirPassage() {
        Graph graph = parse(server.get(CLAIM + ".jsonld"));
        assertThat(graph.contains(null, NodeFactory.createURI("http://www.w3.org/ns/oa#exact"), null))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"})
    void describesTheDataset(String accept) {
        HttpResponse<String> response = server.get("/.well-known/void", "Accept", accept);
        assertThat(response.statusCode()).isEqualTo(200);
        Graph graph = parse(response);
        for (String property : new String[] {"sparqlEndpoint", "classPartition", "propertyPartition", "triples"}) {
            assertThat(graph.contains(null, NodeFactory.createURI("http://rdfs.org/ns/void#" + property), null))
                    .as(property)
                    .isTrue();
        }
    }

    /** What editors ask for when they load: examples and prefixes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "SELECT DISTINCT ?sq ?comment ?query WHERE { ?sq a sh:SPARQLExecutable ; rdfs:label|rdfs:comment"
                        + " ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query } ~ who-denies-what",
                "SELECT DISTINCT ?prefix ?namespace WHERE { ?d sh:prefix ?prefix ; sh:namespace ?namespace } ~"
                        + " w3id.org/riposte#",
                "SELECT DISTINCT ?class WHERE { ?x void:classPartition/void:class ?class } ~ #Denial",
                "SELECT DISTINCT ?property WHERE { ?x void:propertyPartition/void:property ?property } ~ #rejects"
            })
    void tellsEditorsWhatThereIs(String query, String expected) {
        String prefixes = "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX void: <http://rdfs.org/ns/void#>"
                + " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";
        HttpResponse<String> response = server.get("/sparql?query="
                + java.net.URLEncoder.encode(prefixes + query, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gexf", "graphml", "csv-nodes", "csv-edges", "stix"})
    void exportsForOtherTools(String format) {
        HttpResponse<String> response = server.get("/export?format=" + format);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Borealia");
    }

    @Test
    void summarisesForGraphExplorers() {
        HttpResponse<String> response = server.get("/rdf/statistics/summary?mode=basic");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"graphSummary\"", "https://w3id.org/riposte#Accusation", "\"numQuads\"", "\"predicates\"");
        assertThat(response.body()).doesNotContain("\"numQuads\":0");
    }

    @Test
    void listsItsAddressesForSearchEngines() {
        assertThat(server.get("/robots.txt").body()).contains("Sitemap: " + BASE + "sitemap.xml");
        assertThat(server.get("/sitemap.xml").body()).contains("<loc>" + BASE + "sitemap-1.xml</loc>");
        assertThat(server.get("/sitemap-1.xml").body()).contains("<loc>" + BASE + "actor/borealia</loc>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trig", "nquads", "turtle", "ntriples", "rdfxml", "jsonld", "trix"})
    void exportsTheGraph(String format) {
        HttpResponse<String> response = server.get("/export?format=" + format);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment");
        String type =
                response.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", "");
        DatasetGraph parsed = RDFParser.fromString(response.body(), RDFLanguages.contentTypeToLang(type))
                .toDatasetGraph();
        Node claim = NodeFactory.createURI(BASE + CLAIM.substring(1));
        assertThat(parsed.contains(null, claim, null, null)).isTrue();
    }

    @Test
    void refusesUnknownExports() {
        assertThat(server.get("/export?format=docx").statusCode()).isEqualTo(400);
        assertThat(server.get("/export", "Accept", "image/png").statusCode()).isEqualTo(406);
    }
}
