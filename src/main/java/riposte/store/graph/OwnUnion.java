package riposte.store.graph;

import org.apache.jena.graph.Graph;

/** A dataset that says itself what the union of its named graphs is without those of claims that are not shown. */
public interface OwnUnion {

    /** The union without hidden graphs, as {@link HiddenGraphs#union} gives it. */
    Graph shown();
}
