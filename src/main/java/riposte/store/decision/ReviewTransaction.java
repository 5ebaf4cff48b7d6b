package riposte.store.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.review.Binding;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.review.Desk;
import riposte.review.Docket;
import riposte.review.Merges;
import riposte.review.Referent;
import riposte.review.Referents;
import riposte.review.ReviewQuads;
import riposte.review.ReviewedClaim;

/** What follows from decisions for the articles of a database, within one transaction. */
public final class ReviewTransaction {

    private final Iris iris;
    private final DatasetGraph dataset;
    private final ReviewQuads reviewQuads;
    private final Node catalogGraph;
    private final Map<Node, Optional<Referent>> catalog = new HashMap<>();
    private final Desk desk;
    private final StoredDecisions stored;

    public ReviewTransaction(Iris iris, DatasetGraph dataset) {
        this.iris = iris;
        this.dataset = dataset;
        this.reviewQuads = new ReviewQuads(iris);
        this.catalogGraph = uri(iris.catalogGraph());
        this.stored = new StoredDecisions(iris, dataset);
        this.desk = new Desk(iris, this::catalogued);
    }

    /** What the graphs of articles and of their hidden claims hold, once they have been read anew. */
    public Map<Node, Collection<Quad>> read(Map<Node, List<Quad>> readings) {
        boolean decided = stored.any();
        Docket none = new Docket(List.of());
        Map<Node, Collection<Quad>> graphs = new LinkedHashMap<>();
        readings.forEach((article, quads) -> {
            List<Triple> reading = new ArrayList<>(quads.size());
            quads.forEach(quad -> reading.add(quad.asTriple()));
            put(graphs, article, desk.layOut(article, reading, decided ? docket(article, List.of()) : none));
        });
        return graphs;
    }

    /**
     * The graphs that change when decisions are taken in: theirs, and those of the articles that they are about.
     *
     * @param foreign whether they yield to those of others that are in force here
     */
    public Map<Node, Collection<Quad>> take(Collection<Decision> decisions, boolean foreign, Tally tally) {
        List<Decision> taken = new ArrayList<>();
        for (Decision decision : new Docket(decisions).decisions()) {
            Decision known = stored.of(decision.id());
            if (known == null) {
                taken.add(decision);
            } else {
                tally.known++;
                conflicts(known, tally);
            }
        }
        tally.added = taken.size();
        if (foreign) {
            taken = new Conflicts(iris, stored, taken).yielding(tally);
        }
        Map<Node, Collection<Quad>> graphs = new LinkedHashMap<>();
        taken.forEach(decision -> graphs.put(uri(iris.review(decision.id())), reviewQuads.quads(decision)));
        Map<Node, List<Decision>> byArticle = new LinkedHashMap<>();
        List<Decision> ofThings = new ArrayList<>();
        for (Decision decision : taken) {
            (decision.binding() == null ? ofThings : byArticle.computeIfAbsent(article(decision), article -> new ArrayList<>()))
                    .add(decision);
        }
        Set<Node> articles = new LinkedHashSet<>(byArticle.keySet());
        byArticle.forEach((article, about) -> tally.waiting += exists(article) ? 0 : about.size());
        Set<Node> things = things(taken);
        if (!things.isEmpty()) {
            Docket docket = new Docket(concat(stored.ofThings(), taken));
            Merges merges = new Merges(docket);
            for (Decision decision : docket.decisions()) {
                if (decision.kind() == DecisionKind.MERGE) {
                    graphs.put(uri(iris.review(decision.id())), reviewQuads.quads(decision, merges));
                }
            }
            articles.addAll(naming(connected(things, docket)));
        }
        for (Node article : articles) {
            if (exists(article)) {
                List<Decision> about = concat(ofThings, byArticle.getOrDefault(article, List.of()));
                Collection<Triple> reading = desk.reading(triples(article), triples(hidden(article)));
                put(graphs, article, desk.layOut(article, reading, docket(article, about)));
            }
        }
        new Proposals(iris, dataset).settle(graphs);
        return graphs;
    }

    /** All decisions, oldest first. */
    public List<Decision> decisions() {
        return stored.all();
    }

    /** Notes which of the decisions that one had to yield to still hold. */
    private void conflicts(Decision came, Tally tally) {
        if (came.yieldsTo().isEmpty()) {
            return;
        }
        Docket docket = new Docket(stored.ofArticle(article(came)));
        for (Decision held : docket.decisions()) {
            if (came.yieldsTo().contains(held.id()) && docket.inForce(held)) {
                tally.conflicts.add(new Decided.Conflict(held, came));
            }
        }
    }

