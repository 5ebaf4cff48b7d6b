package riposte.web.sparql;

import java.util.concurrent.atomic.AtomicBoolean;

/** The place of a request, given back once: when it is answered, or when its query turns out to be a long one. */
final class Permit implements AutoCloseable {

    private final Runnable leave;
    private final AtomicBoolean released = new AtomicBoolean();

    /** @param leave gives the place back */
    Permit(Runnable leave) {
        this.leave = leave;
    }

    void release() {
        if (released.compareAndSet(false, true)) {
            leave.run();
        }
    }

    @Override
    public void close() {
        release();
    }
}
