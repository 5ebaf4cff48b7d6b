package riposte.web.articles;

import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.ingest.ClaimFinder;
import riposte.ingest.IngestOptions;
import riposte.ingest.Ingestion;
import riposte.ingest.Intake;
import riposte.ingest.Outcome;
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.web.WebSettings;
import riposte.web.http.Places;

/**
 * Opens the store of this server for articles that come while it runs. The reader of claims is made when the first one comes,
 * and leaves a processor to those who ask.
 */
@Component
@Lazy
public class Intakes {

    /** How many read into the store at a time; more wait, since all share the processors. */
    private static final int AT_A_TIME = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ClaimStore store;
    private final Upkeep upkeep;
    private final IngestOptions options;
    private final ClaimFinder finder;
    private final Places running = new Places(AT_A_TIME, 1);

    Intakes(ClaimStore store, Upkeep upkeep, WebSettings settings) {
        this.store = store;
        this.upkeep = upkeep;
        Catalog catalog = Catalog.with(settings.catalog());
        this.options = IngestOptions.standard()
                .withJobs(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        this.finder = options.finder(catalog);
        store.refresh(CatalogEntry.all(catalog));
    }

    /** Takes one of the few places; waits for it, and says whether it got one. */
    boolean enter(String client) {
        return running.enter(client, PATIENCE);
    }

    /** Gives the place back. */
    void leave(String client) {
        running.leave(client);
    }

    /** An intake into the store; what follows from the whole store is brought up to date some time after it has ended. */
    public Intake open(Consumer<Outcome> outcomes) {
        Ingestion ingestion = new Ingestion(store, finder, options, outcomes);
        return new Intake() {
            @Override
            public void add(Article article) {
                ingestion.add(article);
            }

            @Override
            public void finish() {
                ingestion.finish();
            }

            @Override
            public void close() {
                ingestion.close();
                if (ingestion.changed() > 0) {
                    upkeep.soon();
                }
            }
        };
    }
}
