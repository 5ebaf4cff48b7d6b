package riposte.review;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Consequences;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;

/**
 * Lays out what was read from an article by what people decided: which claims are shown, in which form, and which are hidden. A
 * pure function of the reading, the decisions and the catalogue.
 *
 * <p>The shown triples are what the article's graph holds, with {@code rip:status} and {@code rip:decidedBy} at each claim. The
 * hidden triples are the claims that are not shown and, as they were read, those that are shown in another form, with the actors,
 * incidents and passages they lead to. Both together hold the whole reading ({@link #reading}), so that a later decision needs no
 * new reading.
 *
 * <p>What follows from a claim (direct edges, labels; {@link Consequences}) follows here from the claims shown alone. A link to an
 * accusation that is not shown is not shown.
 */
public final class Desk {

    /** @param shown triples of the article's graph @param hidden triples of the graph of its hidden claims */
    public record Layout(Set<Triple> shown, Set<Triple> hidden) {}

    private final Iris iris;
    private final Function<Node, Referent> catalog;

    /**
     * @param iris how things are named
     * @param catalog what the catalogue's graph says of an actor or incident; null for those it does not describe
     */
    public Desk(Iris iris, Function<Node, Referent> catalog) {
        this.iris = iris;
        this.catalog = catalog;
    }

    /**
     * Lays out an article.
     *
     * @param article its IRI
     * @param reading what was read from it
     * @param docket the decisions about its claims, and all that merge or split actors or incidents
     */
    public Layout layOut(Node article, Collection<Triple> reading, Docket docket) {
        return new Arrangement(iris, catalog, article, new Blocks(reading), docket).layout();
    }

    /** The graphs of an article and of its hidden claims, by their names, from how it was laid out. */
    public Map<Node, List<Quad>> graphs(Node article, Layout layout) {
        Map<Node, List<Quad>> graphs = new LinkedHashMap<>();
        graphs.put(article, quads(article, layout.shown()));
        Node hidden = NodeFactory.createURI(iris.hidden(iris.key(article.getURI())));
        graphs.put(hidden, quads(hidden, layout.hidden()));
        return graphs;
    }

    private static List<Quad> quads(Node graph, Collection<Triple> triples) {
        return triples.stream().map(triple -> new Quad(graph, triple)).toList();
    }

    /** What was read from an article, from how it was laid out. */
    public Set<Triple> reading(Collection<Triple> shown, Collection<Triple> hidden) {
        return OriginalReading.of(new Blocks(shown), new Blocks(hidden), iris);
    }

    /** A claim of an article as it is laid out, with what was decided about it; empty when it is none of this article. */
    public Optional<ReviewedClaim> reviewed(
            Node article, Node claim, Collection<Triple> shown, Collection<Triple> hidden, Docket docket) {
        Blocks shownBlocks = new Blocks(shown);
        Blocks hiddenBlocks = new Blocks(hidden);
        boolean isShown = shownBlocks.claimType(claim) != null;
        boolean isHidden = hiddenBlocks.claimType(claim) != null;
        if (!isShown && !isHidden) {
            return Optional.empty();
        }
        boolean changed = isShown && isHidden;
        ReadClaim now = ReadClaim.of(isShown ? shownBlocks : hiddenBlocks, claim);
        ReadClaim read = changed ? ReadClaim.of(hiddenBlocks, claim) : now;
        ClaimStatus status = status(now);
        boolean found = status != ClaimStatus.ADDED && Blocks.object(now.triples(), Vocabulary.FOUND) == null;
        List<Decision> decisions = decided(now, docket);
        ArticleText text = ArticleText.of(shownBlocks, article);
        ContentTriples contents = new ContentTriples(iris, text.lang());
        KnownReferents known = new KnownReferents(iris, catalog, shownBlocks, hiddenBlocks);
        return Optional.of(new ReviewedClaim(
                claim.getURI(),
                status,
                found,
                found || decisions.isEmpty()
                        ? binding(article, text, read)
                        : decisions.get(decisions.size() - 1).binding(),
                now.content(contents, known),
                changed ? read.content(contents, known) : null,
                decisions,
                decisions.stream().filter(docket::inForce).map(Decision::id).toList()));
    }

    private static ClaimStatus status(ReadClaim claim) {
        Node term = Blocks.object(claim.triples(), Vocabulary.STATUS);
        return term == null
                ? ClaimStatus.UNREVIEWED
                : ClaimStatus.ofTerm(term.getURI().substring(Vocabulary.NS.length()));
    }

    /** The decisions that a claim names. */
    private List<Decision> decided(ReadClaim claim, Docket docket) {
        Set<Node> named = new HashSet<>();
        for (Triple triple : claim.triples()) {
            if (triple.getPredicate().equals(Vocabulary.DECIDED_BY)) {
                named.add(triple.getObject());
            }
        }
        return docket.decisions().stream()
                .filter(decision -> named.contains(NodeFactory.createURI(iris.review(decision.id()))))
                .toList();
    }

    /**
     * What a decision to add a claim is bound to.
     *
     * @throws IllegalArgumentException when the claim's sentence is not within the article's text
     */
    public Binding binding(Node article, Collection<Triple> shown, Content content) {
        ArticleText text = ArticleText.of(new Blocks(shown), article);
        if (content.end() > text.body().length()) {
            throw new IllegalArgumentException(
                    "no passage is at " + content.start() + "–" + content.end() + " of " + article.getURI());
        }
        String key = iris.key(article.getURI());
        String exact = text.body().substring(content.start(), content.end());
        String speaker = content.speaker() == null ? null : content.speaker().mention();
        String target = content.target() == null ? null : content.target().mention();
        String id = Iris.digest(String.join(
                "\n", "added", key, content.type().key(), String.valueOf(speaker), String.valueOf(target), exact));
        return new Binding(
                key, id, exact, text.before(content.start()), text.after(content.end()), content.type(), speaker, target);
    }

    private Binding binding(Node article, ArticleText text, ReadClaim claim) {
        return new Binding(
                iris.key(article.getURI()),
                claim.id(),
                claim.exact(),
                text.before(claim.start()),
                text.after(claim.end()),
                claim.type(),
                claim.speakerMention(),
                claim.targetMention());
    }
}
