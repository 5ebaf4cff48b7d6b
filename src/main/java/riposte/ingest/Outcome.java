package riposte.ingest;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Objects;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of an article that was to be read into the graph.
 *
 * @param id the article's {@link riposte.article.Article#id() id}
 * @param iri its IRI in the graph; null when it is not there
 * @param status whether it is in the graph now
 * @param claims claims found that are shown
 * @param hidden claims found that are kept, but not sure enough to be shown
 * @param message why it was skipped or failed, in words for people; else null
 */
public record Outcome(String id, String iri, Status status, int claims, int hidden, String message) {

    /** Whether an article is in the graph. */
    public enum Status {
        /** It is, with all that was found in it. */
        KEPT,
        /** It is not, as asked for: nothing was found in it that is shown. */
        LEFT_OUT,
        /** It is not: nothing is read in its language. */
        SKIPPED,
        /** It is not: something went wrong. */
        FAILED
    }

    public Outcome {
        Objects.requireNonNull(id);
        Objects.requireNonNull(status);
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
            .build();

    /** The outcome as a line of JSON, without a line feed. */
    public String line() {
        return JSON.writeValueAsString(this);
    }

    /**
     * The outcome of such a line.
     *
     * @throws tools.jackson.core.JacksonException when it is none
     */
    static Outcome ofLine(String line) {
        return JSON.readValue(line, Outcome.class);
    }

    static Outcome kept(String id, String iri, int claims, int hidden) {
        return new Outcome(id, iri, Status.KEPT, claims, hidden, null);
    }

    static Outcome leftOut(String id) {
        return new Outcome(id, null, Status.LEFT_OUT, 0, 0, null);
    }

    static Outcome skipped(String id, String why) {
        return new Outcome(id, null, Status.SKIPPED, 0, 0, why);
    }

    /** An article that could not be read. */
    public static Outcome failed(String id, String why) {
        return new Outcome(id, null, Status.FAILED, 0, 0, why);
    }
}
