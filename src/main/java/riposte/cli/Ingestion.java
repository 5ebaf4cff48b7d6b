package riposte.cli;

import java.util.ArrayList;
import java.util.List;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.store.Replaced;

/** Writes what was read into a store, many articles to a transaction. To be used by one thread. */
final class Ingestion {

    /** Articles in one transaction: one each would be ten times slower and twenty times larger. */
    private static final int BATCH = 1000;

    private final ClaimStore store;
    private final Failures failures;
    private final List<ArticleClaims> waiting = new ArrayList<>();
    private final double least;
    private long shown;
    private long hidden;
    private long changed;

    /** @param least lowest confidence of the claims that are shown */
    Ingestion(ClaimStore store, Catalog catalog, double least, Failures failures) {
        this.store = store;
        this.least = least;
        this.failures = failures;
        store.refresh(CatalogEntry.all(catalog));
    }

    void add(Batch.Result result) {
        waiting.add(new ArticleClaims(result.article(), result.claims()));
        long sure = result.claims().stream().filter(this::isShown).count();
        shown += sure;
        hidden += result.claims().size() - sure;
        if (waiting.size() >= BATCH) {
            write();
        }
    }

    /** Whether a claim is sure enough to be shown, before anybody decides. */
    boolean isShown(Claim claim) {
        return claim.confidence() >= least;
    }

    /** Writes what is waiting, and counts the store anew. */
    void finish() {
        write();
        store.describe();
    }

    /** Claims that are sure enough to be shown, before anybody decides. */
    long shown() {
        return shown;
    }

    /** Claims that are not. */
    long hidden() {
        return hidden;
    }

    /** Articles whose graph is another now than before. */
    long changed() {
        return changed;
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        Replaced replaced = store.replace(waiting.stream(), ArticleQuads.VERSION, least);
        waiting.clear();
        changed += replaced.changed();
        replaced.failures().forEach(failure -> failures.add(failure.article(), failure.message()));
    }
}
