package riposte.store.query;

import riposte.store.fault.StoreException;


/** A query went over its {@link QueryLimits}. */
public final class QueryTooCostlyException extends StoreException {

    private static final long serialVersionUID = 1;

    public QueryTooCostlyException(String message, Throwable cause) {
        super(message, cause);
    }
}
