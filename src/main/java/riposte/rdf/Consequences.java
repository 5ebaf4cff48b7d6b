package riposte.rdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import riposte.claim.ClaimType;

/**
 * What follows from what a claim says: the direct edge between principals, and the line that names it ({@link Statements}: what it reports). Here alone, so that
 * claims as read and claims as people corrected them have the same.
 */
public final class Consequences {

    private static final Set<Node> EDGES =
            Stream.of(ClaimType.values()).map(Vocabulary::edgeOf).collect(Collectors.toUnmodifiableSet());

    private Consequences() {}

    /** Whether a property leads to what follows from a claim: a direct edge, or the statement that it reports. */
    public static boolean isConsequence(Node property) {
        return EDGES.contains(property) || property.equals(Vocabulary.REPORTS);
    }

    /**
     * The direct edge of a claim. Claims about other than cyber acts have none: the edges speak of such acts.
     *
     * @param speaker for whom the speaker speaks, or null
     * @param target for whom the target acts, or null
     * @param about the incident, or null
     */
    public static Optional<Triple> edge(ClaimType type, boolean cyber, Node speaker, Node target, Node about) {
        Node object = type == ClaimType.RESPONSIBILITY_CLAIM ? about : target;
        return speaker == null || object == null || !cyber
                ? Optional.empty()
                : Optional.of(Triple.create(speaker, Vocabulary.edgeOf(type), object));
    }

    /**
     * The lines that name a claim.
     *
     * @param speaker names of the speaker's principal by language, or null when it has none
     * @param target names of the target's principal, likewise
     * @param about names of the incident, likewise
     */
    public static List<Triple> labels(
            Node claim,
            ClaimType type,
            Map<String, String> speaker,
            Map<String, String> target,
            Map<String, String> about) {
        List<Triple> labels = new ArrayList<>();
        for (String lang : Phrases.LANGUAGES) {
            String label = ClaimLabels.label(type, speaker, target, about, lang);
            labels.add(Triple.create(claim, Vocabulary.LABEL, Literals.text(label, lang)));
        }
        return labels;
    }

    /** The names of an actor or incident in the forms in which the graph has them: one per language, none empty. */
    public static Map<String, String> names(Map<String, String> labels, String otherwise) {
        Map<String, String> names = new TreeMap<>();
        labels.forEach((lang, label) -> {
            String shown = Literals.label(label);
            names.putIfAbsent(Literals.language(lang), shown.isEmpty() ? otherwise : shown);
        });
        return names;
    }
}
