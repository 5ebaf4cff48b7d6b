package riposte.web.data;

import java.util.List;
import java.util.Map;
import riposte.rdf.Iris;

/**
 * An actor or incident.
 *
 * @param iri its IRI
 * @param path where its page is on this server, or the IRI itself for things of other hosts; always fit for a link
 * @param type local name of its class, such as {@code State} or {@code Incident}
 * @param labels names to show, by language
 * @param names further names
 * @param actsFor IRI of the actor it acts for, or null
 * @param date when an incident happened, as far as known, or null
 * @param proposed whether an incident is only proposed by the software
 * @param gathers IRIs of the claims of a proposed incident
 * @param links IRIs of the same thing elsewhere and of pages about it
 */
public record Thing(
        String iri,
        String path,
        String type,
        Map<String, String> labels,
        List<String> names,
        String actsFor,
        String date,
        boolean proposed,
        List<String> gathers,
        List<String> links) {

    /** The name in that language, else in English, else whichever there is. */
    public String label(String lang) {
        return Labels.choose(labels, lang, iri);
    }

    /** The last part of its IRI. */
    public String id() {
        return Iris.id(iri);
    }

    /** How an address names it: by its path, as {@code actor/china}, or by its IRI where its page is elsewhere. */
    public String key() {
        return path.startsWith("/actor/") || path.startsWith("/incident/") ? path.substring(1) : iri;
    }

    /** Whether it has that name, whatever the case. */
    public boolean isCalled(String name) {
        return labels.values().stream().anyMatch(name::equalsIgnoreCase) || names.stream().anyMatch(name::equalsIgnoreCase);
    }

    public boolean incident() {
        return type.equals("Incident");
    }
}
