package riposte.store.graph;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import riposte.rdf.Iris;

/**
 * Keeps the graphs of claims that are not shown out of the union of all graphs: of queries, of property paths, of exports and
 * counts. {@code GRAPH} reaches them, by name or by a variable.
 *
 * <p>TDB2 asks for each quad of a pattern whether it counts, by the number of its graph. What a number stands for is remembered
 * here, as long as the transaction only reads: numbers of a write that is taken back may come to stand for something else. Where
 * no graph is hidden it need not ask; that is known for one version of the data at a time, and never of a transaction that writes.
 */
public final class HiddenGraphs {

    private static final Symbol SYMBOL = Symbol.create("riposte:hiddenGraphs");

    /** Graphs whose numbers are remembered. */
    private static final int REMEMBERED = 1_000_000;

    /** Graphs that are looked through for a hidden one; a store of more is taken to have some. */
    private static final int LOOKED_THROUGH = 10_000;

    private static final Predicate<Tuple<NodeId>> ALL = quad -> true;

    /** What is known of a database. */
    private static final class Memory {

        private final DatasetGraphTDB database;
        /** Whether a graph is hidden, by its number. Asked for each quad: a cache that keeps books on its use costs more than it saves. */
        private final Map<NodeId, Boolean> hidden = new ConcurrentHashMap<>();
        /** A version of its data in which no graph is hidden. */
        private volatile long noneHidden = -1;
        /** Whether some version of its data had a hidden graph. */
        private volatile boolean someHidden;

        Memory(DatasetGraphTDB database) {
            this.database = database;
        }
    }

    private final Iris iris;
    private volatile Memory memory;

    public HiddenGraphs(Iris iris) {
        this.iris = iris;
    }

    /** Makes the queries over a dataset leave hidden graphs out. */
    public void enter(Context context) {
        context.set(SYMBOL, this);
    }

    /** Those of a store's dataset, or null for any other dataset. */
    public static HiddenGraphs of(Context context) {
        return context == null ? null : context.get(SYMBOL);
    }

    /** Whether that is a graph of claims that are not shown, of a store's dataset. */
    public static boolean contains(DatasetGraph dataset, Node graph) {
        HiddenGraphs graphs = of(dataset.getContext());
        return graphs != null && graphs.contains(graph);
    }

    /** The union of all named graphs of a dataset without those of claims that are not shown. */
    public static Graph union(DatasetGraph dataset) {
        return union(dataset, dataset.getContext());
    }

    /** As {@link #union(DatasetGraph)}, for a query in that context. */
    public static Graph union(DatasetGraph dataset, Context context) {
        if (dataset instanceof OwnUnion own) {
            return own.shown();
        }
        HiddenGraphs graphs = of(context);
        return graphs == null || !TDBInternal.isBackedByTDB(dataset)
                ? dataset.getUnionGraph()
                : graphs.new Union(dataset.getUnionGraph(), dataset);
    }

    boolean contains(Node graph) {
        return graph.isURI() && iris.isHiddenGraph(graph.getURI());
    }

    /** Which quads count, by their numbers. */
    public Predicate<Tuple<NodeId>> shown(DatasetGraphTDB database) {
        NodeTable nodes = database.getQuadTable().getNodeTupleTable().getNodeTable();
        if (!isReading(database)) {
            Map<NodeId, Boolean> known = new HashMap<>();
            return quad -> !known.computeIfAbsent(quad.get(0), number -> contains(nodes.getNodeForNodeId(number)));
        }
        if (!any(database)) {
            return ALL;
        }
        Map<NodeId, Boolean> known = remembered(database).hidden;
        return quad -> {
            Boolean hidden = known.get(quad.get(0));
            return !(hidden != null ? hidden : look(quad.get(0), nodes, known));
        };
    }

    private boolean look(NodeId number, NodeTable nodes, Map<NodeId, Boolean> known) {
        boolean hidden = contains(nodes.getNodeForNodeId(number));
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(number, hidden);
        return hidden;
    }

    /** Whether a graph may be hidden, in the data as this transaction sees them. */
    public boolean any(DatasetGraphTDB database) {
        if (!isReading(database)) {
            return true;
        }
        Memory known = remembered(database);
        if (known.someHidden) {
            return true;
        }
        long version = database.getTxnSystem().getThreadTransaction().getDataVersion();
        if (known.noneHidden == version) {
            return false;
        }
        int looked = 0;
        Iterator<Node> graphs = database.listGraphNodes();
        while (graphs.hasNext()) {
            if (++looked > LOOKED_THROUGH || contains(graphs.next())) {
                known.someHidden = true;
                return true;
            }
        }
        known.noneHidden = version;
        return false;
    }

    private static boolean isReading(DatasetGraphTDB database) {
        return database.isInTransaction() && database.transactionMode() == ReadWrite.READ;
    }

    private Memory remembered(DatasetGraphTDB database) {
        Memory current = memory;
        if (current == null || current.database != database) {
            // A store that was compacted has new numbers.
            current = new Memory(database);
            memory = current;
        }
        return current;
    }

    /** A graph that looks at the quads by their numbers, and makes terms only of those that count. */
    private final class Union extends GraphWrapper {

        private final DatasetGraph dataset;

        Union(Graph all, DatasetGraph dataset) {
            super(all);
            this.dataset = dataset;
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            DatasetGraphTDB database = TDBInternal.requireStorage(dataset);
            NodeTupleTable table = database.getQuadTable().getNodeTupleTable();
            NodeTable nodes = table.getNodeTable();
            Iterator<Tuple<NodeId>> quads = table.findAsNodeIds(Node.ANY, any(subject), any(predicate), any(object));
            if (quads == null) {
                return WrappedIterator.emptyIterator();
            }
            Iterator<Tuple<NodeId>> shown = Iter.filter(quads, shown(database));
            // Every index that TDB2 chooses here has the graph last, so that equal triples are neighbours.
            Iterator<Tuple<NodeId>> triples = Iter.distinctAdjacent(
                    Iter.map(shown, quad -> TupleFactory.create3(quad.get(1), quad.get(2), quad.get(3))));
            return WrappedIterator.createNoRemove(Iter.map(
                    triples,
                    triple -> Triple.create(
                            nodes.getNodeForNodeId(triple.get(0)),
                            nodes.getNodeForNodeId(triple.get(1)),
                            nodes.getNodeForNodeId(triple.get(2)))));
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return find(pattern.getMatchSubject(), pattern.getMatchPredicate(), pattern.getMatchObject());
        }

        @Override
        public ExtendedIterator<Triple> find() {
            return find(Node.ANY, Node.ANY, Node.ANY);
        }

        @Override
        public boolean contains(Node subject, Node predicate, Node object) {
            ExtendedIterator<Triple> found = find(subject, predicate, object);
            try {
                return found.hasNext();
            } finally {
                found.close();
            }
        }

        @Override
        public boolean contains(Triple triple) {
            return contains(triple.getSubject(), triple.getPredicate(), triple.getObject());
        }

        @Override
        public boolean isEmpty() {
            return !contains(Node.ANY, Node.ANY, Node.ANY);
        }

        @Override
        public int size() {
            return (int) Math.min(Integer.MAX_VALUE, Iter.count(find()));
        }

        private static Node any(Node node) {
            return node == null ? Node.ANY : node;
        }
    }
}
