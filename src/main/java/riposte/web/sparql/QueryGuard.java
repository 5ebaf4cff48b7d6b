package riposte.web.sparql;

import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.util.Context;
import riposte.store.SafeArq;

/** What queries and updates of strangers may not do: ask other hosts, or spend unbounded time on one pattern. */
final class QueryGuard {

    private QueryGuard() {}

    /** Refuses what must not run at all. */
    static void check(Query query) {
        if (query.getQueryPattern() != null) {
            check(Algebra.compile(query));
        }
    }

    /** Refuses what must not run at all. */
    static void check(Op op) {
        Walker.walk(
                op,
                new OpVisitorBase() {
                    @Override
                    public void visit(OpService service) {
                        ServletOps.error(403, "SERVICE is switched off here: this server asks no other hosts.");
                    }
                },
                new ExprVisitorBase());
    }

    /** Sets the limits for everything that runs over a dataset with that context. */
    static void limit(Context context, long timeoutMillis) {
        SafeArq.harden(context);
        SafeArq.limitTime(context, timeoutMillis);
    }
}
