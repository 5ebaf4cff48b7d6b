package riposte.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import riposte.claim.ClaimType;
import riposte.rdf.Iris;
import riposte.rdf.Literals;
import riposte.rdf.Vocabulary;

/** Which claims of one article are shown, in which form, and which are hidden. */
final class Arrangement {

    private static final Set<Node> LINKS = Set.of(Vocabulary.REJECTS, Vocabulary.ANSWERS);

    private final Iris iris;
    private final Node article;
    private final Blocks reading;
    private final Docket docket;
    private final ArticleText text;
    private final double least;
    private final ContentTriples contents;
    private final List<ReadClaim> claims;
    private final Binder binder;
    private final Renaming renaming;
    private final KnownReferents known;
    /** Where the claims of earlier readings are now. */
    private final Map<Node, Node> moved = new HashMap<>();

    private final Blocks shown = new Blocks();
    private final Blocks hidden = new Blocks();

    /** @param catalog what the catalogue's graph says of an actor or incident; null for those it does not describe */
    Arrangement(Iris iris, Function<Node, Referent> catalog, Node article, Blocks reading, Docket docket) {
        this.iris = iris;
        this.article = article;
        this.reading = reading;
        this.docket = docket;
        this.text = ArticleText.of(reading, article);
        this.least = leastConfidence(reading);
        this.contents = new ContentTriples(iris, text.lang());
        this.claims = ReadClaim.all(reading);
        this.binder = new Binder(text.body(), claims);
        this.renaming = new Renaming(iris, docket);
        this.known = new KnownReferents(iris, catalog, reading);
        renaming.referents().forEach(known::introduce);
    }

    /** From which confidence on claims are shown that nobody has decided about. */
    private static double leastConfidence(Blocks reading) {
        for (Node subject : reading.subjects()) {
            String bound = Blocks.text(reading.of(subject), Vocabulary.LEAST_CONFIDENCE);
            if (bound != null) {
                return Double.parseDouble(bound);
            }
        }
        return 0;
    }

    /** How the article is laid out; to be asked for once. */
    Desk.Layout layout() {
        Map<ReadClaim, List<Decision>> found = new LinkedHashMap<>();
        Map<String, List<Decision>> lost = new LinkedHashMap<>();
        for (Decision decision : docket.decisions()) {
            if (decision.binding() == null || !iris.article(decision.binding().article()).equals(article.getURI())) {
                continue;
            }
            ReadClaim claim = binder.find(decision);
            if (claim != null) {
                found.computeIfAbsent(claim, c -> new ArrayList<>()).add(decision);
            } else {
                lost.computeIfAbsent(key(decision.binding()), k -> new ArrayList<>()).add(decision);
            }
        }
        for (ReadClaim claim : claims) {
            lay(claim, found.getOrDefault(claim, List.of()));
        }
        lost.values().forEach(this::keep);
        return new Completion(iris, reading, renaming, known).layout(claims, withSettledLinks(), hidden);
    }

    /** Decisions about one claim that no reading finds have the same. */
    private static String key(Binding binding) {
        return String.join(
                "\n",
                binding.type().key(),
                Words.folded(binding.speakerMention()),
                Words.folded(binding.targetMention()),
                Words.folded(binding.exact()));
    }

    /** Shows or hides a claim of the reading. */
    private void lay(ReadClaim claim, List<Decision> decisions) {
        Decision verdict = docket.verdict(decisions);
        DecisionKind kind = verdict == null ? null : verdict.kind();
        boolean added = kind == DecisionKind.ADD;
        Node node = added ? uri(iris.claim(verdict.binding().claim())) : claim.node();
        moved.put(claim.node(), node);
        decisions.forEach(d -> moved.put(uri(iris.claim(d.binding().claim())), node));
        if (kind == null && claim.confidence() < least) {
            hide(claim, ClaimStatus.UNSURE, decisions);
        } else if (kind == DecisionKind.REJECT) {
            hide(claim, ClaimStatus.REJECTED, decisions);
        } else if (kind == null) {
            show(claim.node(), said(claim), ClaimStatus.UNREVIEWED, decisions);
        } else if (kind == DecisionKind.ACCEPT) {
            show(claim.node(), accepted(claim, verdict.content()), ClaimStatus.ACCEPTED, decisions);
        } else {
            Set<Triple> said = said(claim, node, verdict.content());
            show(node, said, added ? ClaimStatus.ADDED : ClaimStatus.CORRECTED, decisions);
        }
    }

    /** A claim as it was read, in the shown form. */
    private Set<Triple> said(ReadClaim claim) {
        return renaming.apply(claim.triples(), claim.exact());
    }

    /** A claim of the reading with what a person says it says; where that is the same, as it was read. */
    private Set<Triple> said(ReadClaim claim, Node node, Content content) {
        introduce(content);
        Set<Triple> said = new LinkedHashSet<>(contents.write(node, content));
        for (Triple triple : claim.triples()) {
            if (!ContentTriples.isContent(triple)) {
                said.add(Triple.create(node, triple.getPredicate(), triple.getObject()));
            }
        }
        return renaming.apply(said, claim.exact());
    }

    /**
     * A claim as it was accepted: if a newer reading takes the same words for other actors that the catalogue knows, those
     * that were accepted stay.
     */
    private Set<Triple> accepted(ReadClaim claim, Content accepted) {
        Content read = claim.content(contents, known);
        Content kept = read;
        if (differs(read.speaker(), accepted.speaker())) {
            kept = kept.withSpeaker(accepted.speaker());
        }
        if (differs(read.target(), accepted.target())) {
            kept = kept.withTarget(accepted.target());
        }
        return kept == read ? said(claim) : said(claim, claim.node(), kept);
    }

