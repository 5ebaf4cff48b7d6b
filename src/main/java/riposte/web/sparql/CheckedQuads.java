package riposte.web.sparql;

import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;

/** The quads of a document for several graphs, each of which an IRI names; see {@link CheckedTriples}. */
final class CheckedQuads extends StreamRDFWrapper {

    CheckedQuads(StreamRDF quads) {
        super(quads);
    }

    @Override
    public void triple(Triple triple) {
        CheckedTriples.check(triple);
        super.triple(triple);
    }

    @Override
    public void quad(Quad quad) {
        if (!quad.isDefaultGraph() && !quad.getGraph().isURI()) {
            throw new RiotException("It has a graph without a name; here an IRI names each.");
        }
        if (quad.isUnionGraph()) {
            throw new RiotException("The union of all graphs can only be read.");
        }
        CheckedTriples.check(quad.asTriple());
        super.quad(quad);
    }
}
