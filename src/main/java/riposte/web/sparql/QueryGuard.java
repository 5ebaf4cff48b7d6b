package riposte.web.sparql;

import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.util.Context;

/** What queries and updates of strangers may not do: ask other hosts, or spend unbounded time on one pattern. */
final class QueryGuard {

    private static final ExprTransformCopy BOUND_PATTERNS = new ExprTransformCopy() {
        @Override
        public Expr transform(ExprFunctionN function, ExprList args) {
            if (function instanceof E_Regex) {
                return new BoundedPattern.Regex(args);
            }
            if (function instanceof E_StrReplace) {
                return new BoundedPattern.Replace(args);
            }
            return super.transform(function, args);
        }
    };

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
        context.set(ARQ.queryTimeout, Long.toString(timeoutMillis));
        context.set(ARQ.httpServiceAllowed, false);
        context.set(ARQ.spillToDiskThreshold, 100_000L);
        RewriteFactory standard = Optimize.getFactory();
        RewriteFactory bounded = c -> {
            var rewriter = standard.create(c);
            return op -> rewriter.rewrite(Transformer.transform(new TransformCopy(), BOUND_PATTERNS, op));
        };
        context.set(ARQConstants.sysOptimizerFactory, bounded);
    }
}
