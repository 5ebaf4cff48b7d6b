package riposte.store.remote;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends what waits too long for an engine, which the JDK does for the beginning of an answer alone. */
final class RemoteClock implements AutoCloseable {

    private final Set<Silence> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "riposte-remote-clock");
        thread.setDaemon(true);
        return thread;
    });

    RemoteClock() {
        clock.scheduleWithFixedDelay(() -> waiting.forEach(Silence::look), 1, 1, TimeUnit.SECONDS);
    }

    /** A wait for the engine; it ends when it is closed. */
    final class Silence implements AutoCloseable {

        private final Runnable abort;
        private final long end;
        private volatile boolean tooLong;

        private Silence(Runnable abort, Duration patience) {
            this.abort = abort;
            this.end = System.nanoTime() + patience.toNanos();
            waiting.add(this);
        }

        private void look() {
            if (System.nanoTime() - end > 0) {
                tooLong = true;
                waiting.remove(this);
                abort.run();
            }
        }

        boolean wasTooLong() {
            return tooLong;
        }

        @Override
        public void close() {
            waiting.remove(this);
        }
    }

    /** Calls {@code abort} from another thread, once, if this has not been closed by then. */
    Silence listen(Runnable abort, Duration patience) {
        return new Silence(abort, patience);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
