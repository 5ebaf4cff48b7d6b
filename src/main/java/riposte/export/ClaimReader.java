package riposte.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import riposte.claim.ClaimType;
import riposte.rdf.Literals;
import riposte.rdf.Values;
import riposte.rdf.Vocabulary;
import riposte.store.graph.HiddenGraphs;

/**
 * Reads the claims of a dataset article by article, in the order of the articles' IRIs, so that what is made of them
 * does not depend on the order in which they were stored. To be used within one read transaction.
 */
final class ClaimReader {

    private final DatasetGraph dataset;
    private final Graph union;
    private final LessSure less;
    private final Predicate<String> wanted;
    private final Map<Node, Thing> things = new HashMap<>();

    ClaimReader(DatasetGraph dataset) {
        this(dataset, 0);
    }

    /** @param least lowest confidence of the claims that are read */
    ClaimReader(DatasetGraph dataset, double least) {
        this(dataset, least, claim -> true);
    }

    /**
     * @param least lowest confidence of the claims that are read
     * @param wanted which claims are read, by their IRIs
     */
    ClaimReader(DatasetGraph dataset, double least, Predicate<String> wanted) {
        this.dataset = dataset;
        this.wanted = wanted;
        this.less = new LessSure(dataset, least, false);
        this.union = HiddenGraphs.union(dataset);
    }

    /** Hands over the claims of each article that has any, in the order of the text. */
    void articles(Consumer<List<ClaimEdge>> use) {
        List<Node> articles = union.find(Node.ANY, Vocabulary.TYPE, Vocabulary.ARTICLE)
                .mapWith(Triple::getSubject)
                .toList();
        articles.sort(Comparator.comparing(Node::getURI));
        for (Node article : articles) {
            List<ClaimEdge> claims = claims(article);
            if (!claims.isEmpty()) {
                use.accept(claims);
            }
        }
    }

    /** Hands over each claim. */
    void claims(Consumer<ClaimEdge> use) {
        articles(claims -> claims.forEach(use));
    }

    /** The thing of that IRI, which must be one of the graph. */
    Thing thing(String iri) {
        return thing(NodeFactory.createURI(iri));
    }

    /** What else a thing is called in English, sorted: in other languages the catalogue has inflected forms too. */
    List<String> otherNames(Thing thing) {
        Node node = NodeFactory.createURI(thing.iri());
        return Stream.of(Vocabulary.LABEL, Vocabulary.ALT_LABEL)
                .flatMap(property -> Values.all(union, node, property).stream())
                .filter(Node::isLiteral)
                .filter(name -> name.getLiteralLanguage().equals("en") || name.getLiteralLanguage().isEmpty())
                .map(Node::getLiteralLexicalForm)
                .filter(name -> !name.equals(thing.name()))
                .distinct()
                .sorted()
                .toList();
    }

    /** IRIs of the same thing elsewhere, sorted. */
    List<String> sameAs(Thing thing) {
        return Values.all(union, NodeFactory.createURI(thing.iri()), Vocabulary.SAME_AS).stream()
                .filter(Node::isURI)
                .map(Node::getURI)
                .sorted()
                .toList();
    }

    /** The actors and incidents at the ends of edges, sorted. */
    Collection<Thing> ends() {
        Set<Thing> ends = new TreeSet<>();
        claims(claim -> {
            ends.add(claim.from());
            ends.add(claim.to());
        });
        return ends;
    }

    private List<ClaimEdge> claims(Node article) {
        Graph graph = dataset.getGraph(article);
        Source source = null;
        List<ClaimEdge> claims = new ArrayList<>();
        for (Triple derived : graph.find(Node.ANY, Vocabulary.WAS_DERIVED_FROM, article).toList()) {
            Node claim = derived.getSubject();
            ClaimType type = Vocabulary.claimType(Values.one(graph, claim, Vocabulary.TYPE));
            Node passage = Values.one(graph, claim, Vocabulary.EVIDENCE);
            if (type == null || passage == null || less.holds(derived) || !wanted.test(claim.getURI())) {
                continue;
            }
            if (source == null) {
                source = source(article, graph);
            }
            claims.add(claim(claim, type, passage, graph, source));
        }
        claims.sort(Comparator.comparingInt(ClaimEdge::start).thenComparing(ClaimEdge::iri));
        return claims;
    }

    private ClaimEdge claim(Node claim, ClaimType type, Node passage, Graph graph, Source source) {
        String saidOn = Values.text(graph, claim, Vocabulary.SAID_ON);
        LocalDate said = Literals.day(saidOn);
        return new ClaimEdge(
                claim.getURI(),
                type.key(),
                Values.name(graph, claim),
                thing(Values.one(graph, claim, Vocabulary.SPEAKER)),
                thing(Values.one(graph, claim, Vocabulary.SPEAKER_PRINCIPAL)),
                thing(Values.one(graph, claim, Vocabulary.TARGET)),
                thing(Values.one(graph, claim, Vocabulary.TARGET_PRINCIPAL)),
                thing(Values.one(graph, claim, Vocabulary.ABOUT)),
                Values.all(graph, claim, Vocabulary.CITES).stream()
                        .map(this::thing)
                        .sorted()
                        .toList(),
                "true".equals(Values.text(graph, claim, Vocabulary.HEDGED)),
                new BigDecimal(Values.text(graph, claim, Vocabulary.CONFIDENCE)),
                saidOn,
                said != null ? said : source.day(),
                Values.text(graph, passage, Vocabulary.EXACT),
                Integer.parseInt(Values.text(graph, passage, Vocabulary.START)),
                Values.all(graph, claim, Vocabulary.QUOTE).stream()
                        .map(Node::getLiteralLexicalForm)
                        .sorted()
                        .toList(),
                earlier(graph, claim, Vocabulary.REJECTS),
                earlier(graph, claim, Vocabulary.ANSWERS),
                source);
    }

    /** The claim that one rejects or answers, if that is read too. */
    private String earlier(Graph graph, Node claim, Node property) {
        Node object = Values.one(graph, claim, property);
        return object == null || less.holds(Triple.create(claim, property, object)) ? null : Values.iri(object);
    }

    private static Source source(Node article, Graph graph) {
        String published = Values.text(graph, article, Vocabulary.DATE_PUBLISHED);
        return new Source(
                article.getURI(),
                Values.iri(Values.one(graph, article, Vocabulary.URL)),
                Values.name(graph, article),
                Values.text(graph, article, Vocabulary.PUBLISHER),
                published,
                Literals.day(published),
                Values.text(graph, article, Vocabulary.IN_LANGUAGE));
    }

    private Thing thing(Node node) {
        if (node == null) {
            return null;
        }
        Thing known = things.get(node);
        if (known == null) {
            Node type = Values.one(union, node, Vocabulary.TYPE);
            String kind = type == null ? "Thing" : type.getURI().substring(type.getURI().indexOf('#') + 1);
            known = new Thing(
                    node.getURI(),
                    kind,
                    Values.name(union, node),
                    Values.iri(Values.one(union, node, Vocabulary.ACTS_FOR)),
                    Values.text(union, node, Vocabulary.DATE));
            things.put(node, known);
        }
        return known;
    }
}
