package riposte.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import riposte.store.ClaimStore;

/** {@code riposte ingest}: articles into the store. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Reads articles into the store. What is read again replaces what was read before; what has not "
                + "changed changes nothing. May be stopped at any time (Ctrl-C) and run again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte ingest articles/",
            "  riposte ingest https://www.example.org/news/1",
            "  zcat corpus.jsonl.gz | riposte ingest --store /srv/riposte -"
        })
final class IngestCommand implements Callable<Integer> {

    /** Exit code of a process that was interrupted, by the custom of shells. */
    private static final int INTERRUPTED = 130;

    private final Console console;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ExtractionOptions extraction;

    @Mixin
    private StoreOption storeOption;

    @Option(names = "--claims-only", description = "leave out articles in which no claim was found that is shown")
    private boolean claimsOnly;

    IngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Batch batch = new Batch(console);
        try (Stopping stopping = new Stopping();
                ClaimStore store = storeOption.open()) {
            Ingestion ingestion = new Ingestion(store, extraction.catalog(), extraction.minConfidence(), batch.failures());
            boolean stopped = false;
            try {
                batch.extract(reading, extraction.keeping(), extraction.jobs(), result -> {
                    if (!claimsOnly || result.claims().stream().anyMatch(ingestion::isShown)) {
                        ingestion.add(result);
                    }
                    stopping.check();
                });
            } catch (Stopping.Stopped e) {
                stopped = true;
            }
            ingestion.finish();
            console.line(String.format(
                    Locale.ROOT,
                    "%d articles read, %d skipped, %d failed, %d claims found, %d less sure ones hidden; %d articles new or changed in %s",
                    batch.read(),
                    batch.skipped(),
                    batch.failures().count(),
                    ingestion.shown(),
                    ingestion.hidden(),
                    ingestion.changed(),
                    storeOption.directory()));
            if (stopped) {
                console.complain("stopped; what was read is in the store, run it again for the rest");
                return INTERRUPTED;
            }
        }
        return batch.failures().exitCode();
    }
}
