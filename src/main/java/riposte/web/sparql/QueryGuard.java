package riposte.web.sparql;

import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import riposte.store.SafeArq;

/** Refuses, as an answer of HTTP, queries and updates that would ask other hosts. */
final class QueryGuard {

    private QueryGuard() {}

    static void check(Query query) {
        if (query.getQueryPattern() != null) {
            check(Algebra.compile(query));
        }
    }

    static void check(Op op) {
        try {
            SafeArq.refuseServices(op);
        } catch (QueryDeniedException e) {
            ServletOps.error(403, e.getMessage());
        }
    }
}
