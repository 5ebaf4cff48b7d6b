package riposte.web.sparql;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.shared.OperationDeniedException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphReadOnly;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import riposte.store.StoredTerms;
import riposte.store.graph.HiddenGraphs;

/**
 * The store as the writing services see it. It says that it cannot abort, so Fuseki reads all of a body, and finds its
 * faults, before a write transaction begins: an aborted one would harm the store.
 *
 * <p>Its default graph is a named graph of the store. So what is written without naming a graph stands in the union that
 * queries see, in exports and in counts, and TDB2 needs no other index for it. The patterns of updates, like queries,
 * are matched against the union, which itself can only be read. Terms are written as they will be read.
 */
final class BufferedWrites extends DatasetGraphWrapper {

    private final Node defaultGraph;

    /** @param defaultGraph name of the graph that stands for the default graph */
    BufferedWrites(DatasetGraph dataset, Node defaultGraph) {
        super(dataset);
        this.defaultGraph = defaultGraph;
    }

    @Override
    public boolean supportsTransactionAbort() {
        return false;
    }

    private Node named(Node graph) {
        return graph == null || Quad.isDefaultGraph(graph) ? defaultGraph : graph;
    }

    private Node writable(Node graph) {
        if (graph != null && Quad.isUnionGraph(graph)) {
            throw new OperationDeniedException("The union of all graphs can only be read");
        }
        return named(graph);
    }

    @Override
    public Graph getDefaultGraph() {
        return getGraph(defaultGraph);
    }

    @Override
    public Graph getGraph(Node graph) {
        return graph != null && Quad.isUnionGraph(graph)
                ? new GraphReadOnly(HiddenGraphs.union(get()))
                : new Steady(super.getGraph(named(graph)));
    }

    /**
     * A graph that may be written while it is read, as COPY does: an iterator of TDB2 misses triples when its index
     * changes under it.
     */
    private final class Steady extends WrappedGraph {

        Steady(Graph graph) {
            super(graph);
        }

        private ExtendedIterator<Triple> steady(ExtendedIterator<Triple> found) {
            return transactionMode() == ReadWrite.WRITE
                    ? WrappedIterator.create(found.toList().iterator())
                    : found;
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return steady(super.find(pattern));
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            return steady(super.find(subject, predicate, object));
        }
    }

    @Override
    public boolean containsGraph(Node graph) {
        return graph == null || Quad.isDefaultGraph(graph) || super.containsGraph(graph);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return Iter.filter(super.listGraphNodes(), graph -> !graph.equals(defaultGraph));
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        super.addGraph(writable(name), graph);
    }

    @Override
    public void removeGraph(Node graph) {
        super.removeGraph(writable(graph));
    }

    @Override
    public void add(Quad quad) {
        add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    @Override
    public void add(Node graph, Node subject, Node predicate, Node object) {
        super.add(writable(graph), subject, predicate, StoredTerms.of(object));
    }

    @Override
    public void delete(Quad quad) {
        delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    @Override
    public void delete(Node graph, Node subject, Node predicate, Node object) {
        super.delete(writable(graph), subject, predicate, StoredTerms.of(object));
    }

    @Override
    public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
        super.deleteAny(writable(graph), subject, predicate, StoredTerms.of(object));
    }
}
