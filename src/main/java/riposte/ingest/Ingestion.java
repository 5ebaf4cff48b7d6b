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
import riposte.rdf.Iris;
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

    private record Waiting(Found found, int claims) {}

    private final ClaimStore store;
    private final IngestOptions options;
    private final Consumer<Outcome> outcomes;
    private final Extraction extraction;
    private final List<Waiting> waiting = new ArrayList<>();
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
        long sure = found.claims().stream()
                .filter(claim -> claim.confidence() >= options.least())
                .count();
        if (waiting.isEmpty()) {
            oldest = System.nanoTime();
        }
        waiting.add(new Waiting(found, (int) sure));
        if (waiting.size() >= BATCH || System.nanoTime() - oldest > PATIENCE) {
            write();
        }
    }

    private boolean isWritten(Waiting one) {
        return one.found.unread() == null && one.found.failure() == null && !(options.claimsOnly() && one.claims == 0);
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        Replaced replaced = store.replace(
                waiting.stream()
                        .filter(this::isWritten)
                        .map(one -> new ArticleClaims(one.found.article(), one.found.claims())),
                ArticleQuads.VERSION,
                options.least());
        changed += replaced.changed();
        Map<String, String> refused = new HashMap<>();
        replaced.failures().forEach(failure -> refused.put(failure.article(), failure.message()));
        List<Waiting> written = List.copyOf(waiting);
        waiting.clear();
        written.forEach(one -> outcomes.accept(outcome(one, refused)));
    }

    private Outcome outcome(Waiting one, Map<String, String> refused) {
        Article article = one.found.article();
        if (one.found.unread() != null) {
            return Outcome.skipped(article.id(), one.found.unread());
        }
        if (one.found.failure() != null) {
            return Outcome.failed(article.id(), FailureText.of(one.found.failure()));
        }
        if (!isWritten(one)) {
            return Outcome.leftOut(article.id());
        }
        if (refused.containsKey(article.id())) {
            return Outcome.failed(article.id(), refused.get(article.id()));
        }
        Iris iris = store.iris();
        int hidden = one.found.claims().size() - one.claims;
        return Outcome.kept(article.id(), iris.article(article), one.claims, hidden);
    }
}