    /** The decisions that were ever made about a claim, an actor or an incident, oldest first. */
    public List<Decision> about(String iri) {
        List<Decision> about = new ArrayList<>(stored.concerning(iri));
        claim(iri).ifPresent(claim -> about.addAll(claim.decisions()));
        return new Docket(about).decisions();
    }

    /** A claim, shown or hidden, with what was decided about it. */
    public Optional<ReviewedClaim> claim(String iri) {
        Node claim = uri(iri);
        Node graph = null;
        Node hidden = null;
        Iterator<Quad> evidence = dataset.find(Node.ANY, claim, Vocabulary.EVIDENCE, Node.ANY);
        while (evidence.hasNext()) {
            Node name = evidence.next().getGraph();
            if (name.isURI() && iris.isArticleGraph(name.getURI())) {
                graph = name;
            } else if (name.isURI() && iris.isHiddenGraph(name.getURI())) {
                hidden = name;
            }
        }
        Node holder = graph != null ? graph : hidden;
        if (holder == null) {
            return Optional.empty();
        }
        Node article = uri(iris.article(iris.key(holder.getURI())));
        return desk.reviewed(article, claim, triples(article), triples(hidden(article)), docket(article, List.of()));
    }

    /** An actor or incident as any graph describes it. */
    public Optional<Referent> referent(String iri) {
        Node node = uri(iri);
        List<Triple> description = new ArrayList<>();
        for (Node property : List.of(Vocabulary.TYPE, Vocabulary.LABEL)) {
            dataset.find(Node.ANY, node, property, Node.ANY).forEachRemaining(quad -> description.add(quad.asTriple()));
        }
        return Optional.ofNullable(Referents.of(iris, node, description));
    }

    /** What a decision to add a claim to an article is bound to. */
    public Binding binding(String article, Content content) {
        if (!iris.isArticleGraph(article) || !exists(uri(article))) {
            throw new IllegalArgumentException("the store has no article " + article);
        }
        return desk.binding(uri(article), triples(uri(article)), content);
    }

    /** What is decided about an article's claims, and what merges and splits actors and incidents. */
    private Docket docket(Node article, Collection<Decision> taken) {
        return new Docket(concat(concat(stored.ofThings(), stored.ofArticle(article)), taken));
    }

    private Set<Node> things(Collection<Decision> decisions) {
        Set<Node> things = new LinkedHashSet<>();
        for (Decision decision : decisions) {
            if (decision.thing() != null && decision.into() != null) {
                things.add(uri(decision.thing().iri(iris)));
                things.add(uri(decision.into().iri(iris)));
            }
        }
        return things;
    }

    /** Those actors and incidents, and all that decisions make one with them. */
    private Set<Node> connected(Set<Node> things, Docket docket) {
        Set<Node> connected = new LinkedHashSet<>(things);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Decision decision : docket.decisions()) {
                Set<Node> both = things(List.of(decision));
                if (both.stream().anyMatch(connected::contains)) {
                    grows |= connected.addAll(both);
                }
            }
        }
        return connected;
    }

    /** The articles whose claims, shown or hidden, name one of those. */
    private Set<Node> naming(Set<Node> things) {
        Set<Node> articles = new LinkedHashSet<>();
        for (Node thing : things) {
            Iter.map(dataset.find(Node.ANY, Node.ANY, Node.ANY, thing), Quad::getGraph).forEachRemaining(graph -> {
                if (graph.isURI() && (iris.isArticleGraph(graph.getURI()) || iris.isHiddenGraph(graph.getURI()))) {
                    articles.add(uri(iris.article(iris.key(graph.getURI()))));
                }
            });
        }
        return articles;
    }

    private boolean exists(Node article) {
        return dataset.contains(article, article, Vocabulary.TYPE, Vocabulary.ARTICLE);
    }

    private void put(Map<Node, Collection<Quad>> graphs, Node article, Desk.Layout layout) {
        graphs.putAll(desk.graphs(article, layout));
    }

    private Node hidden(Node article) {
        return uri(iris.hidden(iris.key(article.getURI())));
    }

    private List<Triple> triples(Node graph) {
        List<Triple> triples = new ArrayList<>();
        dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> triples.add(quad.asTriple()));
        return triples;
    }

    private Referent catalogued(Node node) {
        return catalog.computeIfAbsent(node, this::ofCatalog).orElse(null);
    }

    private Optional<Referent> ofCatalog(Node node) {
        List<Triple> description = new ArrayList<>();
        dataset.find(catalogGraph, node, Node.ANY, Node.ANY).forEachRemaining(quad -> description.add(quad.asTriple()));
        return Optional.ofNullable(Referents.of(iris, node, description));
    }

    private static List<Decision> concat(Collection<Decision> a, Collection<Decision> b) {
        List<Decision> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private Node article(Decision decision) {
        return uri(iris.article(decision.binding().article()));
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
