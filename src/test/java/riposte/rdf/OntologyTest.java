package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

class OntologyTest {

    private final Graph ontology = OntologyQuads.graph("riposte.ttl");
    private final Graph cameo = OntologyQuads.graph("cameo.ttl");
    private final Graph shapes = OntologyQuads.graph("shapes.ttl");

    private static Set<Node> subjects(Graph graph) {
        Set<Node> subjects = new HashSet<>();
        graph.find().forEach(t -> subjects.add(t.getSubject()));
        return subjects;
    }

    private static List<String> languages(Graph graph, Node subject, Node predicate) {
        List<String> languages = new ArrayList<>();
        graph.find(subject, predicate, Node.ANY).forEach(t -> languages.add(t.getObject().getLiteralLanguage()));
        languages.sort(null);
        return languages;
    }

    private Set<Node> terms(Graph graph) {
        Set<Node> terms = subjects(graph);
        terms.removeIf(term -> !term.getURI().startsWith(Vocabulary.NS));
        return terms;
    }

    @Test
    void itsLicenceIsThatOfTheProject() throws IOException {
        String licence = ontology.find(Node.ANY, NodeFactory.createURI("http://purl.org/dc/terms/license"), Node.ANY)
                .mapWith(t -> t.getObject().getURI())
                .next();
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<url>" + licence + "</url>");
    }

    @Test
    void everyTermIsNamedInTwoLanguagesAndDefinedHere() {
        Set<Node> terms = terms(ontology);
        terms.addAll(terms(cameo));
        Graph all = GraphFactory.createDefaultGraph();
        ontology.find().forEach(all::add);
        cameo.find().forEach(all::add);
        for (Node term : terms) {
            assertThat(languages(all, term, RDFS.Nodes.label)).as(term.getURI()).containsExactly("en", "fr");
            assertThat(all.contains(term, RDFS.Nodes.isDefinedBy, Vocabulary.ONTOLOGY)).as(term.getURI()).isTrue();
        }
        for (Node term : terms(ontology)) {
            assertThat(languages(ontology, term, RDFS.Nodes.comment)).as(term.getURI()).containsExactly("en", "fr");
        }
    }

    @Test
    void thereAreNoBlankNodesInWhatIsPublished() {
        for (Graph graph : List.of(ontology, cameo)) {
            graph.find().forEach(t -> assertThat(t.getSubject().isBlank() || t.getObject().isBlank()).isFalse());
        }
    }

    /** What OWL 2 DL asks of a file on its own: every class and property used is declared, as one kind of thing. */
    @Test
    void everyTermUsedIsDeclared() {
        Map<Node, Set<Node>> declared = new HashMap<>();
        ontology.find(Node.ANY, RDF.Nodes.type, Node.ANY)
                .forEach(t -> declared.computeIfAbsent(t.getSubject(), s -> new HashSet<>()).add(t.getObject()));
        declared.values().forEach(kinds -> assertThat(kinds).hasSize(1));
        Set<Node> built = Set.of(
                RDF.Nodes.type, RDFS.Nodes.label, RDFS.Nodes.comment, RDFS.Nodes.isDefinedBy, RDFS.Nodes.seeAlso,
                RDFS.Nodes.subClassOf, RDFS.Nodes.subPropertyOf, RDFS.Nodes.domain, RDFS.Nodes.range,
                OWL2.versionIRI.asNode(), OWL2.versionInfo.asNode());
        for (Triple triple : ontology.find().toList()) {
            Node predicate = triple.getPredicate();
            assertThat(built.contains(predicate) || declared.containsKey(predicate)).as(triple.toString()).isTrue();
            if (predicate.equals(RDFS.Nodes.subClassOf) || predicate.equals(RDFS.Nodes.domain)) {
                assertThat(declared.get(triple.getObject())).as(triple.toString()).containsExactly(OWL2.Class.asNode());
            }
            if (predicate.equals(RDFS.Nodes.subPropertyOf)) {
                assertThat(declared.get(triple.getObject())).as(triple.toString())
                        .isEqualTo(declared.get(triple.getSubject()));
            }
        }
    }

