package riposte.follow;

import java.time.Instant;

/** A site wants to be asked later, or does not say what may be asked. */
final class NotNowException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Instant until;
    private final boolean answered;

    /**
     * @param until when to ask again; null when the site did not say
     * @param answered whether it was this very request that the site answered so; false when none was made
     */
    NotNowException(String message, Instant until, boolean answered) {
        super(message);
        this.until = until;
        this.answered = answered;
    }

    Instant until() {
        return until;
    }

    boolean answered() {
        return answered;
    }
}
