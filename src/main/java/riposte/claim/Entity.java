package riposte.claim;

import java.util.Map;

/** Something claims speak of and that has a name of its own in the graph: an {@link Actor} or an {@link Incident}. */
public sealed interface Entity permits Actor, Incident {

    /**
     * The readable last part of its IRI, such as {@code china} or {@code microsoft-exchange-2021}: lower-case ASCII
     * letters, digits and hyphens, unique among actors or among incidents.
     */
    String id();

    /** Names to show, by language tag; holds at least one. */
    Map<String, String> labels();

    /** Whether it stands in the catalogue, rather than having been found in the text alone. */
    boolean known();

    /** The English name, or the only one there is. */
    default String label() {
        String english = labels().get("en");
        return english != null ? english : labels().values().iterator().next();
    }
}
