package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.OWLOntologyLoaderMetaData;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyStorageException;
import org.semanticweb.owlapi.model.parameters.Imports;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.profiles.violations.UseOfUndeclaredAnnotationProperty;
import org.semanticweb.owlapi.profiles.violations.UseOfUndeclaredClass;
import org.semanticweb.owlapi.search.EntitySearcher;
import riposte.review.ClaimStatus;
import riposte.review.DecisionKind;

/** The ontology as Protégé sees it: through the OWL API, which reads triples as axioms. */
class OntologyLoadTest {

    private static OWLOntology load(InputStream turtle, String name) throws OWLOntologyCreationException {
        // An import that cannot be loaded is an error.
        return OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new StreamDocumentSource(
                        turtle, IRI.create("https://example.org/" + name), new TurtleDocumentFormat(), "text/turtle"));
    }

    private static OWLOntology load(Path file) throws IOException, OWLOntologyCreationException {
        try (InputStream turtle = Files.newInputStream(file)) {
            return load(turtle, file.getFileName().toString());
        }
    }

    private static OWLOntology riposte() throws IOException, OWLOntologyCreationException {
        return load(Path.of("ontology", "riposte.ttl"));
    }

    private static List<OWLProfileViolation> violations(OWLOntology ontology) {
        return new OWL2DLProfile().checkOntology(ontology).getViolations();
    }

    private static Set<String> ours(Stream<? extends OWLEntity> entities) {
        return entities.map(entity -> entity.getIRI().toString())
                .filter(iri -> iri.startsWith(Vocabulary.NS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ours(Graph graph, Node type) {
        Set<String> terms = new TreeSet<>();
        graph.find(Node.ANY, RDF.Nodes.type, type).forEach(t -> terms.add(t.getSubject().getURI()));
        terms.removeIf(iri -> !iri.startsWith(Vocabulary.NS));
        return terms;
    }

    /** The ontology's axioms, written as triples again. */
    private static Graph written(OWLOntology ontology) throws OWLOntologyStorageException {
        ByteArrayOutputStream turtle = new ByteArrayOutputStream();
        ontology.saveOntology(new TurtleDocumentFormat(), turtle);
        return RDFParser.create()
                .source(new ByteArrayInputStream(turtle.toByteArray()))
                .lang(Lang.TURTLE)
                .toGraph();
    }

    private static Set<Triple> named(Graph graph) {
        Set<Triple> triples = new HashSet<>(graph.find().toList());
        triples.removeIf(t -> t.getSubject().isBlank() || t.getObject().isBlank());
        return triples;
    }

    private static void understood(OWLOntology ontology) {
        OWLOntologyLoaderMetaData report =
                ontology.getNonnullFormat().getOntologyLoaderMetaData().orElseThrow();
        assertThat(report.getUnparsedTriples()).isEmpty();
        assertThat(report.getGuessedDeclarations().asMap()).isEmpty();
        // The OWL API's stand-ins for what it cannot make sense of.
        assertThat(ontology.signature().map(entity -> entity.getIRI().toString()))
                .noneMatch(iri -> iri.startsWith("http://org.semanticweb.owlapi/error#"));
    }

    @TestFactory
    Stream<DynamicTest> everyFileLoadsWholeAndAlone() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("ontology"))) {
            files = all.filter(file -> file.toString().endsWith(".ttl")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(3);
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            OWLOntology ontology = load(file);
            understood(ontology);
            assertThat(ontology.importsDeclarations()).isEmpty();
            Graph graph = OntologyQuads.graph(file.getFileName().toString());
            assertThat(named(written(ontology))).containsAll(named(graph));
        }));
    }

    @Test
    void theOntologyComesBackFromAxiomsTripleByTriple() throws Exception {
        Graph written = written(riposte());
        Graph expected = OntologyQuads.graph("riposte.ttl");
        // OWL 2 leaves the declaration of individuals open; the OWL API writes it beside their class.
        Node individual = NodeFactory.createURI(Vocabulary.OWL + "NamedIndividual");
        for (String type : List.of("ClaimStatus", "DecisionKind")) {
            expected.find(Node.ANY, Vocabulary.TYPE, Vocabulary.term(type)).toList()
                    .forEach(t -> expected.add(t.getSubject(), Vocabulary.TYPE, individual));
        }
        assertThat(expected.find(Node.ANY, Vocabulary.TYPE, individual).toList())
                .hasSize(ClaimStatus.values().length + DecisionKind.values().length);
        assertThat(written.isIsomorphicWith(expected)).isTrue();
    }

    @Test
    void halfARestrictionIsNotUnderstood() throws OWLOntologyCreationException {
        String turtle = """
                @prefix owl: <http://www.w3.org/2002/07/owl#> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                <https://example.org/half> a owl:Ontology .
                <https://example.org/half#A> a owl:Class ;
                    rdfs:subClassOf [ a owl:Restriction ; owl:onProperty <https://example.org/half#p> ] .
                """;
        OWLOntology ontology = load(new ByteArrayInputStream(turtle.getBytes(StandardCharsets.UTF_8)), "half");
        assertThatThrownBy(() -> understood(ontology)).isInstanceOf(AssertionError.class);
        assertThat(violations(ontology)).isNotEmpty();
    }

    @Test
    void theOntologyIsInOwl2Dl() throws IOException, OWLOntologyCreationException {
        assertThat(violations(riposte())).isEmpty();
    }

    @Test
    void theOtherFilesLackOnlyDeclarationsOfSkosAndShacl() throws IOException, OWLOntologyCreationException {
        for (String name : List.of("cameo.ttl", "shapes.ttl")) {
            for (OWLProfileViolation violation : violations(load(Path.of("ontology", name)))) {
                assertThat(violation)
                        .as(name)
                        .isInstanceOfAny(UseOfUndeclaredClass.class, UseOfUndeclaredAnnotationProperty.class);
            }
        }
    }

    @Test
    void theOntologyHasItsNameAndVersion() throws IOException, OWLOntologyCreationException {
        OWLOntology ontology = riposte();
        assertThat(ontology.getOntologyID().getOntologyIRI().orElseThrow().toString())
                .isEqualTo(Vocabulary.ONTOLOGY.getURI());
        assertThat(ontology.getOntologyID().getVersionIRI().orElseThrow().toString())
                .startsWith(Vocabulary.ONTOLOGY.getURI() + "/");
    }

    @Test
    void classesAndPropertiesKeepTheirKind() throws IOException, OWLOntologyCreationException {
        OWLOntology ontology = riposte();
        Graph graph = OntologyQuads.graph("riposte.ttl");
        assertThat(ours(ontology.classesInSignature()))
                .isEqualTo(ours(graph, OWL2.Class.asNode()))
                .contains(Vocabulary.ACCUSATION.getURI(), Vocabulary.DENIAL.getURI(), Vocabulary.STATE.getURI());
        assertThat(ours(ontology.objectPropertiesInSignature()))
                .isEqualTo(ours(graph, OWL2.ObjectProperty.asNode()))
                .contains(Vocabulary.SPEAKER.getURI(), Vocabulary.TARGET.getURI());
        assertThat(ours(ontology.dataPropertiesInSignature()))
                .isEqualTo(ours(graph, OWL2.DatatypeProperty.asNode()))
                .contains(Vocabulary.SPEAKER_MENTION.getURI());
        assertThat(ours(ontology.annotationPropertiesInSignature()))
                .isEqualTo(ours(graph, OWL2.AnnotationProperty.asNode()));
        assertThat(ontology.getAxiomCount(AxiomType.SUBCLASS_OF, Imports.EXCLUDED)).isPositive();
    }

    @Test
    void everyTermHasOneLabelInEnglishAndOneInFrench() throws IOException, OWLOntologyCreationException {
        OWLOntology ontology = riposte();
        Map<String, List<String>> languages = new TreeMap<>();
        ontology.signature()
                .filter(entity -> entity.getIRI().toString().startsWith(Vocabulary.NS))
                .forEach(entity -> languages.put(
                        entity.getIRI().toString(),
                        EntitySearcher.getAnnotationObjects(entity, ontology)
                                .filter(annotation -> annotation.getProperty().isLabel())
                                .map(annotation -> annotation
                                        .getValue()
                                        .asLiteral()
                                        .orElseThrow()
                                        .getLang())
                                .sorted()
                                .toList()));
        assertThat(languages).hasSizeGreaterThan(40);
        languages.forEach((term, found) -> assertThat(found).as(term).containsExactly("en", "fr"));
    }
}
