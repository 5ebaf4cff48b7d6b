package riposte.store.fault;

/** The store cannot do what was asked. The message is one line that names the store and the way out. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