    /** Whether a role was accepted with another principal than was read, one of the catalogue. */
    private boolean differs(Role read, Role accepted) {
        return accepted != null
                && (read == null || !read.principal().path().equals(accepted.principal().path()))
                && known.isCatalogued(contents.node(accepted.principal()));
    }

    private void show(Node node, Set<Triple> said, ClaimStatus status, List<Decision> decisions) {
        shown.addAll(said);
        note(shown, node, status, decisions);
    }

    private void hide(ReadClaim claim, ClaimStatus status, List<Decision> decisions) {
        hidden.addAll(claim.triples());
        note(hidden, claim.node(), status, decisions);
    }

    private void note(Blocks side, Node node, ClaimStatus status, List<Decision> decisions) {
        side.add(Triple.create(node, Vocabulary.STATUS, Vocabulary.term(status.term())));
        for (Decision decision : decisions) {
            side.add(Triple.create(node, Vocabulary.DECIDED_BY, uri(iris.review(decision.id()))));
        }
    }

    /** Shows a claim that the reading does not find, if a decision keeps it. */
    private void keep(List<Decision> decisions) {
        Decision verdict = docket.verdict(decisions);
        if (verdict == null || verdict.kind() == DecisionKind.REJECT) {
            return;
        }
        Binding binding = verdict.binding();
        Node node = uri(iris.claim(decisions.get(0).binding().claim()));
        decisions.forEach(d -> moved.put(uri(iris.claim(d.binding().claim())), node));
        Content content = verdict.content();
        introduce(content);
        Set<Triple> said = new LinkedHashSet<>(contents.write(node, content));
        Node passage = passage(verdict, binding, content);
        said.add(Triple.create(node, Vocabulary.EVIDENCE, passage));
        said.add(Triple.create(node, Vocabulary.WAS_DERIVED_FROM, article));
        said.add(Triple.create(node, Vocabulary.WAS_GENERATED_BY, uri(iris.review(verdict.id()))));
        Set<Triple> renamed = renaming.apply(said, binding.exact());
        boolean added = verdict.kind() == DecisionKind.ADD
                || decisions.get(0).kind() == DecisionKind.ADD && verdict.kind() == DecisionKind.ACCEPT;
        ClaimStatus status = added
                ? ClaimStatus.ADDED
                : verdict.kind() == DecisionKind.ACCEPT ? ClaimStatus.ACCEPTED : ClaimStatus.CORRECTED;
        show(node, renamed, status, decisions);
        if (!added) {
            shown.add(Triple.create(node, Vocabulary.FOUND, Literals.bool(false)));
        }
    }

    /** The quoted words where they stand in the text, or else as they stood when it was decided. */
    private Node passage(Decision decision, Binding binding, Content content) {
        int at = binder.locate(binding);
        int start = at >= 0 ? at : content.start();
        int end = at >= 0 ? at + binding.exact().length() : content.start() + binding.exact().length();
        int from = at >= 0 ? text.body().codePointCount(0, at) : start;
        int to = from + binding.exact().codePointCount(0, binding.exact().length());
        Node passage = uri(at >= 0
                ? article.getURI() + "#char=" + from + "," + to
                : iris.reviewedPassage(decision.id()));
        if (!reading.has(passage)) {
            String label = Literals.shortened(binding.exact(), 160);
            shown.add(Triple.create(passage, Vocabulary.TYPE, Vocabulary.PASSAGE));
            shown.add(Triple.create(
                    passage, Vocabulary.LABEL, Literals.text(label.isEmpty() ? start + "–" + end : label, text.lang())));
            shown.add(Triple.create(passage, Vocabulary.HAS_SOURCE, article));
            shown.add(Triple.create(passage, Vocabulary.EXACT, Literals.text(binding.exact(), text.lang())));
            shown.add(Triple.create(passage, Vocabulary.START, Literals.integer(start)));
            shown.add(Triple.create(passage, Vocabulary.END, Literals.integer(end)));
            shown.add(Triple.create(passage, Vocabulary.OA_START, Literals.integer(from)));
            shown.add(Triple.create(passage, Vocabulary.OA_END, Literals.integer(to)));
        }
        return passage;
    }

    /** The shown claims without links to accusations that are not shown; an accusation may have moved. */
    private Blocks withSettledLinks() {
        Blocks settled = new Blocks();
        for (Triple triple : shown.all()) {
            if (!LINKS.contains(triple.getPredicate())) {
                settled.add(triple);
                continue;
            }
            Node accusation = moved.getOrDefault(triple.getObject(), triple.getObject());
            boolean possible = triple.getPredicate().equals(Vocabulary.ANSWERS)
                    || shown.claimType(triple.getSubject()) == ClaimType.DENIAL;
            if (possible
                    && shown.claimType(accusation) == ClaimType.ACCUSATION
                    && !accusation.equals(triple.getSubject())) {
                settled.add(Triple.create(triple.getSubject(), triple.getPredicate(), accusation));
            }
        }
        return settled;
    }

    private void introduce(Content content) {
        for (Role role : new Role[] {content.speaker(), content.target(), content.victim()}) {
            if (role != null) {
                introduce(role.actor());
                introduce(role.principal());
            }
        }
        if (content.about() != null) {
            introduce(content.about());
        }
        content.cites().forEach(this::introduce);
    }

    private void introduce(Referent referent) {
        known.introduce(contents.node(referent), referent);
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
