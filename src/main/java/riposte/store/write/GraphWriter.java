package riposte.store.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** Replaces whole graphs, by writing only what differs. Runs on the writer's thread. */
public final class GraphWriter {

    /**
     * What a transaction did.
     *
     * @param names of the graphs that are others now
     */
    public record Changes(List<Node> names, long added, long removed) {
        public int graphs() {
            return names.size();
        }
    }

    private record Difference(Node graph, List<Quad> add, List<Quad> remove) {
        boolean none() {
            return add.isEmpty() && remove.isEmpty();
        }
    }

    private final DatasetGraph dataset;
    private final ChangeLog log;
    private final TouchedGraphs touched;

    /**
     * @param log of what is written
     * @param touched takes the names of the graphs that are
     */
    public GraphWriter(DatasetGraph dataset, ChangeLog log, TouchedGraphs touched) {
        this.dataset = dataset;
        this.log = log;
        this.touched = touched;
    }

    /**
     * Makes each graph hold those quads and no others, in one transaction; none at all where nothing differs.
     *
     * @param graphs name of each graph and its quads; none to remove it
     */
    Changes replace(Map<Node, ? extends Collection<Quad>> graphs) {
        return replace(current -> graphs);
    }

    /** As {@link #replace(Map)}, with graphs that depend on what the dataset holds: called within the transaction, maybe twice. */
    public Changes replace(Function<DatasetGraph, Map<Node, ? extends Collection<Quad>>> graphs) {
        dataset.begin(TxnType.READ_PROMOTE);
        try {
            List<Difference> differences = differences(graphs.apply(dataset));
            if (differences.isEmpty()) {
                return new Changes(List.of(), 0, 0);
            }
            if (!dataset.promote()) {
                // Somebody wrote since: look again.
                dataset.end();
                dataset.begin(TxnType.WRITE);
                differences = differences(graphs.apply(dataset));
            }
            List<Quad> removed = differences.stream().flatMap(difference -> difference.remove().stream()).toList();
            List<Quad> added = differences.stream().flatMap(difference -> difference.add().stream()).toList();
            List<Node> names = differences.stream().map(Difference::graph).toList();
            try (TouchedGraphs.Pending named = touched.begin(names);
                    ChangeLog.Pending logged = log.begin(removed, added)) {
                removed.forEach(dataset::delete);
                added.forEach(dataset::add);
                dataset.commit();
                logged.done();
            }
            return new Changes(names, added.size(), removed.size());
        } catch (RuntimeException | Error e) {
            abort(e);
            throw e;
        } finally {
            dataset.end();
        }
    }

    /** Ends a transaction that failed, so that its end does not hide why. */
    private void abort(Throwable why) {
        try {
            if (dataset.isInTransaction()) {
                dataset.abort();
            }
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private List<Difference> differences(Map<Node, ? extends Collection<Quad>> graphs) {
        List<Difference> differences = new ArrayList<>();
        graphs.forEach((graph, quads) -> {
            Difference difference = difference(graph, quads);
            if (!difference.none()) {
                differences.add(difference);
            }
        });
        return differences;
    }

    private Difference difference(Node graph, Collection<Quad> quads) {
        Set<Quad> remove = new HashSet<>();
        Iterator<Quad> stored = dataset.find(graph, Node.ANY, Node.ANY, Node.ANY);
        while (stored.hasNext()) {
            remove.add(stored.next());
        }
        List<Quad> add = new ArrayList<>();
        for (Quad quad : quads) {
            if (!remove.remove(quad)) {
                add.add(quad);
            }
        }
        return new Difference(graph, add, new ArrayList<>(remove));
    }
}
