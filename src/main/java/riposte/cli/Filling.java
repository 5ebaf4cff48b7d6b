package riposte.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.ingest.FailureText;
import riposte.ingest.IngestOptions;
import riposte.ingest.Ingestion;
import riposte.ingest.Outcome;
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.store.fault.RemoteException;
import riposte.store.fault.StoreException;

/**
 * Brings the store of a running server up to date, in the background: the catalogue always, the samples when the store
 * is new. Queries are answered meanwhile.
 */
final class Filling implements Runnable {

    private static final long PATIENCE_SECONDS = 60;

    private final ClaimStore store;
    private final Console console;
    private final boolean samples;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean begun;

    Filling(ClaimStore store, Console console, boolean samples) {
        this.store = store;
        this.console = console;
        this.samples = samples;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try {
            if (samples) {
                fill();
            } else if (store.refresh(CatalogEntry.all(new CatalogOption().read()))) {
                store.describe();
            }
        } catch (RemoteException e) {
            if (e.fault() == RemoteException.Fault.NO_ACCESS || e.fault() == RemoteException.Fault.NO_ENDPOINT) {
                console.note("the store is served as it is: " + e.getMessage());
            } else if (!stopped()) {
                console.complain("bringing the store up to date: " + e.getMessage());
            }
        } catch (IOException | RuntimeException | Error e) {
            if (!stopped()) {
                console.complain("filling the store: " + FailureText.of(e));
            }
        } finally {
            over.countDown();
        }
    }

    private void fill() throws IOException {
        Failures failures = new Failures(console);
        Catalog catalog = new CatalogOption().read();
        store.refresh(CatalogEntry.all(catalog));
        List<Article> articles = Samples.articles(failures);
        console.note(String.format(
                Locale.ROOT, "the store is new: reading %d samples in the background", articles.size()));
        IngestOptions options = IngestOptions.standard();
        AtomicLong claims = new AtomicLong();
        try (Ingestion ingestion = new Ingestion(store, options.finder(catalog), options, outcome -> {
            claims.addAndGet(outcome.claims());
            if (outcome.status() == Outcome.Status.FAILED) {
                failures.add(outcome.id(), outcome.message());
            }
        })) {
            for (Article article : articles) {
                if (stopped()) {
                    break;
                }
                ingestion.add(article);
            }
            ingestion.finish();
        }
        store.describe();
        console.note(String.format(
                Locale.ROOT, "%d samples with %d claims are in the store", articles.size(), claims.get()));
    }

    /** Lets some time go by, less where it is asked to stop. */
    void await(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private synchronized boolean begin() {
        begun = !stopped();
        return begun;
    }

    private synchronized boolean isUnderWay() {
        stopping.countDown();
        return begun;
    }

    /** Asks for the end and waits for it, so that the store can be closed; what has not begun will not. */
    void stop() {
        if (!isUnderWay()) {
            return;
        }
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreException("the store is still being filled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
