package riposte.web.monitor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.springframework.stereotype.Component;
import riposte.store.ClaimStore;

/**
 * Whether the store answers within a second. It is asked in a thread of the probe's own, since a thread that waits for
 * TDB2 must not be interrupted; who asks meanwhile waits for the same answer, so that however many ask, the store is
 * read once at a time.
 */
@Component
class StoreProbe implements AutoCloseable {

    private static final long BOUND_SECONDS = 1;

    private final ClaimStore store;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "riposte-health");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);

    StoreProbe(ClaimStore store) {
        this.store = store;
    }

    boolean answers() {
        try {
            ask().get(BOUND_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Void> ask() {
        if (asked.isDone()) {
            asked = CompletableFuture.runAsync(() -> store.read(StoreProbe::firstQuad), asker);
        }
        return asked;
    }

    private static Boolean firstQuad(DatasetGraph dataset) {
        return !dataset.isEmpty();
    }

    /** Before the store is closed: no reading of it goes on. */
    @Override
    public void close() throws InterruptedException {
        asker.shutdown();
        asker.awaitTermination(BOUND_SECONDS, TimeUnit.SECONDS);
    }
}
