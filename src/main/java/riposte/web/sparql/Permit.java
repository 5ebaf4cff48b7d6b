package riposte.web.sparql;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** The right of a request to run, given back once: when it is answered, or when its query turns out to be a long one. */
final class Permit implements AutoCloseable {

    private final Semaphore running;
    private final AtomicBoolean released = new AtomicBoolean();

    /** @param running of which one permit was taken already */
    Permit(Semaphore running) {
        this.running = running;
    }

    void release() {
        if (released.compareAndSet(false, true)) {
            running.release();
        }
    }

    @Override
    public void close() {
        release();
    }
}
