package riposte.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import riposte.rdf.Consequences;
import riposte.rdf.Iris;
import riposte.rdf.Literals;
import riposte.rdf.Vocabulary;

/** Makes whole graphs of the claims that are shown and hidden: with labels, edges, and the things that the claims lead to. */
final class Completion {

    private final Iris iris;
    private final Blocks reading;
    private final Renaming renaming;
    private final KnownReferents known;

    Completion(Iris iris, Blocks reading, Renaming renaming, KnownReferents known) {
        this.iris = iris;
        this.reading = reading;
        this.renaming = renaming;
        this.known = known;
    }

    /**
     * The layout of the article.
     *
     * @param claims those of the reading
     * @param shown the claims that are shown, as they are shown, and passages that the reading does not have
     * @param hidden the claims that are not shown; takes what else is hidden
     */
    Desk.Layout layout(List<ReadClaim> claims, Blocks shown, Blocks hidden) {
        Blocks all = articleAlone();
        for (Node subject : shown.subjects()) {
            Set<Triple> block = shown.of(subject);
            all.addAll(shown.claimType(subject) == null ? block : labelled(subject, block));
        }
        Set<Triple> claimTriples = all.all();
        hideOriginals(claims, all, hidden);
        Set<Node> described = new LinkedHashSet<>();
        describe(claimTriples, described, all);
        for (Node subject : described) {
            // What stands in the shown graph otherwise than it was read is hidden as it was read.
            if (reading.has(subject) && !reading.of(subject).equals(all.of(subject))) {
                hidden.addAll(reading.of(subject));
            }
        }
        reading.reachable(hidden.all()).forEach(subject -> hidden.addAll(reading.of(subject)));
        Set<Triple> shownTriples = all.all();
        shownTriples.addAll(all.consequences(iris));
        return new Desk.Layout(shownTriples, hidden.all());
    }

    /** The article and the reading of it, without claims and what they lead to. */
    private Blocks articleAlone() {
        Blocks article = new Blocks();
        for (Node subject : reading.subjects()) {
            if (reading.claimType(subject) == null && !reading.isDescription(subject)) {
                article.addAll(reading.of(subject));
            }
        }
        return article;
    }

    /** Hides the claims, as they were read, that are shown otherwise. */
    private static void hideOriginals(List<ReadClaim> claims, Blocks shown, Blocks hidden) {
        for (ReadClaim claim : claims) {
            boolean asRead = OriginalReading.asRead(shown.of(claim.node())).equals(claim.triples());
            if (!hidden.has(claim.node()) && !asRead) {
                hidden.addAll(claim.triples());
                hidden.add(Triple.create(claim.node(), Vocabulary.STATUS, Vocabulary.ORIGINAL));
            }
        }
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
            } else if (!into.has(object) && known.introduced(object) != null) {
                block.addAll(description(object, known.introduced(object)));
            }
            into.addAll(block);
            describe(block, described, into);
        }
    }

    private static List<Triple> description(Node node, Referent referent) {
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(node, Vocabulary.TYPE, Vocabulary.term(referent.type())));
        Consequences.names(referent.labels(), referent.path()).forEach(
                (lang, label) -> triples.add(Triple.create(node, Vocabulary.LABEL, Literals.text(label, lang))));
        return triples;
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
            if (!Objects.equals(Blocks.object(read, property), Blocks.object(said, property))) {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> names(Node node) {
        if (node == null) {
            return null;
        }
        Referent referent = known.of(node);
        return Consequences.names(referent.labels(), referent.path());
    }
}
