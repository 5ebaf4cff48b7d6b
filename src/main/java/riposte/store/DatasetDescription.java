package riposte.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.store.graph.Counts;
import riposte.store.query.Examples;
import riposte.store.query.QueryLibrary;

/**
 * What the store says about itself, after VoID and DCAT: how many triples, resources per class and triples per property,
 * and where to query and download them. Without dates, so that the same content has the same description; without the
 * description's own triples.
 */
public final class DatasetDescription {

    private static final String VOID = "http://rdfs.org/ns/void#";
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final Set<String> INDIVIDUALS =
            Set.of(Vocabulary.CLAIM_STATUS.getURI(), Vocabulary.DECISION_KIND.getURI());
    private static final Map<String, String> PREFIXES = Map.of(
            Vocabulary.NS, "rip",
            Vocabulary.SCHEMA, "schema",
            Vocabulary.PROV, "prov",
            Vocabulary.OA, "oa",
            Vocabulary.SKOS, "skos",
            Vocabulary.OWL, "owl",
            Vocabulary.RDF, "rdf",
            Vocabulary.RDFS, "rdfs",
            DCTERMS, "dcterms");

    /** What the IRIs of the store begin with, as a literal. */
    static final Node URI_SPACE = NodeFactory.createURI(VOID + "uriSpace");

    private final Iris iris;
    private final Node graph;
    private final List<Quad> quads = new ArrayList<>();

    public DatasetDescription(Iris iris) {
        this.iris = iris;
        this.graph = NodeFactory.createURI(iris.datasetGraph());
    }

    /** The graph that holds it. */
    public Node graph() {
        return graph;
    }

    /** @param counts of all but its own graph */
    public List<Quad> quads(Counts counts) {
        Node self = NodeFactory.createURI(iris.dataset());
        add(self, Vocabulary.TYPE, uri(VOID + "Dataset"));
        add(self, Vocabulary.TYPE, uri(DCAT + "Dataset"));
        label(self, "Riposte: claims about hostile cyber acts", "Riposte : les dires sur les actes cyber hostiles");
        add(self, uri(DCTERMS + "title"), NodeFactory.createLiteralLang("Riposte: claims about hostile cyber acts", "en"));
        add(
                self,
                uri(DCTERMS + "title"),
                NodeFactory.createLiteralLang("Riposte : les dires sur les actes cyber hostiles", "fr"));
        add(
                self,
                uri(DCTERMS + "description"),
                NodeFactory.createLiteralLang(
                        "Who accuses whom of which hostile cyber act and who denies it, each claim with its sentence and"
                                + " article. A claim never entails that the act happened.",
                        "en"));
        rights(
                self,
                "The licence covers what was read from the articles: who claims what of whom, when and about what. The words quoted from"
                        + " them - sentences, headlines, quotations - remain their publishers'.",
                "La licence couvre ce qui a été lu dans les articles : qui dit quoi de qui, quand et à quel propos. Les mots cités - phrases,"
                        + " titres, citations - restent à leurs éditeurs.");
        add(self, URI_SPACE, NodeFactory.createLiteralString(iris.base()));
        add(self, uri(VOID + "sparqlEndpoint"), uri(iris.base() + "sparql"));
        for (String format : List.of("trig", "nquads", "jsonld")) {
            add(self, uri(VOID + "dataDump"), uri(iris.base() + "export?format=" + format));
        }
        for (String vocabulary : List.of(
                Vocabulary.NS, Vocabulary.SCHEMA, Vocabulary.PROV, Vocabulary.OA, Vocabulary.SKOS)) {
            add(self, uri(VOID + "vocabulary"), uri(vocabulary));
        }
        add(self, uri(VOID + "triples"), integer(counts.quads()));
        add(self, uri(VOID + "entities"), integer(entities(counts)));
        add(self, uri(VOID + "classes"), integer(counts.classes().size()));
        add(self, uri(VOID + "properties"), integer(counts.properties().size()));
        counts.classes().forEach((type, count) -> {
            Node part = uri(iris.datasetGraph() + "#class-" + name(type));
            add(self, uri(VOID + "classPartition"), part);
            add(part, Vocabulary.TYPE, uri(VOID + "Dataset"));
            label(part, "Resources of class " + name(type), "Ressources de la classe " + name(type));
            add(part, uri(VOID + "class"), uri(type));
            add(part, uri(VOID + "entities"), integer(count));
        });
        counts.properties().forEach((property, count) -> {
            Node part = uri(iris.datasetGraph() + "#property-" + name(property));
            add(self, uri(VOID + "propertyPartition"), part);
            add(part, Vocabulary.TYPE, uri(VOID + "Dataset"));
            label(part, "Triples with property " + name(property), "Triplets de propriété " + name(property));
            add(part, uri(VOID + "property"), uri(property));
            add(part, uri(VOID + "triples"), integer(count));
        });
        quads.addAll(new Examples(iris).quads(QueryLibrary.standard()));
        return quads;
    }

    /** The bases of the IRIs that a store describes itself as holding: at most one, unless somebody else wrote to it. */
    public static List<String> bases(DatasetGraph dataset) {
        List<String> bases = new ArrayList<>();
        dataset.find(Node.ANY, Node.ANY, URI_SPACE, Node.ANY)
                .forEachRemaining(quad -> bases.add(quad.getObject().isLiteral()
                        ? quad.getObject().getLiteralLexicalForm()
                        : quad.getObject().toString()));
        bases.sort(null);
        return bases;
    }

    /** Without the ontology's own individuals. */
    private static long entities(Counts counts) {
        return counts.classes().entrySet().stream()
                .filter(e -> e.getKey().startsWith(Vocabulary.NS) && !INDIVIDUALS.contains(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String name(String iri) {
        int cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
        String prefix = PREFIXES.get(iri.substring(0, cut));
        return prefix != null
                ? prefix + "-" + iri.substring(cut)
                : UUID.nameUUIDFromBytes(iri.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void label(Node subject, String english, String french) {
        add(subject, Vocabulary.LABEL, NodeFactory.createLiteralLang(english, "en"));
        add(subject, Vocabulary.LABEL, NodeFactory.createLiteralLang(french, "fr"));
    }

    private void rights(Node subject, String english, String french) {
        add(subject, uri(DCTERMS + "rights"), NodeFactory.createLiteralLang(english, "en"));
        add(subject, uri(DCTERMS + "rights"), NodeFactory.createLiteralLang(french, "fr"));
    }

    private void add(Node subject, Node predicate, Node object) {
        quads.add(new Quad(graph, subject, predicate, object));
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }
}
