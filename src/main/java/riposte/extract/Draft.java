package riposte.extract;

import riposte.claim.ClaimType;
import riposte.claim.Participant;

/**
 * A claim while it is being worked out.
 *
 * @param type the kind of claim
 * @param speaker who makes it, or null
 * @param target whom it is directed at, or null
 * @param victim against whom the act was directed, or null
 * @param sentence index of its sentence
 * @param predicate index of the word that carries it
 * @param deed dictionary form of the word that names the act, or empty
 * @param act index of the word that names the act, or -1
 * @param hedged whether its words mark it as uncertain
 * @param quoted whether the word that carries it stands in quotation marks
 * @param certainty factor between 0 and 1 for roles that were guessed
 * @param rule the name of the rule that found it
 */
record Draft(
        ClaimType type,
        Participant speaker,
        Participant target,
        Participant victim,
        int sentence,
        int predicate,
        String deed,
        int act,
        boolean hedged,
        boolean quoted,
        double certainty,
        String rule) {

    private static String name(Participant p) {
        return p == null ? "-" : p.principal().id();
    }

    /** The same for two statements of one claim: its type and the principals on both sides. */
    String key() {
        return type.key() + "|" + name(speaker) + "|" + name(target);
    }

    /** Whether a noun carries it, which only refers to what is said elsewhere. */
    boolean nominal() {
        return rule.equals("accusation.nominal");
    }

    Draft withTarget(Participant other) {
        return new Draft(type, speaker, other, victim, sentence, predicate, deed, act, hedged, quoted, certainty, rule);
    }
}
