package riposte.web.taxii;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.stereotype.Component;
import riposte.store.ClaimStore;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;

/**
 * Keeps the {@link Edition} of the graph: written when first asked for, and anew by the first request after the graph has changed
 * that does not go on with pages it has begun.
 */
@Component
class Editions {

    /** What is done with an edition. */
    interface Use<T> {
        T of(Edition edition) throws IOException;
    }

    private final ClaimStore store;
    private final GraphIndex index;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile Edition edition;

    Editions(ClaimStore store, GraphIndex index) {
        this.store = store;
        this.index = index;
    }

    /** @param current whether it must be of the graph as it is now */
    <T> T read(boolean current, Use<T> use) throws IOException {
        if (current || edition == null) {
            renew();
        }
        lock.readLock().lock();
        try {
            return use.of(edition);
        } finally {
            lock.readLock().unlock();
        }
    }

    private synchronized void renew() throws IOException {
        Snapshot graph = index.current();
        if (edition != null && edition.isOf(graph)) {
            return;
        }
        replace(Edition.of(graph, store));
    }

    private void replace(Edition next) throws IOException {
        lock.writeLock().lock();
        try {
            if (edition != null) {
                edition.close();
            }
            edition = next;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @PreDestroy
    synchronized void close() throws IOException {
        replace(null);
    }
}
