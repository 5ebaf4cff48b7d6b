package riposte.extract;

import java.util.List;
import riposte.claim.ClaimType;
import riposte.claim.Participant;
import riposte.text.TextSpan;

/**
 * A claim while it is being worked out.
 *
 * @param type the kind of claim
 * @param speaker who makes it, or null
 * @param target whom it is directed at, or null
 * @param sentence number of its sentence
 * @param cue the words that make it
 * @param hedged whether its words mark it as uncertain
 * @param cyber whether a cyber matter is spoken of around it
 * @param links cues of the claims it rejects or answers
 * @param confidence between 0 and 1
 */
record Finding(
        ClaimType type,
        Participant speaker,
        Participant target,
        int sentence,
        TextSpan cue,
        boolean hedged,
        boolean cyber,
        List<TextSpan> links,
        double confidence) {

    private static String name(Participant p) {
        return p == null ? "-" : p.principal().id();
    }

    /** The same for two statements of one claim: its type and the principals on both sides. */
    String key() {
        return type.key() + "|" + name(speaker) + "|" + name(target);
    }

    Finding withTarget(Participant other) {
        return new Finding(type, speaker, other, sentence, cue, hedged, cyber, links, confidence);
    }

    /** Whether two participants are the same, or act for the same. */
    static boolean same(Participant a, Participant b) {
        return a != null && b != null && a.principal().id().equals(b.principal().id());
    }
}
