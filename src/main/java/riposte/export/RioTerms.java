package riposte.export;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/**
 * Jena's terms as RDF4J's. IRIs seen lately are kept, up to a fixed number.
 *
 * <p>An IRI with a character that no RDF syntax allows in one ({@code <>"{}|^`\}, space, controls) would break the file
 * it stands in: such characters are percent-encoded. Nothing else is changed.
 */
final class RioTerms {

    private static final int REMEMBERED = 4096;
    private static final ValueFactory VALUES = SimpleValueFactory.getInstance();

    private final Map<String, IRI> seen = new HashMap<>();

    Statement statement(Triple triple) {
        return VALUES.createStatement(
                resource(triple.getSubject()), iri(triple.getPredicate().getURI()), value(triple.getObject()));
    }

    Statement statement(Quad quad) {
        Node graph = quad.getGraph();
        if (graph == null || Quad.isDefaultGraph(graph)) {
            return statement(quad.asTriple());
        }
        return VALUES.createStatement(
                resource(quad.getSubject()),
                iri(quad.getPredicate().getURI()),
                value(quad.getObject()),
                resource(graph));
    }

    private Value value(Node node) {
        return node.isLiteral() ? literal(node) : resource(node);
    }

    private Resource resource(Node node) {
        if (node.isURI()) {
            return iri(node.getURI());
        }
        if (node.isBlank()) {
            // "_:B…", made of letters and digits alone
            return VALUES.createBNode(NodeFmtLib.encodeBNodeLabel(node.getBlankNodeLabel()));
        }
        throw new IllegalArgumentException("cannot export " + node + ": neither IRI nor blank node");
    }

    private Literal literal(Node node) {
        String lexical = node.getLiteralLexicalForm();
        String lang = node.getLiteralLanguage();
        return lang.isEmpty()
                ? VALUES.createLiteral(lexical, iri(node.getLiteralDatatypeURI()))
                : VALUES.createLiteral(lexical, lang);
    }

    private IRI iri(String iri) {
        IRI known = seen.get(iri);
        if (known == null) {
            if (seen.size() >= REMEMBERED) {
                seen.clear();
            }
            known = VALUES.createIRI(legal(iri));
            seen.put(iri, known);
        }
        return known;
    }

    private static String legal(String iri) {
        for (int i = 0; i < iri.length(); i++) {
            if (illegal(iri.charAt(i))) {
                return encode(iri);
            }
        }
        return iri;
    }

    private static boolean illegal(char c) {
        return c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0;
    }

    private static String encode(String iri) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < iri.length(); i++) {
            char c = iri.charAt(i);
            if (illegal(c)) {
                encoded.append('%').append(hex(c >> 4)).append(hex(c & 15));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
