package riposte.store.query;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.loader.SchemeRouter;
import java.util.List;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.riot.system.stream.StreamManager;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;

/**
 * The settings of Jena's query engine for queries of strangers: no other hosts, no files, no unbounded memory, no
 * pattern that backtracks for ever, no value that grows without end. {@link QueryWatch} bounds the rest.
 */
public final class SafeArq {

    /** Rows that a sort or a DISTINCT holds in memory before it goes to a temporary file. */
    static final long ROWS_IN_MEMORY = 100_000;

    private static final ExprTransformCopy BOUNDED = new ExprTransformCopy() {
        @Override
        public Expr transform(ExprFunctionN function, ExprList args) {
            if (function instanceof E_Regex) {
                return new BoundedPattern.Regex(args);
            }
            if (function instanceof E_StrReplace) {
                return new BoundedPattern.Replace(args);
            }
            if (function instanceof E_StrConcat) {
                return new BoundedFunctions.Concat(args);
            }
            return super.transform(function, args);
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr left, Expr right) {
            if (function instanceof E_Multiply) {
                return new BoundedFunctions.Product(left, right);
            }
            if (function instanceof E_StrDatatype) {
                return new BoundedFunctions.Typed(left, right);
            }
            return super.transform(function, left, right);
        }

        @Override
        public Expr transform(ExprFunction1 function, Expr argument) {
            return function instanceof E_StrEncodeForURI
                    ? new BoundedFunctions.Encode(argument)
                    : super.transform(function, argument);
        }
    };

    private SafeArq() {}

    /** Sets what does not depend on the single query for all that run over a dataset with that context. */
    public static void harden(Context context) {
        context.set(ARQ.httpServiceAllowed, false);
        context.set(ARQ.spillToDiskThreshold, ROWS_IN_MEMORY);
        FunctionRegistry.set(context, new BoundedFunctions());
        RewriteFactory standard = Optimize.getFactory();
        RewriteFactory bounded = c -> {
            var rewriter = standard.create(c);
            return op -> rewriter.rewrite(Transformer.transform(new TransformCopy(), BOUNDED, op));
        };
        context.set(ARQConstants.sysOptimizerFactory, bounded);
    }

    /**
     * Takes from the whole process the means to fetch documents while it reads or queries: LOAD, FROM a file, and
     * JSON-LD contexts that stand elsewhere. Jena's own reading by file name works no more after that.
     */
    public static void fetchNothing() {
        ARQ.getContext().set(ARQ.httpServiceAllowed, false);
        StreamManager.get().clearLocators();
        if (SchemeRouter.defaultInstance() instanceof SchemeRouter loaders) {
            for (String scheme : List.of("http", "https", "file", "classpath")) {
                loaders.set(scheme, (url, options) -> {
                    throw new JsonLdError(
                            JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                            "The context " + url + " is not fetched; put it into the document.");
                });
            }
        }
    }

    /**
     * Refuses what would ask other hosts.
     *
     * @throws QueryDeniedException when there is a SERVICE in it
     */
    public static void refuseServices(Op op) {
        Walker.walk(
                op,
                new OpVisitorBase() {
                    @Override
                    public void visit(OpService service) {
                        throw new QueryDeniedException("SERVICE is switched off here: no other hosts are asked.");
                    }
                },
                new ExprVisitorBase());
    }
}
