package riposte.store.query;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.GraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.apache.jena.util.iterator.ExtendedIterator;
import riposte.store.graph.HiddenGraphs;

/**
 * TDB2's executor, where property paths look at the watch (Jena follows them without looking at its own time-out), and where the
 * union of all graphs is without {@link HiddenGraphs}.
 */
public final class WatchedExecutor extends OpExecutorTDB2 {

    public static final OpExecutorFactory FACTORY = WatchedExecutor::new;

    private WatchedExecutor(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        return overUnion(filter.getSubOp())
                ? withoutHidden(() -> super.execute(filter, input))
                : withAll(() -> super.execute(filter, input));
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        return overUnion(pattern)
                ? withoutHidden(() -> super.execute(pattern, input))
                : withAll(() -> super.execute(pattern, input));
    }

    @Override
    protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
        return overUnion(pattern)
                ? withoutHidden(() -> super.execute(pattern, input))
                : withAll(() -> super.execute(pattern, input));
    }

    /** Whether that is a pattern, without more around it, over the union of all graphs. */
    private boolean overUnion(Op op) {
        if (op instanceof OpQuadPattern quads) {
            return Quad.isUnionGraph(quads.getGraphNode());
        }
        return op instanceof OpBGP && isUnion(execCxt.getActiveGraph());
    }

    private static boolean isUnion(Graph graph) {
        return graph instanceof GraphTDB tdb && Quad.isUnionGraph(tdb.getGraphName());
    }

    private QueryIterator withoutHidden(Supplier<QueryIterator> execution) {
        HiddenGraphs hidden = HiddenGraphs.of(execCxt.getContext());
        if (hidden == null || !(execCxt.getDataset() instanceof DatasetGraphTDB database)) {
            return execution.get();
        }
        if (!hidden.any(database)) {
            return withAll(execution);
        }
        Predicate<Tuple<NodeId>> shown = hidden.shown(database);
        Predicate<Tuple<NodeId>> watched = plain(execCxt.getContext());
        return with(new Shown(watched, shown), execution);
    }

    private QueryIterator withAll(Supplier<QueryIterator> execution) {
        return with(plain(execCxt.getContext()), execution);
    }

    /**
     * TDB2 takes the filter from the context when it begins to match a pattern. Until then, while it asks for the rows before,
     * other patterns may be begun, and each has its own filter.
     */
    private QueryIterator with(Predicate<Tuple<NodeId>> filter, Supplier<QueryIterator> execution) {
        Context context = execCxt.getContext();
        Object before = context.get(SystemTDB.symTupleFilter);
        if (before == filter) {
            return execution.get();
        }
        set(context, filter);
        try {
            return execution.get();
        } finally {
            set(context, before);
        }
    }

    private static void set(Context context, Object filter) {
        if (filter == null) {
            context.remove(SystemTDB.symTupleFilter);
        } else {
            context.set(SystemTDB.symTupleFilter, filter);
        }
    }

    /** The filter of the whole query: that of its watch, or null. */
    private static Predicate<Tuple<NodeId>> plain(Context context) {
        Predicate<Tuple<NodeId>> filter = QC2.getFilter(context);
        return filter instanceof Shown both ? both.watched() : filter;
    }

    /** The filter of a pattern over the union. */
    private record Shown(Predicate<Tuple<NodeId>> watched, Predicate<Tuple<NodeId>> shown)
            implements Predicate<Tuple<NodeId>> {
        @Override
        public boolean test(Tuple<NodeId> quad) {
            return (watched == null || watched.test(quad)) && shown.test(quad);
        }
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        Graph graph = execCxt.getActiveGraph();
        if (isUnion(graph) && HiddenGraphs.of(execCxt.getContext()) != null) {
            return over(HiddenGraphs.union(((GraphTDB) graph).getDSG(), execCxt.getContext()), path, input);
        }
        WatchedQuery query = WatchedQuery.of(execCxt.getContext());
        if (query == null || graph instanceof WatchedGraph) {
            return super.execute(path, input);
        }
        return over(new WatchedGraph(graph, query), path, input);
    }

    private QueryIterator over(Graph graph, OpPath path, QueryIterator input) {
        return new WatchedExecutor(ExecutionContext.copyChangeActiveGraph(execCxt, graph)).execute(path, input);
    }

    private static final class WatchedGraph extends GraphWrapper {

        private final WatchedQuery query;

        WatchedGraph(Graph graph, WatchedQuery query) {
            super(graph);
            this.query = query;
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            return watched(super.find(subject, predicate, object));
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return watched(super.find(pattern));
        }

        @Override
        public boolean contains(Node subject, Node predicate, Node object) {
            query.check();
            return super.contains(subject, predicate, object);
        }

        private ExtendedIterator<Triple> watched(ExtendedIterator<Triple> triples) {
            query.check();
            return triples.mapWith(triple -> {
                query.check();
                return triple;
            });
        }
    }
}
