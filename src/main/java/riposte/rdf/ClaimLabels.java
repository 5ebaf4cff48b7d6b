package riposte.rdf;

import java.util.Map;
import java.util.TreeMap;
import riposte.claim.Claim;
import riposte.claim.ClaimType;

/**
 * One line that names a claim for people, such as "United Kingdom accuses China over Exchange hack". There is per claim type
 * one phrase with speaker and target, one with the speaker alone, one with the target alone, one with neither.
 */
final class ClaimLabels {

    private ClaimLabels() {}

    static String label(Claim claim, String lang) {
        return label(
                claim.type(),
                claim.speaker() == null ? null : Literals.labels(claim.speaker().principal()),
                claim.target() == null ? null : Literals.labels(claim.target().principal()),
                claim.about() == null ? null : Literals.labels(claim.about()),
                lang);
    }

    /** The line for a claim, by the names of its principals and of its incident; null for those it has not. */
    static String label(
            ClaimType type,
            Map<String, String> speaker,
            Map<String, String> target,
            Map<String, String> incident,
            String lang) {
        String form = speaker != null ? (target != null ? "both" : "speaker") : (target != null ? "target" : "none");
        Map<String, String> names = new TreeMap<>();
        if (speaker != null) {
            names.put("speaker", Phrases.name(speaker, lang));
        }
        if (target != null) {
            names.put("target", Phrases.name(target, lang));
        }
        String phrase = Phrases.of(type.key() + "." + form, lang, names);
        return incident == null ? phrase : phrase + Phrases.of("about", lang, Map.of("incident", Phrases.name(incident, lang)));
    }
}
