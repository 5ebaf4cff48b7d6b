package riposte.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import riposte.article.Article;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.store.ClaimStore;
import riposte.store.Replaced;

/**
 * Reads articles into a store of this process, many of them to a transaction. What was read before under the same address is
 * replaced; an article that has not changed changes nothing. Before the first article the store must know the catalogue
 * ({@link ClaimStore#refresh}); what follows from the whole store is brought up to date by {@link ClaimStore#describe}, after
 * the last.
 */
public final class Ingestion implements Intake {

    /** Articles in one transaction: one each would be ten times slower and twenty times larger. */
    private static final int BATCH = 1000;

    /** But whoever sends a few at a time is not kept waiting for the outcome of the first. */
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    private final ClaimStore store;
    private final IngestOptions options;
    private final Consumer<Outcome> outcomes;
    private final Extraction extraction;
    private final List<Found> waiting = new ArrayList<>();
    private long oldest;
    private long changed;

    /**
     * @param finder what finds the claims; see {@link IngestOptions#finder}
     * @param outcomes is told what became of each article
     */
    public Ingestion(ClaimStore store, ClaimFinder finder, IngestOptions options, Consumer<Outcome> outcomes) {
        this.store = store;
        this.options = options;
        this.outcomes = outcomes;
        this.extraction = new Extraction(finder, options.jobs(), this::take);
    }

    @Override
    public void add(Article article) {
        extraction.add(article);
    }

    @Override
    public void finish() {
        extraction.finish();
        write();
    }

    /** Articles whose graph is another now than before. */
    public long changed() {
        return changed;
    }

    @Override
    public void close() {
        extraction.close();
    }

    private void take(Found found) {
        if (waiting.isEmpty()) {
            oldest = System.nanoTime();
        }
        waiting.add(found);
        if (waiting.size() >= BATCH || System.nanoTime() - oldest > PATIENCE) {
            write();
        }
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        Replaced replaced = store.replace(
                waiting.stream()
                        .filter(found -> found.isWritten(options))
                        .map(found -> new ArticleClaims(found.article(), found.claims())),
                ArticleQuads.VERSION,
                options.least());
        changed += replaced.changed();
        Map<String, String> refused = new HashMap<>();
        replaced.failures().forEach(failure -> refused.put(failure.article(), failure.message()));
        List<Found> written = List.copyOf(waiting);
        waiting.clear();
        written.forEach(found ->
                outcomes.accept(found.outcome(options, store.iris(), refused.get(found.article().id()))));
    }
}
