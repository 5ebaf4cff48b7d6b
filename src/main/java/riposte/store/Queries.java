package riposte.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;
import riposte.store.query.BoundedPattern;
import riposte.store.query.QueryLimits;
import riposte.store.query.QueryTooCostlyException;
import riposte.store.query.SafeArq;
import riposte.store.query.WatchedQuery;

/** Read-only SPARQL over a store, with limits on time and size. Each query runs in a transaction of its own. */
public final class Queries {

    private final ClaimStore store;
    private final QueryLimits limits;

    Queries(ClaimStore store, QueryLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** The rows of a SELECT query. */
    public <T> List<T> select(String query, Function<Binding, T> row) {
        return select(query, Map.of(), row);
    }

    /**
     * The rows of a SELECT query.
     *
     * @param values for variables of the query; the only safe way to put a user's words into one
     * @throws QueryTooCostlyException when it takes too long or gives too many rows
     */
    public <T> List<T> select(String query, Map<String, Node> values, Function<Binding, T> row) {
        List<T> rows = new ArrayList<>();
        select(QueryFactory.create(query), values, result -> result.forEachRemaining(b -> rows.add(row.apply(b))));
        return rows;
    }

    /** Hands the rows of a SELECT query over one by one; they are gone after that. */
    public void select(Query query, Map<String, Node> values, Consumer<RowSet> use) {
        run(query, values, exec -> {
            RowSet rows = exec.select();
            use.accept(RowSetStream.create(rows.getResultVars(), new BoundedIterator<>(rows, limits.rows())));
            return null;
        });
    }

    /** The answer of an ASK query. */
    public boolean ask(String query, Map<String, Node> values) {
        return run(QueryFactory.create(query), values, QueryExec::ask);
    }

    /** The triples of a CONSTRUCT or DESCRIBE query. With values, the query must have a pattern. */
    public Graph construct(String query, Map<String, Node> values) {
        Query parsed = QueryFactory.create(query);
        return run(parsed, values, exec -> {
            Graph graph = GraphFactory.createDefaultGraph();
            Iterator<Triple> triples = parsed.isDescribeType() ? exec.describeTriples() : exec.constructTriples();
            new BoundedIterator<>(triples, limits.rows()).forEachRemaining(graph::add);
            return graph;
        });
    }

    private <T> T run(Query query, Map<String, Node> values, Function<QueryExec, T> use) {
        return store.read(dataset -> {
            if (query.getQueryPattern() != null) {
                SafeArq.refuseServices(Algebra.compile(query));
            }
            Context context = dataset.getContext().copy();
            if (query.hasDatasetDescription()) {
                // FROM and FROM NAMED say what the default graph is.
                context.set(TDB2.symUnionDefaultGraph, false);
            }
            try (WatchedQuery watched = store.watch().watch(limits.time(), () -> {})) {
                watched.enter(context);
                // Not what is read from here: far away, that would be fetched graph by graph.
                QueryExecBuilder builder =
                        QueryExec.dataset(store.dataset()).query(query).context(context);
                values.forEach(builder::substitution);
                try (QueryExec exec = builder.build()) {
                    return use.apply(exec);
                } catch (QueryCancelledException e) {
                    throw new QueryTooCostlyException(reason(watched, e), e);
                } catch (QueryDeniedException e) {
                    throw new QueryTooCostlyException(e.getMessage(), e);
                }
            }
        });
    }

    private String reason(WatchedQuery watched, QueryCancelledException e) {
        if (e instanceof BoundedPattern.TooSlow || watched.stopped() == null) {
            return e.getMessage();
        }
        return switch (watched.stopped()) {
            case TIME -> "the query took longer than " + limits.time().toSeconds() + " s; ask for less";
            case BYTES -> "the intermediate results of the query are too large; ask for less";
            case END -> "the store is being closed";
        };
    }

    /** An iterator that ends in an exception where there is too much. */
    private record BoundedIterator<T>(Iterator<T> rows, long most, AtomicLong given) implements Iterator<T> {

        BoundedIterator(Iterator<T> rows, long most) {
            this(rows, most, new AtomicLong());
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public T next() {
            T row = rows.next();
            if (given.incrementAndGet() > most) {
                throw new QueryTooCostlyException("the query gives more than " + most + " rows; add a LIMIT", null);
            }
            return row;
        }
    }
}
