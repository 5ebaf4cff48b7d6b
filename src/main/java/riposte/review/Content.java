package riposte.review;

import java.util.List;
import java.util.Objects;
import riposte.claim.ClaimType;
import riposte.rdf.Literals;

/**
 * Everything a claim says, so that it can be shown though no reading finds it, and in a store that never read it.
 *
 * @param type its kind
 * @param speaker who makes it, or null
 * @param target whom it is directed at, or null
 * @param victim against whom the act was directed, or null
 * @param about the incident, or null
 * @param cites actors and incidents invoked as precedents
 * @param hedged whether the words mark it as uncertain
 * @param cyber whether it is about a hostile cyber act
 * @param rejects id (last part of the IRI) of the accusation of the same article it rejects, or null
 * @param answers id of the accusation it answers, or null
 * @param quotes words in quotation marks
 * @param saidOn when it was said, in the form of XML Schema's dates, or null
 * @param start where its sentence stood in the text, in UTF-16 code units
 * @param end where it ended
 * @param confidence what the reading was worth; 1 for what a person added
 * @param rule what found it; {@link #BY_HAND} for what a person added
 */
public record Content(
        ClaimType type,
        Role speaker,
        Role target,
        Role victim,
        Referent about,
        List<Referent> cites,
        boolean hedged,
        boolean cyber,
        String rejects,
        String answers,
        List<String> quotes,
        String saidOn,
        int start,
        int end,
        double confidence,
        String rule) {

    /** The {@code rip:rule} of claims that a person added. */
    public static final String BY_HAND = "review";

    public Content {
        Objects.requireNonNull(type);
        Objects.requireNonNull(rule);
        cites = List.copyOf(cites);
        quotes = List.copyOf(quotes);
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("no passage is at " + start + "–" + end);
        }
        if (saidOn != null) {
            Literals.date(saidOn);
        }
        if (rejects != null && !Binding.ID.matcher(rejects).matches() || answers != null && !Binding.ID.matcher(answers).matches()) {
            throw new IllegalArgumentException("'" + rejects + "' and '" + answers + "' are not ids of claims");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
        if (about != null && about.isActor()) {
            throw new IllegalArgumentException("'" + about.path() + "' is no incident");
        }
        if (rejects != null && type != ClaimType.DENIAL) {
            throw new IllegalArgumentException("only a denial rejects an accusation");
        }
    }

    /** A claim about a cyber act that a person found in a text. */
    public static Content added(
            ClaimType type, Role speaker, Role target, Referent about, boolean hedged, int start, int end) {
        return new Content(
                type, speaker, target, null, about, List.of(), hedged, true, null, null, List.of(), null, start, end, 1,
                BY_HAND);
    }

    public Content withType(ClaimType type) {
        return new Content(
                type, speaker, target, victim, about, cites, hedged, cyber, type == ClaimType.DENIAL ? rejects : null,
                answers, quotes, saidOn, start, end, confidence, rule);
    }

    public Content withSpeaker(Role speaker) {
        return new Content(
                type, speaker, target, victim, about, cites, hedged, cyber, rejects, answers, quotes, saidOn, start, end,
                confidence, rule);
    }

    public Content withTarget(Role target) {
        return new Content(
                type, speaker, target, victim, about, cites, hedged, cyber, rejects, answers, quotes, saidOn, start, end,
                confidence, rule);
    }

    public Content withAbout(Referent about) {
        return new Content(
                type, speaker, target, victim, about, cites, hedged, cyber, rejects, answers, quotes, saidOn, start, end,
                confidence, rule);
    }

    public Content withHedged(boolean hedged) {
        return new Content(
                type, speaker, target, victim, about, cites, hedged, cyber, rejects, answers, quotes, saidOn, start, end,
                confidence, rule);
    }

    /** With links to other claims of the article, by their ids; either may be null. */
    public Content withLinks(String rejects, String answers) {
        return new Content(
                type, speaker, target, victim, about, cites, hedged, cyber, rejects, answers, quotes, saidOn, start, end,
                confidence, rule);
    }
}