    @Test
    void theVersionIsThatOfTheSoftware() {
        assertThat(ontology.contains(
                        Vocabulary.ONTOLOGY, OWL2.versionInfo.asNode(), NodeFactory.createLiteralString(ArticleQuads.VERSION)))
                .isTrue();
    }

    @Test
    void everyClassOfThingsHasAShapeAndEveryPropertyAConstraint() {
        Node targetClass = NodeFactory.createURI("http://www.w3.org/ns/shacl#targetClass");
        Node path = NodeFactory.createURI("http://www.w3.org/ns/shacl#path");
        for (Node term : terms(ontology)) {
            if (ontology.contains(term, RDF.Nodes.type, OWL2.Class.asNode())) {
                assertThat(shapes.contains(Node.ANY, targetClass, term)).as(term.getURI()).isTrue();
            } else if (isProperty(term) && !ontology.contains(term, RDF.Nodes.type, OWL2.AnnotationProperty.asNode())) {
                assertThat(shapes.contains(Node.ANY, path, term)).as(term.getURI()).isTrue();
            }
        }
        shapes.find(Node.ANY, path, Node.ANY).forEach(t -> {
            if (t.getObject().getURI().startsWith(Vocabulary.NS)) {
                assertThat(terms(ontology)).contains(t.getObject());
            }
        });
    }

    /** Rather than an individual, such as a status. */
    private boolean isProperty(Node term) {
        return ontology.find(term, RDF.Nodes.type, Node.ANY)
                .filterKeep(t -> t.getObject().getURI().endsWith("Property"))
                .hasNext();
    }

    @Test
    void theContextNamesEveryTermAndCarriesEveryGraph() throws Exception {
        JsonObject context;
        try (InputStream in = OntologyTest.class.getResourceAsStream("/ontology/context.jsonld")) {
            context = JSON.parse(in).getObj("@context");
        }
        Set<String> mapped = new TreeSet<>();
        context.forEach((key, value) -> mapped.add(
                value.isObject() ? value.getAsObject().getString("@id") : value.isString() ? value.getAsString().value() : ""));
        Set<Node> abstractTerms = Set.of(Vocabulary.CLAIM, Vocabulary.ACTOR, Vocabulary.EVENT_CODE, Vocabulary.STIX_TYPE);
        for (Node term : terms(ontology)) {
            if (!abstractTerms.contains(term)) {
                assertThat(mapped).contains("rip:" + term.getURI().substring(Vocabulary.NS.length()));
            }
        }
        // A document in the short form of the context means the triples it says.
        String document = "{\"@context\": " + context + ", \"id\": \"http://x.example/claim/1\", \"type\": \"Denial\","
                + "\"label\": {\"en\": \"No\", \"fr\": \"Non\"}, \"speaker\": \"http://x.example/actor/norvik\","
                + "\"hedged\": false, \"confidence\": \"0.9\", \"quote\": {\"en\": [\"no\", \"never\"]},"
                + "\"evidence\": {\"id\": \"http://x.example/a#char=1,2\", \"start\": 1}}";
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(document, Lang.JSONLD11).parse(graph);
        Graph expected = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        "PREFIX rip: <" + Vocabulary.NS + "> PREFIX rdfs: <" + Vocabulary.RDFS + ">"
                                + "<http://x.example/claim/1> a rip:Denial ; rdfs:label \"No\"@en, \"Non\"@fr ;"
                                + " rip:speaker <http://x.example/actor/norvik> ; rip:hedged false ; rip:confidence 0.9 ;"
                                + " rip:quote \"no\"@en, \"never\"@en ; rip:evidence <http://x.example/a#char=1,2> ."
                                + "<http://x.example/a#char=1,2> rip:start 1 .",
                        Lang.TURTLE)
                .parse(expected);
        assertThat(graph.isIsomorphicWith(expected)).as(graph.toString()).isTrue();
    }
}
