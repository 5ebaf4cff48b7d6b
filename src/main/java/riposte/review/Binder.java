package riposte.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import riposte.claim.ClaimType;
import riposte.rdf.Vocabulary;

/** Finds the claim of a reading that a decision is about. */
final class Binder {

    /** The share of common words from which a sentence counts as the quoted one, where the text has changed. */
    static final double SAME_SENTENCE = 0.6;

    private final String text;
    private final Collection<ReadClaim> claims;
    private final Map<Binding, Integer> places = new HashMap<>();

    Binder(String text, Collection<ReadClaim> claims) {
        this.text = text;
        this.claims = claims;
    }

    /** Where the quoted words begin in the text, or -1; of several places the one with the same words around it. */
    int locate(Binding binding) {
        return places.computeIfAbsent(binding, this::search);
    }

    private int search(Binding binding) {
        int best = -1;
        int bestScore = -1;
        for (int at = text.indexOf(binding.exact()); at >= 0; at = text.indexOf(binding.exact(), at + 1)) {
            int score = around(binding, at);
            if (score > bestScore) {
                best = at;
                bestScore = score;
            }
        }
        return best;
    }

    /** The claim, or null when the reading does not find it. */
    ReadClaim find(Decision decision) {
        Binding binding = decision.binding();
        Content content = decision.content();
        int at = locate(binding);
        ReadClaim best = null;
        int bestScore = 0;
        for (ReadClaim claim : claims) {
            if (!isInPlace(claim, binding, at)) {
                continue;
            }
            int score = 0;
            if (agrees(claim, binding.type(), binding.speakerMention(), binding.targetMention())) {
                score = 8;
            } else if (content != null
                    && agrees(claim, content.type(), mention(content.speaker()), mention(content.target()))) {
                // A newer reading may find what a person had to correct in an older one.
                score = 4;
            }
            if (score > 0 && claim.id().equals(binding.claim())) {
                score += 16;
            }
            if (score > 0 && claim.exact().equals(binding.exact())) {
                score++;
            }
            if (score > 0 && content != null) {
                score += isPrincipal(claim, Vocabulary.SPEAKER_PRINCIPAL, content.speaker()) ? 1 : 0;
                score += isPrincipal(claim, Vocabulary.TARGET_PRINCIPAL, content.target()) ? 1 : 0;
            }
            if (score > bestScore) {
                best = claim;
                bestScore = score;
            }
        }
        return best;
    }

    private boolean isInPlace(ReadClaim claim, Binding binding, int at) {
        return at >= 0
                ? claim.start() < at + binding.exact().length() && at < claim.end()
                : Words.common(claim.exact(), binding.exact()) >= SAME_SENTENCE;
    }

    private static boolean agrees(ReadClaim claim, ClaimType type, String speaker, String target) {
        return claim.type() == type
                && Words.folded(claim.speakerMention()).equals(Words.folded(speaker))
                && Words.folded(claim.targetMention()).equals(Words.folded(target));
    }

    private static boolean isPrincipal(ReadClaim claim, Node property, Role role) {
        Node principal = Blocks.object(claim.triples(), property);
        return role != null && principal != null && principal.getURI().endsWith("/" + role.principal().path());
    }

    private static String mention(Role role) {
        return role == null ? null : role.mention();
    }

    /** How many characters before and after the words at a place are those that the binding names. */
    private int around(Binding binding, int at) {
        int score = 0;
        String prefix = binding.prefix();
        for (int i = 1; i <= prefix.length() && at - i >= 0; i++) {
            if (prefix.charAt(prefix.length() - i) != text.charAt(at - i)) {
                break;
            }
            score++;
        }
        String suffix = binding.suffix();
        int end = at + binding.exact().length();
        for (int i = 0; i < suffix.length() && end + i < text.length(); i++) {
            if (suffix.charAt(i) != text.charAt(end + i)) {
                break;
            }
            score++;
        }
        return score;
    }
}
