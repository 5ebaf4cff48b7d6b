package riposte.search;

import org.apache.jena.query.QueryDeniedException;

/** A query whose words cannot be looked for; the message says why, for whoever wrote it. */
public final class SearchException extends QueryDeniedException {

    private static final long serialVersionUID = 1L;

    private final boolean later;

    private SearchException(String message, boolean later) {
        super(message);
        this.later = later;
    }

    /** One that is wrong, or asks for too much. */
    static SearchException of(String message) {
        return new SearchException(message, false);
    }

    /** One that may be asked again. */
    static SearchException later(String message) {
        return new SearchException(message, true);
    }

    /** Whether it is the server that cannot answer, for now. */
    public boolean later() {
        return later;
    }
}
