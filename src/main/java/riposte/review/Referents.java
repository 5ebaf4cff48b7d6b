package riposte.review;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;

/** Actors and incidents as graphs describe them. */
public final class Referents {

    private Referents() {}

    /** The actor or incident that these triples describe, or null when they do not name it. */
    public static Referent of(Iris iris, Node node, Collection<Triple> description) {
        String type = null;
        Map<String, String> labels = new TreeMap<>();
        for (Triple triple : description) {
            if (triple.getPredicate().equals(Vocabulary.TYPE) && triple.getObject().isURI()) {
                String iri = triple.getObject().getURI();
                type = iri.startsWith(Vocabulary.NS) ? iri.substring(Vocabulary.NS.length()) : type;
            } else if (triple.getPredicate().equals(Vocabulary.LABEL) && triple.getObject().isLiteral()) {
                labels.put(triple.getObject().getLiteralLanguage(), triple.getObject().getLiteralLexicalForm());
            }
        }
        try {
            return type == null ? null : new Referent(iris.path(node.getURI()), type, labels);
        } catch (IllegalArgumentException e) {
            // Somebody else's, or no actor or incident at all.
            return null;
        }
    }

    /** One of which only the IRI is known. */
    static Referent unknown(Iris iris, Node node) {
        String path = iris.path(node.getURI());
        String name = Iris.id(path);
        return new Referent(path, path.startsWith("incident/") ? "Incident" : "Organization", Map.of("und", name));
    }
}
