package riposte.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;

/** What was read from an article, taken back from how it was laid out. */
final class OriginalReading {

    /** What the layout notes at claims. */
    private static final Set<Node> NOTES = Set.of(Vocabulary.STATUS, Vocabulary.DECIDED_BY, Vocabulary.FOUND);

    private OriginalReading() {}

    static Set<Triple> of(Blocks shown, Blocks hidden, Iris iris) {
        Blocks reading = new Blocks();
        for (Node subject : hidden.subjects()) {
            if (hidden.claimType(subject) != null) {
                reading.addAll(asRead(hidden.of(subject)));
            }
        }
        for (Node subject : shown.subjects()) {
            Set<Triple> block = shown.of(subject);
            if (shown.claimType(subject) != null) {
                if (isRead(block) && !reading.has(subject)) {
                    reading.addAll(asRead(block));
                }
            } else if (!shown.isDescription(subject)) {
                reading.addAll(block);
            }
        }
        Blocks descriptions = descriptions(hidden, shown);
        Set<Triple> triples = reading.all();
        descriptions.reachable(triples).forEach(described -> triples.addAll(descriptions.of(described)));
        triples.addAll(reading.consequences(iris));
        return triples;
    }

    /** A claim without what the layout noted at it. */
    static Set<Triple> asRead(Set<Triple> claim) {
        Set<Triple> read = new LinkedHashSet<>(claim);
        read.removeIf(triple -> NOTES.contains(triple.getPredicate()));
        return read;
    }

    /** Whether a shown claim is one of the reading, and not one that a person added or keeps. */
    private static boolean isRead(Set<Triple> claim) {
        return !Vocabulary.ADDED.equals(Blocks.object(claim, Vocabulary.STATUS))
                && Blocks.object(claim, Vocabulary.FOUND) == null;
    }

    /** Actors, incidents and passages; where both sides describe one, as it was read. */
    private static Blocks descriptions(Blocks hidden, Blocks shown) {
        Blocks descriptions = new Blocks();
        for (Blocks side : List.of(hidden, shown)) {
            for (Node subject : side.subjects()) {
                if (side.isDescription(subject) && !descriptions.has(subject)) {
                    descriptions.addAll(side.of(subject));
                }
            }
        }
        return descriptions;
    }
}
