package riposte.web.sparql;

import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;

/**
 * The triples of a document for one graph. Fuseki would leave named graphs out and answer that all is well; and readers
 * let IRIs pass, with a warning for nobody, that are none: no writer of RDF could export them again.
 */
final class CheckedTriples extends StreamRDFWrapper {

    /** A scheme, and then what N-Triples allows between angle brackets. */
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`]*");

    CheckedTriples(StreamRDF triples) {
        super(triples);
    }

    @Override
    public void triple(Triple triple) {
        check(triple);
        super.triple(triple);
    }

    @Override
    public void quad(Quad quad) {
        if (!quad.isTriple() && !quad.isDefaultGraph()) {
            throw new RiotException("It has named graphs, and this address takes one; send it to /data, or each to /data?graph=IRI.");
        }
        triple(quad.asTriple());
    }

    /** Fails for a triple with an IRI that is none. */
    static void check(Triple triple) {
        check(triple.getSubject());
        check(triple.getPredicate());
        check(triple.getObject());
    }

    private static void check(Node node) {
        if (node.isURI()) {
            check(node.getURI());
        } else if (node.isLiteral()) {
            check(node.getLiteralDatatypeURI());
        }
    }

    private static void check(String iri) {
        if (!IRI.matcher(iri).matches()) {
            throw new RiotException("<" + iri + "> is not an absolute IRI.");
        }
    }
}
