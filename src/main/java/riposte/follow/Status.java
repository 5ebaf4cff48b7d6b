package riposte.follow;

import java.time.Instant;

/**
 * How a source is doing.
 *
 * @param source what is followed
 * @param title what it is called
 * @param state how it is doing
 * @param running whether it is being looked at now
 * @param lastRun when it was last looked at; null when it never was
 * @param nextRun when it will be; null when it will not
 * @param articles that came of it into the graph, each time one was read
 * @param claims that were found in them and are shown
 * @param waiting pages that are known and not read yet
 * @param problem what is wrong and what to do, as one line in English; null when nothing is
 */
public record Status(
        Source source,
        String title,
        State state,
        boolean running,
        Instant lastRun,
        Instant nextRun,
        long articles,
        long claims,
        int waiting,
        String problem) {

    /** How a source is doing. */
    public enum State {
        /** It was never looked at. */
        NEW,
        /** The last look at it went well. */
        OK,
        /** It went well, and there are pages left for the next run. */
        WAITING,
        /** It did not; it will be tried again. */
        FAILING,
        /** It is left alone until somebody resumes it. */
        PAUSED,
        /** The site says that it is gone for good. */
        ENDED
    }
}
