package riposte.store.fault;

/**
 * The engine that carries a store did not do what was asked. The message is one line that names its address and the way out; {@link
 * #reason} is what may be told to strangers, without the address.
 */
public final class RemoteException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** What kind of fault it is. */
    public enum Fault {
        /** Nothing answers. */
        UNREACHABLE(true, 503),
        /** It does not let us in, or not write. */
        NO_ACCESS(false, 502),
        /** What is at the address is no such endpoint. */
        NO_ENDPOINT(false, 502),
        /** It does not take the query or the graph. */
        NOT_TAKEN(false, 422),
        /** It was silent for too long. */
        SILENT(true, 503),
        /** It has too much to do, or another fault of its own. */
        FAILED(true, 502);

        private final boolean passing;
        private final int status;

        Fault(boolean passing, int status) {
            this.passing = passing;
            this.status = status;
        }

        /** Whether the same request may go well a moment later. */
        public boolean isPassing() {
            return passing;
        }

        /** The HTTP status for who asked us. */
        public int status() {
            return status;
        }
    }

    private final Fault fault;
    private final String reason;

    public RemoteException(Fault fault, String reason, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.reason = reason;
    }

    public Fault fault() {
        return fault;
    }

    public String reason() {
        return reason;
    }
}
