package riposte.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private final Deque<Future<R>> pending = new ArrayDeque<>();
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
        pending.add(workers.submit(() -> work.apply(thing)));
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

    private R result(Future<R> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    if (e.getCause() instanceof Error cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes no more; what is under way ends by itself and is not interrupted. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
