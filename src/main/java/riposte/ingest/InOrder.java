package riposte.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on several things at once and hands the results over one at a time, in the order the things came, on the thread
 * that {@link #add adds} them. Only a bounded number is held: whoever adds waits for the oldest.
 */
public final class InOrder<T, R> implements AutoCloseable {

    private final ExecutorService workers;
    private final Function<T, R> work;
    private final Consumer<R> results;
    private final Deque<CompletableFuture<R>> pending = new ArrayDeque<>();
    private final int most;

    /**
     * @param jobs how many to work on at once
     * @param work must not throw for bad data: what it throws ends the whole
     * @param results receives every result
     */
    public InOrder(int jobs, Function<T, R> work, Consumer<R> results) {
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(jobs, task -> {
            // Parsers recurse as deep as a sentence is nested.
            Thread thread = new Thread(null, task, "work-" + number.incrementAndGet(), 16L << 20);
            thread.setDaemon(true);
            return thread;
        });
        this.work = work;
        this.results = results;
        this.most = jobs * 8;
    }

    /** Adds a thing, and hands over what is ready. */
    public void add(T thing) {
        pending.add(CompletableFuture.supplyAsync(() -> work.apply(thing), workers));
        while (!pending.isEmpty() && (pending.size() >= most || pending.peek().isDone())) {
            results.accept(result(pending.remove()));
        }
    }

    /** Waits for everything added, and hands it over. */
    public void finish() {
        while (!pending.isEmpty()) {
            results.accept(result(pending.remove()));
        }
    }

    /** Waits for a result, whoever interrupts. */
    private R result(CompletableFuture<R> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Takes no more; what is under way ends by itself and is not interrupted. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
