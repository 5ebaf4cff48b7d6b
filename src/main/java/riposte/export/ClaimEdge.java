package riposte.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A claim as graph tools see it: an edge. What is unknown is null.
 *
 * @param iri its IRI
 * @param type such as {@code accusation}
 * @param label one line that names it
 * @param speaker who makes it, as named; {@code speakerPrincipal} for whom
 * @param target whom it is directed at, as named; {@code targetPrincipal} for whom that acts
 * @param about the incident
 * @param cites precedents
 * @param saidOn when it was made, as far as known
 * @param day the day it was made, or else published, where year, month and day are known
 * @param sentence the words that carry it
 * @param rejects IRI of the accusation it rejects
 * @param answers IRI of the accusation it answers
 */
record ClaimEdge(
        String iri,
        String type,
        String label,
        Thing speaker,
        Thing speakerPrincipal,
        Thing target,
        Thing targetPrincipal,
        Thing about,
        List<Thing> cites,
        boolean hedged,
        BigDecimal confidence,
        String saidOn,
        LocalDate day,
        String sentence,
        int start,
        List<String> quotes,
        String rejects,
        String answers,
        Source source) {

    /** Where its edge begins: for whom the speaker speaks. */
    Thing from() {
        return speakerPrincipal != null ? speakerPrincipal : Thing.UNNAMED;
    }

    /** Where its edge ends: for whom the target acts; without a target the incident. */
    Thing to() {
        return targetPrincipal != null ? targetPrincipal : about != null ? about : Thing.UNNAMED;
    }
}
