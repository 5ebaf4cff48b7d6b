package riposte.follow;

/** A source that cannot be followed, or a list of sources that cannot be read; the message says why and what to do, in one line. */
public final class FollowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public FollowException(String message) {
        super(message);
    }

    public FollowException(String message, Throwable cause) {
        super(message, cause);
    }
}
