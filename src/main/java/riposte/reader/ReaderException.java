package riposte.reader;

/** The reader's model cannot be loaded or run; the message says why and what to do. */
public final class ReaderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReaderException(String message, Throwable cause) {
        super(message, cause);
    }
}
