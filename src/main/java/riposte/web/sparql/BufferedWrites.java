package riposte.web.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;

/**
 * The store as the writing services see it. It says that it cannot abort, so Fuseki reads all of a body, and finds its
 * faults, before a write transaction begins: an aborted one would harm the store. Its default graph is the union.
 */
final class BufferedWrites extends DatasetGraphWrapper {

    BufferedWrites(DatasetGraph dataset) {
        super(dataset);
    }

    @Override
    public boolean supportsTransactionAbort() {
        return false;
    }

    @Override
    public Graph getDefaultGraph() {
        return getUnionGraph();
    }
}
