package riposte.ingest;

import java.util.Objects;

/**
 * What became of an article that was to be read into the graph.
 *
 * @param id the article's {@link riposte.article.Article#id() id}
 * @param iri its IRI in the graph; null when it is not there
 * @param status whether it is in the graph now
 * @param claims claims found that are shown
 * @param hidden claims found that are kept, but not sure enough to be shown
 * @param message why it is not in the graph, in words for people; null when it is
 */
public record Outcome(String id, String iri, Status status, int claims, int hidden, String message) {

    /** Whether an article is in the graph. */
    public enum Status {
        /** It is, with all that was found in it. */
        KEPT,
        /** It is not: nothing is read in its language, or nothing was found and only claims were asked for. */
        SKIPPED,
        /** It is not: something went wrong. */
        FAILED
    }

    public Outcome {
        Objects.requireNonNull(id);
        Objects.requireNonNull(status);
    }

    static Outcome kept(String id, String iri, int claims, int hidden) {
        return new Outcome(id, iri, Status.KEPT, claims, hidden, null);
    }

    static Outcome skipped(String id, String why) {
        return new Outcome(id, null, Status.SKIPPED, 0, 0, why);
    }

    static Outcome failed(String id, String why) {
        return new Outcome(id, null, Status.FAILED, 0, 0, why);
    }
}
