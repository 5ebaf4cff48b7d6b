package riposte.web.linked;

import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import riposte.rdf.Vocabulary;

/** The prefixes documents are written with, and editors are offered. */
public final class Prefixes {

    public static final Map<String, String> ALL = new TreeMap<>(Map.of(
            "rip", Vocabulary.NS,
            "schema", Vocabulary.SCHEMA,
            "prov", Vocabulary.PROV,
            "oa", Vocabulary.OA,
            "skos", Vocabulary.SKOS,
            "owl", Vocabulary.OWL,
            "rdf", Vocabulary.RDF,
            "rdfs", Vocabulary.RDFS,
            "xsd", Vocabulary.XSD));

    private Prefixes() {}

    static void set(Graph graph) {
        ALL.forEach(graph.getPrefixMapping()::setNsPrefix);
    }
}
