package riposte.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import riposte.web.data.Thing;

/** An incident as programs get it. */
@Schema(name = "Incident", description = "An act that claims are about.")
record IncidentView(
        @Schema(description = "Its IRI.", example = "http://localhost:8080/incident/notpetya") String iri,
        @Schema(description = "The last part of its IRI.", example = "notpetya") String id,
        @Schema(description = "Its name.", example = "NotPetya") String label,
        @Schema(description = "Its names by language.") Map<String, String> labels,
        @Schema(description = "Further names.") List<String> names,
        @Nullable @Schema(description = "When it happened or came to light, as far as known: an ISO 8601 date, month or year.", example = "2017-06-27") String date,
        @Schema(description = "Whether the software only proposes it, since several articles say alike.") boolean proposed,
        @Schema(description = "How many claims speak of it, of those that count.") int claims,
        @Nullable @Schema(description = "Day of the newest claim that speaks of it.", example = "2023-04-08") String newest,
        @Schema(description = "The same elsewhere, and pages about it.") List<String> links) {

    /** One page of a list of incidents. */
    @Schema(name = "IncidentPage", description = "A part of a list of incidents.")
    record Page(
            @Schema(description = "How many there are at this moment.") int total,
            List<IncidentView> items,
            @Nullable @Schema(description = "Address of the next part.") String next) {}

    static IncidentView of(Thing thing, int claims, String newest, String lang) {
        return new IncidentView(
                thing.iri(), thing.id(), thing.label(lang), thing.labels(), thing.names(), thing.date(), thing.proposed(), claims, newest,
                thing.links());
    }
}
