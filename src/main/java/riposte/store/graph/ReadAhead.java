package riposte.store.graph;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * A dataset that is far away, and fetches many graphs at once when it is told of them before they are asked for. For what goes
 * graph by graph; any other dataset takes no notice.
 */
public interface ReadAhead {

    /** Graphs that are fetched at once. */
    int AT_ONCE = 100;

    /** Says that these graphs will be read next. */
    void expect(Collection<Node> graphs);

    /** Says so to a dataset. */
    static void expect(DatasetGraph dataset, Collection<Node> graphs) {
        if (dataset instanceof ReadAhead far) {
            far.expect(graphs);
        }
    }

    /** Goes through a list of what lies in graphs of those names, and lets the dataset read ahead. */
    static <T> Iterable<T> over(DatasetGraph dataset, List<T> items, Function<T, Node> graph) {
        return () -> new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < items.size();
            }

            @Override
            public T next() {
                if (at % AT_ONCE == 0) {
                    expect(dataset, items.subList(at, Math.min(items.size(), at + AT_ONCE)).stream().map(graph).distinct().toList());
                }
                return items.get(at++);
            }
        };
    }
}
