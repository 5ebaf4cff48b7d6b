package riposte.claim;

import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an actor says, or formally does, about a hostile cyber act, as one article reports it ({@code rip:Claim}). A
 * claim never entails that the act happened.
 *
 * @param id hexadecimal digest of article, type, participants and evidence: the last part of the claim's IRI
 * @param type the kind of claim
 * @param speaker who makes it, or null when the article names no author ("is accused of")
 * @param target whom it is directed at, or null
 * @param about the incident, or null when the article does not say which
 * @param victim against whom the act was directed, or null
 * @param cites actors and incidents invoked as precedents, in the order of the text
 * @param hedged whether the words mark the attribution as uncertain ("suspected", "auraient")
 * @param cyber whether the act is a hostile cyber act; others are kept only on request
 * @param saidOn when it was said: a {@link java.time.LocalDate}, {@link java.time.MonthDay} or other partial date, or
 *     null when unknown
 * @param quotes the words in quotation marks within the evidence, without the marks
 * @param evidence the sentence that carries it
 * @param rejects for a denial, the {@link #id()} of the accusation of the same article it rejects, or null
 * @param answers for a counter-accusation, the {@link #id()} of the accusation it answers, or null
 * @param confidence between 0 and 1: the rule's measured precision, lowered by uncertain roles; two decimals
 * @param rule the name of the rule that found it
 */
public record Claim(
        String id,
        ClaimType type,
        Participant speaker,
        Participant target,
        Incident about,
        Participant victim,
        List<Entity> cites,
        boolean hedged,
        boolean cyber,
        TemporalAccessor saidOn,
        List<String> quotes,
        Evidence evidence,
        String rejects,
        String answers,
        double confidence,
        String rule) {

    public Claim {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(rule);
        cites = List.copyOf(cites);
        quotes = List.copyOf(quotes);
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
    }

    /** The same claim without what it rejects or answers, where that is none of these {@link #id()}s. */
    public Claim withLinksTo(Set<String> ids) {
        return new Claim(
                id,
                type,
                speaker,
                target,
                about,
                victim,
                cites,
                hedged,
                cyber,
                saidOn,
                quotes,
                evidence,
                rejects != null && ids.contains(rejects) ? rejects : null,
                answers != null && ids.contains(answers) ? answers : null,
                confidence,
                rule);
    }
}
