package riposte.web.sparql;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.walker.WalkerVisitor;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/**
 * Refuses queries and updates that are nested too deeply, or chained too long, before they meet the store: Jena walks
 * them by recursion, and a stack that overflows inside a write transaction would abort it. What is done with the text
 * here is done on a quarter of a worker's stack, so that the worker has room for the rest.
 */
final class NestingGuard {

    /** Shorter texts cannot overflow the stack once they are parsed. */
    private static final int HARMLESS = 4_096;

    private static final long STACK_BYTES = 256 << 10;

    /** Jena walks what stands in an EXISTS twice, so that in nested ones it doubles with every level. */
    private static final int MOST_EXISTS = 8;

    private NestingGuard() {}

    /**
     * Parses, compiles or checks a text.
     *
     * @param length how long the text is
     * @param work what to do; what it throws is thrown on
     */
    static void run(long length, Runnable work) {
        if (length <= HARMLESS) {
            work.run();
        } else {
            rehearse(length, work);
        }
    }

    /** Does what will be done with a text that is long, where there is less room; for a short one there always is. */
    static void rehearse(long length, Runnable work) {
        if (length <= HARMLESS) {
            return;
        }
        try {
            runOnSmallStack(work);
        } catch (RuntimeException | StackOverflowError e) {
            if (isOverflow(e)) {
                throw tooDeep();
            }
            throw e;
        }
    }

    static ActionErrorException tooDeep() {
        return new ActionErrorException(
                422, "The request is nested too deeply, or is too long a chain, for this server.", null);
    }

    /** Refuses EXISTS in too many EXISTS. */
    static void check(Op pattern) {
        new Depth().walk(pattern);
    }

    /** Goes as deep into a pattern as it will be gone into when it runs. */
    static void rehearse(Op pattern) {
        Algebra.optimize(pattern);
    }

    private static final class Depth extends WalkerVisitor {
        private int exists;

        Depth() {
            super(new OpVisitorBase(), new ExprVisitorBase(), null, null);
        }

        @Override
        public void visit(ExprFunctionOp function) {
            if (++exists > MOST_EXISTS) {
                throw tooDeep();
            }
            super.visit(function);
            exists--;
        }
    }

    /** Whether the stack overflowed, however Jena's parser wrapped that. */
    static boolean isOverflow(Throwable failure) {
        return failure instanceof StackOverflowError || failure.getCause() instanceof StackOverflowError;
    }

    private static void runOnSmallStack(Runnable work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error e) {
                        failure.set(e);
                    }
                },
                "nesting",
                STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
        if (failure.get() instanceof Error e) {
            throw e;
        }
    }
}
