package riposte.web.articles;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreException;

/**
 * Brings up to date what follows from the whole store ({@link ClaimStore#describe}) after articles came: not for each of them,
 * but some seconds after the last, and never more than a tenth of the time, since it reads all of a large store.
 */
@Component
class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final int REST = 10;

    private final ClaimStore store;
    private Thread thread;
    private boolean wanted;
    private boolean ended;

    Upkeep(ClaimStore store) {
        this.store = store;
    }

    /** Asks for it. */
    synchronized void soon() {
        wanted = true;
        if (thread == null && !ended) {
            thread = new Thread(this::run, "riposte-upkeep");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    private void run() {
        Duration rest = QUIET;
        while (await(rest)) {
            long start = System.nanoTime();
            try {
                store.describe();
            } catch (StoreException e) {
                LOG.warn("The description of the graph could not be renewed: {}", e.getMessage());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST);
            rest = took.compareTo(QUIET) > 0 ? took : QUIET;
        }
        synchronized (this) {
            thread = null;
            notifyAll();
        }
    }

    /** Waits that long, and then until there is something to do; what is left at the end is done at once. False when nothing is. */
    private synchronized boolean await(Duration rest) {
        long until = System.nanoTime() + rest.toNanos();
        try {
            while (!ended && (!wanted || System.nanoTime() < until)) {
                wait(wanted ? Math.max(1, (until - System.nanoTime()) / 1_000_000) : 0);
            }
        } catch (InterruptedException e) {
            return false;
        }
        boolean todo = wanted;
        wanted = false;
        return todo;
    }

    /** Waits for what is under way or asked for, so that the store can be closed. */
    @PreDestroy
    synchronized void end() throws InterruptedException {
        ended = true;
        notifyAll();
        while (thread != null) {
            wait();
        }
    }
}
