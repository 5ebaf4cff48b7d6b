package riposte.article;

/** Why one input, or one place in it, cannot be read; becomes an {@link InputFailure}. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
