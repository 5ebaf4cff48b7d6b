package riposte.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import riposte.rdf.Iris;

/** What is known of actors and incidents: by the catalogue, by the graphs of an article, and by decisions. */
final class KnownReferents {

    private final Iris iris;
    private final Function<Node, Referent> catalog;
    private final List<Blocks> graphs;
    private final Map<Node, Referent> introduced = new HashMap<>();

    /**
     * @param catalog what the catalogue's graph says; null for those it does not describe
     * @param graphs that may describe what it does not
     */
    KnownReferents(Iris iris, Function<Node, Referent> catalog, Blocks... graphs) {
        this.iris = iris;
        this.catalog = catalog;
        this.graphs = List.of(graphs);
    }

    /** The actor or incident as it is known best; else its IRI alone. */
    Referent of(Node node) {
        Referent known = catalog.apply(node);
        for (Blocks graph : graphs) {
            if (known == null && graph.isDescription(node)) {
                known = Referents.of(iris, node, graph.of(node));
            }
        }
        if (known == null) {
            known = introduced.get(node);
        }
        return known != null ? known : Referents.unknown(iris, node);
    }

    boolean isCatalogued(Node node) {
        return catalog.apply(node) != null;
    }

    /** Takes in what a decision says of an actor or incident. */
    void introduce(Node node, Referent referent) {
        introduced.put(node, referent);
    }

    /** What a decision says of an actor or incident; null where the catalogue describes it, or no decision does. */
    Referent introduced(Node node) {
        Referent referent = introduced.get(node);
        return referent == null || isCatalogued(node) ? null : referent;
    }
}
