package riposte.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import riposte.web.data.Thing;

/** An actor as programs get it. */
@Schema(name = "Actor", description = "Somebody who speaks or is spoken of: a state, an organisation, a group, a person.")
record ActorView(
        @Schema(description = "Its IRI.", example = "http://localhost:8080/actor/china") String iri,
        @Schema(description = "The last part of its IRI.", example = "china") String id,
        @Schema(description = "Its class.", example = "State") String type,
        @Schema(description = "Its name.", example = "China") String label,
        @Schema(description = "Its names by language.") Map<String, String> labels,
        @Schema(description = "Further names.") List<String> names,
        @Nullable @Schema(description = "IRI of the actor it acts for.") @JsonProperty("acts_for") String actsFor,
        @Schema(description = "How many claims speak of it, of those that count.") int claims,
        @Nullable @Schema(description = "Day of the newest claim that speaks of it.", example = "2023-04-08") String newest,
        @Schema(description = "The same elsewhere, and pages about it.") List<String> links) {

    /** One page of a list of actors. */
    @Schema(name = "ActorPage", description = "A part of a list of actors.")
    record Page(
            @Schema(description = "How many there are at this moment.") int total,
            List<ActorView> items,
            @Nullable @Schema(description = "Address of the next part.") String next) {}

    static ActorView of(Thing thing, int claims, String newest, String lang) {
        return new ActorView(
                thing.iri(), thing.id(), thing.type(), thing.label(lang), thing.labels(), thing.names(), thing.actsFor(), claims, newest,
                thing.links());
    }
}
