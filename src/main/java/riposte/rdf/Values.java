package riposte.rdf;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Values of properties in a graph that others may have written into too: what is of another kind than wanted counts as none. */
public final class Values {

    private Values() {}

    /** All values. */
    public static List<Node> all(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
    }

    /** A value, or null. */
    public static Node one(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).nextOptional().orElse(null);
    }

    /** The text, number or date that a property has, or null. */
    public static String text(Graph graph, Node subject, Node property) {
        Node value = one(graph, subject, property);
        return value == null || !value.isLiteral() ? null : value.getLiteralLexicalForm();
    }

    /** The English label, or the first in the order of languages, or the IRI; null for what has neither. */
    public static String name(Graph graph, Node node) {
        return all(graph, node, Vocabulary.LABEL).stream()
                .filter(Node::isLiteral)
                .min(Comparator.comparing((Node label) -> !label.getLiteralLanguage().equals("en"))
                        .thenComparing(Node::getLiteralLanguage)
                        .thenComparing(Node::getLiteralLexicalForm))
                .map(Node::getLiteralLexicalForm)
                .orElse(iri(node));
    }

    /** The IRI; null for nothing, and for what is none. */
    public static String iri(Node node) {
        return node == null || !node.isURI() ? null : node.getURI();
    }
}
