package riposte.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.util.iterator.ExtendedIterator;

/** TDB2's executor, where property paths look at the watch: Jena follows them without looking at its own time-out. */
final class WatchedExecutor extends OpExecutorTDB2 {

    static final OpExecutorFactory FACTORY = WatchedExecutor::new;

    private WatchedExecutor(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        Graph graph = execCxt.getActiveGraph();
        WatchedQuery query = WatchedQuery.of(execCxt.getContext());
        if (query == null || graph instanceof WatchedGraph) {
            return super.execute(path, input);
        }
        ExecutionContext watched = ExecutionContext.copyChangeActiveGraph(execCxt, new WatchedGraph(graph, query));
        return new WatchedExecutor(watched).execute(path, input);
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
