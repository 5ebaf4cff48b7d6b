package riposte.store;

import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;

/**
 * The terms that a store gives back. TDB2 keeps numbers and dates as values and writes them in one form, but finds a
 * decimal only under the digits it was given: {@code 1.50} is read as {@code 1.5}, and to delete {@code 1.5} deletes
 * nothing. Whoever writes the form that is read meets no such triple that cannot be removed.
 */
public final class StoredTerms {

    private StoredTerms() {}

    /** That term as it is read once it is stored. */
    public static Node of(Node term) {
        NodeId value = term.isLiteral() ? NodeIdInline.inline(term) : null;
        return value == null ? term : NodeIdInline.extract(value);
    }
}
