package riposte.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An iterator over what something hands to a consumer, which runs in a thread of its own and waits for whoever iterates. That thread has the stack
 * that the program's own workers have, so that whatever can be read there can be read here.
 */
final class Handover<T> implements Iterator<T>, AutoCloseable {

    private static final int HELD = 4;
    private static final long STACK = 16L << 20;
    private static final Object END = new Object();

    /** Ends a source that nobody asks any more. */
    static final class Abandoned extends RuntimeException {
        Abandoned() {
            super("nobody asks any more", null, false, false);
        }
    }

    private record Failure(Throwable cause) {}

    private final BlockingQueue<Object> ready = new ArrayBlockingQueue<>(HELD);
    private final Thread thread;
    private volatile boolean closed;
    private Object next;

    /** @param source hands over everything and returns */
    Handover(String name, Consumer<Consumer<T>> source) {
        this.thread = new Thread(null, () -> run(source), name, STACK);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Consumer<Consumer<T>> source) {
        try {
            Object end = END;
            try {
                source.accept(this::put);
            } catch (Throwable e) {
                end = new Failure(e);
            }
            put(end);
        } catch (Abandoned e) {
            // As wished. An executor ends at what a thread of it lets through.
        }
    }

    private void put(Object thing) {
        boolean put = false;
        while (!put) {
            if (closed) {
                throw new Abandoned();
            }
            try {
                put = ready.offer(thing, 1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new Abandoned();
            }
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = ready.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + thread.getName(), e);
            }
        }
        if (next instanceof Failure failure) {
            throw new IllegalStateException(thread.getName() + " failed: " + failure.cause(), failure.cause());
        }
        return next != END;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T given = (T) next;
        next = null;
        return given;
    }

    /** Has the source end at the next thing it hands over. */
    @Override
    public void close() {
        closed = true;
    }
}
