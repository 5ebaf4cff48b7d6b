package riposte.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import riposte.article.Article;
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.store.StoreException;

/**
 * Brings the store of a running server up to date, in the background: the catalogue always, the samples when the store
 * is new. Queries are answered meanwhile.
 */
final class Filling implements Runnable {

    private static final long PATIENCE_SECONDS = 60;

    private final ClaimStore store;
    private final Console console;
    private final boolean samples;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stopped;

    Filling(ClaimStore store, Console console, boolean samples) {
        this.store = store;
        this.console = console;
        this.samples = samples;
    }

    @Override
    public void run() {
        try {
            if (samples) {
                fill();
            } else if (store.refresh(CatalogEntry.all(new ExtractionOptions().catalog()))) {
                store.describe();
            }
        } catch (IOException | RuntimeException | Error e) {
            if (!stopped) {
                console.complain("filling the store: " + Failures.message(e));
            }
        } finally {
            over.countDown();
        }
    }

    private void fill() throws IOException {
        Failures failures = new Failures(console);
        ExtractionOptions options = new ExtractionOptions();
        Ingestion ingestion = new Ingestion(store, options.catalog(), options.minConfidence(), failures);
        List<Article> articles = Samples.articles(failures);
        console.note(String.format(
                Locale.ROOT, "the store is new: reading %d samples in the background", articles.size()));
        ExtractionOptions.Claims finder = options.keeping();
        try (InOrder<Article, Batch.Result> work =
                new InOrder<>(options.jobs(), article -> Batch.result(finder, article), result -> {
                    if (result.failure() != null) {
                        failures.add(result.article().id(), result.failure());
                    } else {
                        ingestion.add(result);
                    }
                })) {
            for (Article article : articles) {
                if (stopped) {
                    break;
                }
                work.add(article);
            }
            work.finish();
        }
        ingestion.finish();
        console.note(String.format(
                Locale.ROOT, "%d samples with %d claims are in the store", articles.size(), ingestion.shown()));
    }

    /** Asks for the end and waits for it, so that the store can be closed. */
    void stop() {
        stopped = true;
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreException("the store is still being filled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
