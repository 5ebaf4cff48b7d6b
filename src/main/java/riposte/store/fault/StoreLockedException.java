package riposte.store.fault;

/** Another process, or another part of this one, has the store open. */
public final class StoreLockedException extends StoreException {

    private static final long serialVersionUID = 1;

    public StoreLockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
