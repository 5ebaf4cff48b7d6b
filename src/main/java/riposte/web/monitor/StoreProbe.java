package riposte.web.monitor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import riposte.store.ClaimStore;
import riposte.web.WebSettings;

/**
 * Whether the store answers in time. It is asked in a thread of the probe's own, since a thread that waits for
 * TDB2 must not be interrupted; who asks meanwhile waits for the same answer, so that however many ask, the store is
 * read once at a time.
 */
@Component
class StoreProbe implements AutoCloseable {

    private final ClaimStore store;
    private final Duration longest;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "riposte-health");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);

    @Autowired
    StoreProbe(ClaimStore store, WebSettings settings) {
        this(store, settings.healthTimeout());
    }

    /** @param longest how long an answer may take */
    StoreProbe(ClaimStore store, Duration longest) {
        this.store = store;
        this.longest = longest;
    }

    boolean answers() {
        try {
            ask().get(longest.toMillis(), TimeUnit.MILLISECONDS);
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
        asker.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
