package riposte.store.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.review.Decision;
import riposte.review.Docket;
import riposte.review.ReviewQuads;
import riposte.store.graph.ReadAhead;

/** The decisions that a database holds, within one transaction. */
final class StoredDecisions {

    private final Iris iris;
    private final DatasetGraph dataset;
    private final Map<Node, List<Decision>> ofArticles = new HashMap<>();
    private List<Decision> ofThings;

    StoredDecisions(Iris iris, DatasetGraph dataset) {
        this.iris = iris;
        this.dataset = dataset;
    }

    /** Whether there is any. */
    boolean any() {
        return dataset.contains(Node.ANY, Node.ANY, Vocabulary.TYPE, Vocabulary.DECISION);
    }

    /** All decisions, oldest first. */
    List<Decision> all() {
        return new Docket(decisions(graphs(Vocabulary.TYPE, Vocabulary.DECISION))).decisions();
    }

    /** The decision of that id, or null. */
    Decision of(String id) {
        return decision(uri(iris.review(id)));
    }

    /** The decisions that are about claims of an article. */
    List<Decision> ofArticle(Node article) {
        return ofArticles.computeIfAbsent(article, source -> decisions(graphs(Vocabulary.HAS_SOURCE, source)));
    }

    /** The decisions that name a claim, an actor or an incident. */
    List<Decision> concerning(String iri) {
        return decisions(graphs(Vocabulary.CONCERNS, uri(iri)));
    }

    /** The decisions that merge or split, and those that withdraw them. */
    List<Decision> ofThings() {
        if (ofThings == null) {
            Map<String, Decision> found = new LinkedHashMap<>();
            List<Decision> next = new ArrayList<>(decisions(graphs(Vocabulary.VERDICT, Vocabulary.MERGE)));
            next.addAll(decisions(graphs(Vocabulary.VERDICT, Vocabulary.SPLIT)));
            while (!next.isEmpty()) {
                List<Decision> later = new ArrayList<>();
                for (Decision decision : next) {
                    if (found.putIfAbsent(decision.id(), decision) == null) {
                        later.addAll(decisions(graphs(Vocabulary.SUPERSEDES, uri(iris.review(decision.id())))));
                    }
                }
                next = later;
            }
            ofThings = List.copyOf(found.values());
        }
        return ofThings;
    }

    /** The graphs of decisions that say that. */
    private Set<Node> graphs(Node property, Node value) {
        Set<Node> graphs = new LinkedHashSet<>();
        dataset.find(Node.ANY, Node.ANY, property, value).forEachRemaining(quad -> {
            if (quad.getGraph().equals(quad.getSubject())) {
                graphs.add(quad.getGraph());
            }
        });
        return graphs;
    }

    private List<Decision> decisions(Collection<Node> graphs) {
        List<Decision> decisions = new ArrayList<>();
        for (Node graph : ReadAhead.over(dataset, List.copyOf(graphs), name -> name)) {
            Decision decision = decision(graph);
            if (decision != null) {
                decisions.add(decision);
            }
        }
        return decisions;
    }

    /** The decision of a graph; null where somebody else wrote what is none. */
    private Decision decision(Node graph) {
        List<Triple> triples = new ArrayList<>();
        dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> triples.add(quad.asTriple()));
        if (triples.isEmpty()) {
            return null;
        }
        try {
            Decision decision = ReviewQuads.read(triples);
            return iris.review(decision.id()).equals(graph.getURI()) ? decision : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
