package riposte.extract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import riposte.claim.ClaimType;

/**
 * What a word of the lexicon says about the participants around it, after frame semantics: the verb <i>accuse</i> makes
 * its subject the speaker and its object the target of an accusation.
 *
 * @param type the claim it makes, or null for a hostile act
 * @param verb whether it is a verb, otherwise a noun or adjective
 * @param lemma dictionary form of its word
 * @param companions further words that must stand close to it
 * @param roles for each role the places to look at, in order of preference
 * @param marks {@code cyber}, {@code hedged} and the like
 */
record Frame(
        ClaimType type,
        boolean verb,
        String lemma,
        List<String> companions,
        Map<String, List<String>> roles,
        Set<String> marks) {

    List<String> role(String name) {
        return roles.getOrDefault(name, List.of());
    }

    boolean marked(String mark) {
        return marks.contains(mark);
    }

    /** The name of the rule it stands for, such as {@code accusation.blame}. */
    String rule() {
        return (type == null ? "act" : type.key()) + "." + lemma;
    }
}
