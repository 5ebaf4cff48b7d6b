package riposte.article;

/** Why one input, or one place in it, cannot be read; becomes an {@link InputFailure} where there are several. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    UnreadableException(String message) {
        this(message, null);
    }

    UnreadableException(String message, Throwable cause) {
        this(message, cause, false);
    }

    UnreadableException(String message, Throwable cause, boolean forGood) {
        super(message, cause);
        this.forGood = forGood;
    }

    /** Whether another try would not help: an address was refused, or its content is nothing that is read. */
    public boolean isForGood() {
        return forGood;
    }
}
