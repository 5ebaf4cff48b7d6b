package riposte.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import riposte.web.data.StatementEntry;

/** What one or several articles report alike, as programs get it. */
@Schema(name = "Statement", description = "What one or several articles report alike.")
record StatementView(
        @Schema(description = "Its IRI; that of the claim where it is reported by none but that.") String iri,
        @Schema(description = "What kind of claims report it.", example = "accusation") String type,
        @Schema(description = "Who says what of whom, in one line.") String label,
        @Schema(description = "How many claims report it, of those that fit the filters.") int claims,
        @Schema(description = "In how many articles they stand.") int articles,
        @Schema(description = "How many of them do not lean on one another: other publishers, other words.") int independent,
        @Schema(description = "How likely at least one independent report is read rightly, from 0 to 1.") double confidence,
        @Nullable @Schema(description = "Day of the earliest report.", example = "2023-04-05") String first,
        @Nullable @Schema(description = "Day of the newest report.", example = "2023-04-08") String newest,
        @Schema(description = "The report of which the reading is surest.") ClaimView surest,
        @Schema(description = "Address of the claims that report it.") String reports) {

    /** One page of a list of statements. */
    @Schema(name = "StatementPage", description = "A part of a list of statements.")
    record Page(
            @Schema(description = "How many there are at this moment.") int total,
            List<StatementView> items,
            @Nullable @Schema(description = "Address of the next part.") String next) {}

    /**
     * @param surest its surest report
     * @param reports where its reports are
     */
    static StatementView of(StatementEntry statement, String lang, ClaimView surest, String reports) {
        return new StatementView(
                statement.iri(),
                statement.first().typeKey(),
                statement.label(lang),
                statement.reports().size(),
                statement.articles(),
                statement.independent().size(),
                statement.confidence(),
                statement.first().day(),
                statement.reports().get(0).day(),
                surest,
                reports);
    }
}
