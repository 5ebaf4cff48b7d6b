package riposte.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import riposte.claim.ClaimType;
import riposte.rdf.Vocabulary;
import riposte.store.HiddenGraphs;

/**
 * Reads the claims of a dataset article by article, in the order of the articles' IRIs, so that what is made of them
 * does not depend on the order in which they were stored. To be used within one read transaction.
 */
final class ClaimReader {

    private static final Map<Node, ClaimType> TYPES = new HashMap<>();

    static {
        for (ClaimType type : ClaimType.values()) {
            TYPES.put(Vocabulary.classOf(type), type);
        }
    }

    private final DatasetGraph dataset;
    private final Graph union;
    private final LessSure less;
    private final Map<Node, Thing> things = new HashMap<>();

    ClaimReader(DatasetGraph dataset) {
        this(dataset, 0);
    }

    /** @param least lowest confidence of the claims that are read */
    ClaimReader(DatasetGraph dataset, double least) {
        this.dataset = dataset;
        this.less = new LessSure(dataset, least);
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
            ClaimType type = TYPES.get(object(graph, claim, Vocabulary.TYPE));
            Node passage = object(graph, claim, Vocabulary.EVIDENCE);
            if (type == null || passage == null || less.holds(derived)) {
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
        String saidOn = text(graph, claim, Vocabulary.SAID_ON);
        LocalDate said = day(saidOn);
        return new ClaimEdge(
                claim.getURI(),
                type.key(),
                name(graph, claim),
                thing(object(graph, claim, Vocabulary.SPEAKER)),
                thing(object(graph, claim, Vocabulary.SPEAKER_PRINCIPAL)),
                thing(object(graph, claim, Vocabulary.TARGET)),
                thing(object(graph, claim, Vocabulary.TARGET_PRINCIPAL)),
                thing(object(graph, claim, Vocabulary.ABOUT)),
                objects(graph, claim, Vocabulary.CITES).stream()
                        .map(this::thing)
                        .sorted()
                        .toList(),
                "true".equals(text(graph, claim, Vocabulary.HEDGED)),
                new BigDecimal(text(graph, claim, Vocabulary.CONFIDENCE)),
                saidOn,
                said != null ? said : source.day(),
                text(graph, passage, Vocabulary.EXACT),
                Integer.parseInt(text(graph, passage, Vocabulary.START)),
                objects(graph, claim, Vocabulary.QUOTE).stream()
                        .map(Node::getLiteralLexicalForm)
                        .sorted()
                        .toList(),
                earlier(graph, claim, Vocabulary.REJECTS),
                earlier(graph, claim, Vocabulary.ANSWERS),
                source);
    }

    /** The claim that one rejects or answers, if that is read too. */
    private String earlier(Graph graph, Node claim, Node property) {
        Node object = object(graph, claim, property);
        return object == null || less.holds(Triple.create(claim, property, object)) ? null : iri(object);
    }

    private static Source source(Node article, Graph graph) {
        String published = text(graph, article, Vocabulary.DATE_PUBLISHED);
        return new Source(
                article.getURI(),
                iri(object(graph, article, Vocabulary.URL)),
                name(graph, article),
                text(graph, article, Vocabulary.PUBLISHER),
                published,
                day(published),
                text(graph, article, Vocabulary.IN_LANGUAGE));
    }

    private Thing thing(Node node) {
        if (node == null) {
            return null;
        }
        Thing known = things.get(node);
        if (known == null) {
            Node type = object(union, node, Vocabulary.TYPE);
            String kind = type == null ? "Thing" : type.getURI().substring(type.getURI().indexOf('#') + 1);
            known = new Thing(
                    node.getURI(),
                    kind,
                    name(union, node),
                    iri(object(union, node, Vocabulary.ACTS_FOR)),
                    text(union, node, Vocabulary.DATE));
            things.put(node, known);
        }
        return known;
    }

    /** The English label, or the first in the order of languages, or the IRI. */
    private static String name(Graph graph, Node node) {
        return objects(graph, node, Vocabulary.LABEL).stream()
                .min(Comparator.comparing((Node label) -> !label.getLiteralLanguage().equals("en"))
                        .thenComparing(Node::getLiteralLanguage)
                        .thenComparing(Node::getLiteralLexicalForm))
                .map(Node::getLiteralLexicalForm)
                .orElse(node.getURI());
    }

    private static LocalDate day(String date) {
        if (date == null || date.length() < 10 || date.startsWith("-")) {
            return null;
        }
        try {
            return LocalDate.parse(date.substring(0, 10));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Node object(Graph graph, Node subject, Node predicate) {
        Iterator<Node> objects = objects(graph, subject, predicate).iterator();
        return objects.hasNext() ? objects.next() : null;
    }

    private static List<Node> objects(Graph graph, Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY).mapWith(Triple::getObject).toList();
    }

    private static String text(Graph graph, Node subject, Node predicate) {
        Node object = object(graph, subject, predicate);
        return object == null ? null : object.getLiteralLexicalForm();
    }

    private static String iri(Node node) {
        return node == null ? null : node.getURI();
    }
}
