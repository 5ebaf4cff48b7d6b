package riposte.ingest;

/** A server did not take articles; the message says why and what to do, in one line. */
public final class IngestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public IngestException(String message) {
        super(message);
    }

    public IngestException(String message, Throwable cause) {
        super(message, cause);
    }
}
