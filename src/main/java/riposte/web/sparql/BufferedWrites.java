package riposte.web.sparql;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.OperationDeniedException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphReadOnly;

/**
 * The store as the writing services see it. It says that it cannot abort, so Fuseki reads all of a body, and finds its
 * faults, before a write transaction begins: an aborted one would harm the store.
 *
 * <p>Its default graph is a named graph of the store. So what is written without naming a graph stands in the union that
 * queries see, in exports and in counts, and TDB2 needs no other index for it. The patterns of updates, like queries,
 * are matched against the union, which itself can only be read.
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
                ? new GraphReadOnly(getUnionGraph())
                : super.getGraph(named(graph));
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
        super.add(writable(graph), subject, predicate, object);
    }

    @Override
    public void delete(Quad quad) {
        delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    @Override
    public void delete(Node graph, Node subject, Node predicate, Node object) {
        super.delete(writable(graph), subject, predicate, object);
    }

    @Override
    public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
        super.deleteAny(writable(graph), subject, predicate, object);
    }
}
