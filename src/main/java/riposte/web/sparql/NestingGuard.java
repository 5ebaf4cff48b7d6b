package riposte.web.sparql;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.walker.WalkerVisitor;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.util.Context;

/**
 * Refuses queries and updates that are nested too deeply, or chained too long, before they meet the store: Jena walks
 * them by recursion, and a stack that overflows inside a write transaction would abort it. What is done with the text
 * here is done on a quarter of a worker's stack, so that the worker has room for the rest.
 */
final class NestingGuard {

    /** Texts that are shorter, and have fewer brackets in one another, cannot overflow the stack. */
    private static final int SHORT = 1_024;

    private static final int SHALLOW = 30;

    private static final long STACK_BYTES = 256 << 10;

    /** Jena walks what stands in an EXISTS twice, so that in nested ones it doubles with every level. */
    private static final int MOST_EXISTS = 8;

    private NestingGuard() {}

    /** Does what will be done with a text where there is less room, unless there certainly is enough. */
    static void rehearse(String text, Runnable work) {
        if (text.length() <= SHORT && depth(text) <= SHALLOW) {
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

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '{', '[' -> deepest = Math.max(deepest, ++depth);
                case ')', '}', ']' -> depth--;
                default -> {}
            }
        }
        return deepest;
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
    static void rehearse(Op pattern, Context context) {
        Algebra.optimize(pattern, context);
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
