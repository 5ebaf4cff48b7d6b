package riposte.store.graph;

import java.util.Iterator;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Reads the quads of the named graphs graph by graph. With TDB2 that is one pass over its index that begins with the graph; asking for each graph by name
 * costs twice as much, and asking for all quads gives them by subject.
 */
public final class GraphScan {

    private static final String BY_GRAPH = "GSPO";

    private GraphScan() {}

    /**
     * The quads, those of one graph together and within it by subject and predicate. To be used within one transaction, by the thread
     * that began it.
     *
     * @param wanted which graphs; asked once for each run of quads of one
     */
    public static Iterator<Quad> quads(DatasetGraph dataset, Predicate<Node> wanted) {
        if (TDBInternal.isTDB2(dataset)) {
            TupleTable table = TDBInternal.requireStorage(dataset).getQuadTable().getNodeTupleTable().getTupleTable();
            TupleIndex index = table.selectIndex(BY_GRAPH);
            if (index != null) {
                NodeTable nodes = TDBInternal.requireStorage(dataset).getQuadTable().getNodeTupleTable().getNodeTable();
                return Iter.removeNulls(Iter.map(index.all(), new Quads(new PassedTerms(nodes), wanted)::quad));
            }
        }
        return Iter.flatMap(
                Iter.filter(dataset.listGraphNodes(), wanted), graph -> dataset.findNG(graph, Node.ANY, Node.ANY, Node.ANY));
    }

    /** All quads: those of the default graph, then those of the named graphs as {@link #quads} gives them. */
    public static Iterator<Quad> all(DatasetGraph dataset) {
        return Iter.concat(dataset.find(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY), quads(dataset, graph -> true));
    }

    /** Makes quads of numbers; what the quad before had need not be looked up. */
    private static final class Quads {

        private final PassedTerms terms;
        private final Predicate<Node> wanted;
        private NodeId graphNumber;
        private NodeId subjectNumber;
        private NodeId predicateNumber;
        private Node graph;
        private Node subject;
        private Node predicate;
        private boolean written;

        Quads(PassedTerms terms, Predicate<Node> wanted) {
            this.terms = terms;
            this.wanted = wanted;
        }

        /** Null for a quad of a graph that is not wanted. */
        Quad quad(Tuple<NodeId> quad) {
            if (!quad.get(0).equals(graphNumber)) {
                graphNumber = quad.get(0);
                graph = terms.term(graphNumber);
                written = wanted.test(graph);
            }
            if (!written) {
                return null;
            }
            if (!quad.get(1).equals(subjectNumber)) {
                subjectNumber = quad.get(1);
                subject = terms.term(subjectNumber);
            }
            if (!quad.get(2).equals(predicateNumber)) {
                predicateNumber = quad.get(2);
                predicate = terms.term(predicateNumber);
            }
            return new Quad(graph, subject, predicate, terms.term(quad.get(3)));
        }
    }
}
