package riposte.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import riposte.claim.ClaimType;
import riposte.rdf.Consequences;
import riposte.rdf.Iris;
import riposte.rdf.Literals;
import riposte.rdf.Statements;
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

    private static final Set<Node> NOTES = Set.of(Vocabulary.STATUS, Vocabulary.DECIDED_BY, Vocabulary.FOUND);
    private static final Set<Node> LINKS = Set.of(Vocabulary.REJECTS, Vocabulary.ANSWERS);
    private static final List<Node> ROLES = List.of(
            Vocabulary.SPEAKER, Vocabulary.SPEAKER_PRINCIPAL, Vocabulary.TARGET, Vocabulary.TARGET_PRINCIPAL,
            Vocabulary.VICTIM, Vocabulary.ABOUT, Vocabulary.CITES);

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
        return new Work(article, new Blocks(reading), docket).layout();
    }

    /** What was read from an article, from how it was laid out. */
    public Set<Triple> reading(Collection<Triple> shown, Collection<Triple> hidden) {
        Blocks shownBlocks = new Blocks(shown);
        Blocks hiddenBlocks = new Blocks(hidden);
        Blocks reading = new Blocks();
        for (Node subject : hiddenBlocks.subjects()) {
            if (hiddenBlocks.claimType(subject) != null) {
                reading.addAll(asRead(hiddenBlocks.of(subject)));
            }
        }
        for (Node subject : shownBlocks.subjects()) {
            Set<Triple> block = shownBlocks.of(subject);
            if (shownBlocks.claimType(subject) != null) {
                boolean added = Vocabulary.ADDED.equals(Blocks.object(block, Vocabulary.STATUS));
                if (!added && Blocks.object(block, Vocabulary.FOUND) == null && !reading.has(subject)) {
                    reading.addAll(asRead(block));
                }
            } else if (!shownBlocks.isDescription(subject)) {
                reading.addAll(block);
            }
        }
        Blocks descriptions = new Blocks();
        for (Blocks side : List.of(hiddenBlocks, shownBlocks)) {
            for (Node subject : side.subjects()) {
                if (side.isDescription(subject) && !descriptions.has(subject)) {
                    descriptions.addAll(side.of(subject));
                }
            }
        }
        Set<Triple> claims = reading.all();
        descriptions.reachable(claims).forEach(described -> claims.addAll(descriptions.of(described)));
        claims.addAll(consequences(reading));
        return claims;
    }

    /** A claim of an article as it is laid out, with what was decided about it; empty when it is none of this article. */
    public Optional<ReviewedClaim> reviewed(
            Node article, Node claim, Collection<Triple> shown, Collection<Triple> hidden, Docket docket) {
        Blocks shownBlocks = new Blocks(shown);
        Blocks hiddenBlocks = new Blocks(hidden);
        boolean isShown = shownBlocks.claimType(claim) != null;
        Blocks side = isShown ? shownBlocks : hiddenBlocks;
        if (side.claimType(claim) == null) {
            return Optional.empty();
        }
        Set<Triple> block = side.of(claim);
        Node term = Blocks.object(block, Vocabulary.STATUS);
        ClaimStatus status = term == null
                ? ClaimStatus.UNREVIEWED
                : ClaimStatus.ofTerm(term.getURI().substring(Vocabulary.NS.length()));
        boolean found = status != ClaimStatus.ADDED && Blocks.object(block, Vocabulary.FOUND) == null;
        boolean changed = isShown && hiddenBlocks.claimType(claim) != null;
        Set<Node> ids = new HashSet<>();
        for (Triple triple : block) {
            if (triple.getPredicate().equals(Vocabulary.DECIDED_BY)) {
                ids.add(triple.getObject());
            }
        }
        List<Decision> decisions = docket.decisions().stream()
                .filter(decision -> ids.contains(uri(iris.review(decision.id()))))
                .toList();
        Function<Node, Referent> described = node -> describedBy(node, shownBlocks, hiddenBlocks);
        ContentTriples contents =
                new ContentTriples(iris, language(shownBlocks, article));
        Blocks readSide = changed ? hiddenBlocks : side;
        return Optional.of(new ReviewedClaim(
                claim.getURI(),
                status,
                found,
                found || decisions.isEmpty()
                        ? binding(article, shownBlocks, readClaim(readSide, claim))
                        : decisions.get(decisions.size() - 1).binding(),
                content(contents, readClaim(side, claim), described),
                changed ? content(contents, readClaim(hiddenBlocks, claim), described) : null,
                decisions,
                decisions.stream().filter(docket::inForce).map(Decision::id).toList()));
    }

    /**
     * What a decision to add a claim is bound to.
     *
     * @throws IllegalArgumentException when the claim's sentence is not within the article's text
     */
    public Binding binding(Node article, Collection<Triple> shown, Content content) {
        String text = text(new Blocks(shown), article);
        if (content.end() > text.length()) {
            throw new IllegalArgumentException(
                    "no passage is at " + content.start() + "–" + content.end() + " of " + article.getURI());
        }
        String speaker = content.speaker() == null ? null : content.speaker().mention();
        String target = content.target() == null ? null : content.target().mention();
        String exact = text.substring(content.start(), content.end());
        String key = iris.key(article.getURI());
        return new Binding(
                key,
                ReviewJson.digest(String.join(
                        "\n", "added", key, content.type().key(), String.valueOf(speaker), String.valueOf(target), exact)),
                exact,
                before(text, content.start()),
                after(text, content.end()),
                content.type(),
                speaker,
                target);
    }

    private Binding binding(Node article, Blocks shown, ReadClaim claim) {
        String text = text(shown, article);
        return new Binding(
                iris.key(article.getURI()),
                claim.id(),
                claim.exact(),
                before(text, claim.start()),
                after(text, claim.end()),
                claim.type(),
                claim.speakerMention(),
                claim.targetMention());
    }

    private static String before(String text, int start) {
        return text.substring(Math.max(0, Math.min(start, text.length()) - Binding.CONTEXT), Math.min(start, text.length()));
    }

    private static String after(String text, int end) {
        int from = Math.min(end, text.length());
        return text.substring(from, Math.min(text.length(), from + Binding.CONTEXT));
    }

    private static Content content(ContentTriples contents, ReadClaim claim, Function<Node, Referent> described) {
        return contents.read(claim.triples(), claim.start(), claim.end(), described);
    }

    private Referent describedBy(Node node, Blocks... sides) {
        Referent known = catalog.apply(node);
        for (Blocks side : sides) {
            if (known == null && side.isDescription(node)) {
                known = Referents.of(iris, node, side.of(node));
            }
        }
        return known != null ? known : Referents.unknown(iris, node);
    }

    private static String text(Blocks shown, Node article) {
        String body = Blocks.text(shown.of(article), Vocabulary.ARTICLE_BODY);
        return body == null ? "" : body;
    }

    private static String language(Blocks shown, Node article) {
        String language = Blocks.text(shown.of(article), Vocabulary.IN_LANGUAGE);
        return language == null ? "und" : language;
    }

    private static Set<Triple> asRead(Set<Triple> claim) {
        Set<Triple> read = new LinkedHashSet<>(claim);
        read.removeIf(triple -> NOTES.contains(triple.getPredicate()));
        return read;
    }

    /** The direct edges that follow from claims, and the statements that they report. */
    private List<Triple> consequences(Blocks claims) {
        List<Triple> follow = new ArrayList<>();
        for (Node claim : claims.subjects()) {
            ClaimType type = claims.claimType(claim);
            if (type != null) {
                Set<Triple> said = claims.of(claim);
                Consequences.edge(
                                type,
                                !"false".equals(Blocks.text(said, Vocabulary.CYBER)),
                                Blocks.object(said, Vocabulary.SPEAKER_PRINCIPAL),
                                Blocks.object(said, Vocabulary.TARGET_PRINCIPAL),
                                Blocks.object(said, Vocabulary.ABOUT))
                        .ifPresent(follow::add);
                follow.addAll(Statements.of(claim, claims::objects, iris));
            }
        }
        return follow;
    }

    /** The claims of an article's reading, in the order of the text. */
    static List<ReadClaim> claims(Blocks reading) {
        List<ReadClaim> claims = new ArrayList<>();
        for (Node subject : reading.subjects()) {
            if (reading.claimType(subject) != null) {
                claims.add(readClaim(reading, subject));
            }
        }
        claims.sort(java.util.Comparator.comparingInt(ReadClaim::start).thenComparing(ReadClaim::id));
        return claims;
    }

    private static ReadClaim readClaim(Blocks side, Node claim) {
        Set<Triple> triples = side.of(claim);
        Set<Triple> passage = side.of(Blocks.object(triples, Vocabulary.EVIDENCE));
        String exact = Blocks.text(passage, Vocabulary.EXACT);
        String start = Blocks.text(passage, Vocabulary.START);
        String end = Blocks.text(passage, Vocabulary.END);
        String confidence = Blocks.text(triples, Vocabulary.CONFIDENCE);
        return new ReadClaim(
                claim,
                claim.getURI().substring(claim.getURI().lastIndexOf('/') + 1),
                side.claimType(claim),
                triples,
                Blocks.text(triples, Vocabulary.SPEAKER_MENTION),
                Blocks.text(triples, Vocabulary.TARGET_MENTION),
                exact == null ? "" : exact,
                start == null ? 0 : Integer.parseInt(start),
                end == null ? 0 : Integer.parseInt(end),
                confidence == null ? 1 : Double.parseDouble(confidence));
    }

    /** The laying out of one article. */
    private final class Work {

        private final Node article;
        private final Blocks reading;
        private final Docket docket;
        private final String lang;
        private final String text;
        private final double least;
        private final ContentTriples contents;
        private final List<ReadClaim> claims;
        private final Binder binder;
        private final Renaming renaming;
        /** What decisions say of actors and incidents that neither the catalogue nor the reading describes. */
        private final Map<Node, Referent> introduced = new HashMap<>();
        /** Where the claims of earlier readings, by id, are now. */
        private final Map<Node, Node> moved = new HashMap<>();
        private final Blocks shown = new Blocks();
        private final Blocks hidden = new Blocks();
        private Blocks settledClaims;

        Work(Node article, Blocks reading, Docket docket) {
            this.article = article;
            this.reading = reading;
            this.docket = docket;
            this.lang = language(reading, article);
            this.text = text(reading, article);
            this.contents = new ContentTriples(iris, lang);
            this.claims = claims(reading);
            this.binder = new Binder(text, claims);
            this.renaming = new Renaming(docket, contents::node);
            this.least = leastConfidence();
        }

        private double leastConfidence() {
            for (Node subject : reading.subjects()) {
                String bound = Blocks.text(reading.of(subject), Vocabulary.LEAST_CONFIDENCE);
                if (bound != null) {
                    return Double.parseDouble(bound);
                }
            }
            return 0;
        }

        Layout layout() {
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
            settleLinks();
            return finished();
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

        /** The decision that holds, or null: of several, the newest. */
        private Decision verdict(List<Decision> decisions) {
            Decision verdict = null;
            for (Decision decision : decisions) {
                if (docket.inForce(decision)) {
                    verdict = decision;
                }
            }
            return verdict;
        }

        private void lay(ReadClaim claim, List<Decision> decisions) {
            decisions.forEach(d -> moved.put(uri(iris.claim(d.binding().claim())), claim.node()));
            Decision verdict = verdict(decisions);
            DecisionKind kind = verdict == null ? null : verdict.kind();
            if (kind == null && claim.confidence() < least) {
                hide(claim, ClaimStatus.UNSURE, decisions);
            } else if (kind == DecisionKind.REJECT) {
                hide(claim, ClaimStatus.REJECTED, decisions);
            } else if (kind == null) {
                show(claim.node(), said(claim), ClaimStatus.UNREVIEWED, decisions);
            } else if (kind == DecisionKind.ACCEPT) {
                show(claim.node(), accepted(claim, verdict.content()), ClaimStatus.ACCEPTED, decisions);
            } else {
                boolean added = kind == DecisionKind.ADD;
                Node node = added ? uri(iris.claim(verdict.binding().claim())) : claim.node();
                moved.put(claim.node(), node);
                decisions.forEach(d -> moved.put(uri(iris.claim(d.binding().claim())), node));
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
            Content read = contents.read(claim.triples(), claim.start(), claim.end(), this::described);
            Content kept = read;
            if (differs(read.speaker(), accepted.speaker())) {
                kept = kept.withSpeaker(accepted.speaker());
            }
            if (differs(read.target(), accepted.target())) {
                kept = kept.withTarget(accepted.target());
            }
            return kept == read ? said(claim) : said(claim, claim.node(), kept);
        }

        private boolean differs(Role read, Role accepted) {
            return accepted != null
                    && (read == null || !read.principal().path().equals(accepted.principal().path()))
                    && catalog.apply(contents.node(accepted.principal())) != null;
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
            Decision verdict = verdict(decisions);
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
            int from = at >= 0 ? text.codePointCount(0, at) : start;
            int to = from + binding.exact().codePointCount(0, binding.exact().length());
            Node passage = uri(at >= 0
                    ? article.getURI() + "#char=" + from + "," + to
                    : iris.reviewedPassage(decision.id()));
            if (!reading.has(passage)) {
                String label = Literals.shortened(binding.exact(), 160);
                shown.add(Triple.create(passage, Vocabulary.TYPE, Vocabulary.PASSAGE));
                shown.add(Triple.create(
                        passage, Vocabulary.LABEL, Literals.text(label.isEmpty() ? start + "–" + end : label, lang)));
                shown.add(Triple.create(passage, Vocabulary.HAS_SOURCE, article));
                shown.add(Triple.create(passage, Vocabulary.EXACT, Literals.text(binding.exact(), lang)));
                shown.add(Triple.create(passage, Vocabulary.START, Literals.integer(start)));
                shown.add(Triple.create(passage, Vocabulary.END, Literals.integer(end)));
                shown.add(Triple.create(passage, Vocabulary.OA_START, Literals.integer(from)));
                shown.add(Triple.create(passage, Vocabulary.OA_END, Literals.integer(to)));
            }
            return passage;
        }

        /** Takes the links to accusations that are not shown from the claims that are; an accusation may have moved. */
        private void settleLinks() {
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
            settledClaims = settled;
        }

        /** Adds labels, edges, and what the claims of both sides lead to. */
        private Layout finished() {
            Blocks all = new Blocks();
            for (Node subject : reading.subjects()) {
                if (reading.claimType(subject) == null && !reading.isDescription(subject)) {
                    all.addAll(reading.of(subject));
                }
            }
            for (Node subject : settledClaims.subjects()) {
                all.addAll(settledClaims.claimType(subject) == null
                        ? settledClaims.of(subject)
                        : labelled(subject, settledClaims.of(subject)));
            }
            Set<Triple> claimTriples = all.all();
            for (ReadClaim claim : claims) {
                if (!hidden.has(claim.node()) && !asRead(all.of(claim.node())).equals(claim.triples())) {
                    hidden.addAll(claim.triples());
                    hidden.add(Triple.create(claim.node(), Vocabulary.STATUS, Vocabulary.ORIGINAL));
                }
            }
            Set<Node> described = new LinkedHashSet<>();
            describe(claimTriples, described, all);
            for (Node subject : described) {
                // What stands in the shown graph otherwise than it was read is hidden as it was read.
                if (reading.has(subject) && !reading.of(subject).equals(all.of(subject))) {
                    hidden.addAll(reading.of(subject));
                }
            }
            Set<Triple> hiddenTriples = hidden.all();
            reading.reachable(hiddenTriples).forEach(subject -> hidden.addAll(reading.of(subject)));
            Set<Triple> shownTriples = all.all();
            shownTriples.addAll(consequences(all));
            return new Layout(shownTriples, hidden.all());
        }

        /** Describes what the shown claims lead to, as it was read or as decisions have it, unless the catalogue does. */
        private void describe(Collection<Triple> from, Set<Node> described, Blocks into) {
            for (Triple triple : from) {
                Node object = triple.getObject();
                if (!object.isURI() || into.claimType(object) != null || !described.add(object)) {
                    continue;
                }
                Set<Triple> block = new LinkedHashSet<>();
                if (reading.has(object) && reading.isDescription(object)) {
                    for (Triple known : reading.of(object)) {
                        Node renamed = renaming.of(known.getObject());
                        if (!renamed.equals(object)) {
                            block.add(Triple.create(object, known.getPredicate(), renamed));
                        }
                    }
                } else if (!into.has(object) && introduced(object) != null) {
                    block.addAll(description(object, introduced(object)));
                }
                into.addAll(block);
                describe(block, described, into);
            }
        }

        private Referent introduced(Node node) {
            Referent referent = introduced.get(node);
            if (referent == null) {
                referent = renaming.referent(node);
            }
            return referent == null || catalog.apply(node) != null ? null : referent;
        }

        private List<Triple> description(Node node, Referent referent) {
            List<Triple> triples = new ArrayList<>();
            triples.add(Triple.create(node, Vocabulary.TYPE, Vocabulary.term(referent.type())));
            Consequences.names(referent.labels(), referent.path()).forEach(
                    (lang, label) -> triples.add(Triple.create(node, Vocabulary.LABEL, Literals.text(label, lang))));
            return triples;
        }

        private void introduce(Content content) {
            for (Role role : new Role[] {content.speaker(), content.target(), content.victim()}) {
                if (role != null) {
                    introduced.put(contents.node(role.actor()), role.actor());
                    introduced.put(contents.node(role.principal()), role.principal());
                }
            }
            if (content.about() != null) {
                introduced.put(contents.node(content.about()), content.about());
            }
            content.cites().forEach(cited -> introduced.put(contents.node(cited), cited));
        }

        /** A shown claim with the labels that follow from it; as it was read if nothing they depend on has changed. */
        private Set<Triple> labelled(Node claim, Set<Triple> said) {
            Set<Triple> read = reading.of(claim);
            if (Blocks.object(read, Vocabulary.LABEL) != null && sameNames(read, said)) {
                return said;
            }
            Set<Triple> labelled = new LinkedHashSet<>(said);
            labelled.removeIf(triple -> triple.getPredicate().equals(Vocabulary.LABEL));
            labelled.addAll(Consequences.labels(
                    claim,
                    Vocabulary.claimType(Blocks.object(said, Vocabulary.TYPE)),
                    names(Blocks.object(said, Vocabulary.SPEAKER_PRINCIPAL)),
                    names(Blocks.object(said, Vocabulary.TARGET_PRINCIPAL)),
                    names(Blocks.object(said, Vocabulary.ABOUT))));
            return labelled;
        }

        private static boolean sameNames(Set<Triple> read, Set<Triple> said) {
            for (Node property :
                    List.of(Vocabulary.TYPE, Vocabulary.SPEAKER_PRINCIPAL, Vocabulary.TARGET_PRINCIPAL, Vocabulary.ABOUT)) {
                if (!java.util.Objects.equals(Blocks.object(read, property), Blocks.object(said, property))) {
                    return false;
                }
            }
            return true;
        }

        private Map<String, String> names(Node node) {
            return node == null ? null : Consequences.names(described(node).labels(), described(node).path());
        }

        /** What is known of an actor or incident: by the catalogue, by the reading, by decisions; else its IRI alone. */
        private Referent described(Node node) {
            Referent known = catalog.apply(node);
            if (known == null && reading.isDescription(node)) {
                known = Referents.of(iris, node, reading.of(node));
            }
            if (known == null) {
                known = introduced.getOrDefault(node, renaming.referent(node));
            }
            return known != null ? known : Referents.unknown(iris, node);
        }
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }

    /** Which actors and incidents decisions take for others. */
    private static final class Renaming {

        private final Map<Node, Node> merged = new HashMap<>();
        private final List<Decision> splits = new ArrayList<>();
        private final Map<Node, Referent> referents = new HashMap<>();
        private final Function<Referent, Node> node;

        Renaming(Docket docket, Function<Referent, Node> node) {
            this.node = node;
            for (Decision decision : docket.decisions()) {
                boolean merge = decision.kind() == DecisionKind.MERGE;
                if (!merge && decision.kind() != DecisionKind.SPLIT || !docket.inForce(decision)) {
                    continue;
                }
                referents.put(node.apply(decision.thing()), decision.thing());
                referents.put(node.apply(decision.into()), decision.into());
                if (!merge) {
                    splits.add(decision);
                    continue;
                }
                Node thing = of(node.apply(decision.thing()));
                Node into = of(node.apply(decision.into()));
                if (!thing.equals(into)) {
                    merged.put(thing, into);
                }
            }
        }

        /** What an actor or incident is now. */
        Node of(Node thing) {
            Node now = thing;
            for (Node next = merged.get(now); next != null; next = merged.get(now)) {
                now = next;
            }
            return now;
        }

        Referent referent(Node thing) {
            return referents.get(thing);
        }

        /** A claim with everybody under the name they have now. */
        Set<Triple> apply(Set<Triple> claim, String sentence) {
            if (merged.isEmpty() && splits.isEmpty()) {
                return claim;
            }
            Set<Triple> renamed = new LinkedHashSet<>();
            for (Triple triple : claim) {
                Node object = triple.getObject();
                if (ROLES.contains(triple.getPredicate())) {
                    object = of(split(object, words(claim, triple.getPredicate(), sentence), triple.getPredicate()));
                }
                renamed.add(Triple.create(triple.getSubject(), triple.getPredicate(), object));
            }
            return renamed;
        }

        /** The words by which a claim names who fills a role; of an incident, the sentence. */
        private static String words(Set<Triple> claim, Node role, String sentence) {
            if (role.equals(Vocabulary.SPEAKER) || role.equals(Vocabulary.SPEAKER_PRINCIPAL)) {
                return Words.folded(Blocks.text(claim, Vocabulary.SPEAKER_MENTION));
            }
            if (role.equals(Vocabulary.TARGET) || role.equals(Vocabulary.TARGET_PRINCIPAL)) {
                return Words.folded(Blocks.text(claim, Vocabulary.TARGET_MENTION));
            }
            return role.equals(Vocabulary.VICTIM)
                    ? Words.folded(Blocks.text(claim, Vocabulary.VICTIM_MENTION))
                    : Words.folded(sentence);
        }

        private Node split(Node thing, String words, Node role) {
            for (Decision split : splits) {
                if (!node.apply(split.thing()).equals(thing)) {
                    continue;
                }
                boolean named = split.into().labels().values().stream()
                        .map(Words::folded)
                        .anyMatch(name -> role.equals(Vocabulary.ABOUT) || role.equals(Vocabulary.CITES)
                                ? (" " + words + " ").contains(" " + name + " ")
                                : words.equals(name));
                if (named) {
                    return node.apply(split.into());
                }
            }
            return thing;
        }
    }
}
