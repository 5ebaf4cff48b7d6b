package riposte.cli;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import riposte.catalog.Catalog;
import riposte.ingest.IngestOptions;
import riposte.ingest.Ingestion;
import riposte.ingest.Intake;
import riposte.ingest.Outcome;
import riposte.ingest.ServerIntake;
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreLockedException;
import riposte.store.file.RunningServer;

/** {@code riposte ingest}: articles into the store. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Reads articles into the store. What is read again replaces what was read before; what has not "
                + "changed changes nothing. May be stopped at any time (Ctrl-C) and run again. Where the store is open in a server of this "
                + "machine, it is read into by way of that.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte ingest articles/",
            "  riposte ingest https://www.example.org/news/1",
            "  riposte ingest --store http://localhost:3030/claims articles/",
            "  zcat corpus.jsonl.gz | riposte ingest --store /srv/riposte -",
            "  RIPOSTE_TOKEN=secret riposte ingest --server https://claims.example.org/ articles/"
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

    @Mixin
    private ServerOption server;

    @Spec
    private CommandSpec spec;

    IngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (server.address() != null) {
            String token = server.token();
            checkOptions(server.address());
            return send(server.address(), token);
        }
        ClaimStore opened;
        try {
            opened = storeOption.open();
        } catch (StoreLockedException e) {
            RunningServer running = RunningServer.of(storeOption.directory()).orElseThrow(() -> e);
            checkOptions(running.address());
            console.note("the store " + storeOption.directory() + " is open in the server at " + running.address() + ": reading into that");
            return send(running.address(), running.token());
        }
        return fill(opened);
    }

    /** What a server keeps, and in which words its store names things, is settled there. */
    private void checkOptions(URI there) {
        for (String option : List.of("--all-topics", "--min-confidence", "--claims-only", "--catalog", "--jobs", "--base")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(), option + " cannot be given for a server that runs (" + there + "); it has its own");
            }
        }
    }

    private int fill(ClaimStore opened) {
        Tally tally = new Tally();
        try (ClaimStore store = opened;
                Progress progress = Progress.of(console, "articles")) {
            Catalog catalog = extraction.catalog();
            store.refresh(CatalogEntry.all(catalog));
            IngestOptions options = extraction.ingestOptions(claimsOnly);
            try (Stopping stopping = new Stopping();
                    Ingestion ingestion = new Ingestion(store, options.finder(catalog), options, outcome -> tally.add(outcome, progress))) {
                boolean stopped = tally.read(ingestion, stopping);
                store.describe();
                tally.print(String.format(
                        Locale.ROOT, "%d articles new or changed in %s", ingestion.changed(), storeOption.name()));
                return tally.code(stopped);
            }
        }
    }

    private int send(URI address, String token) {
        Tally tally = new Tally();
        try (Progress progress = Progress.of(console, "articles");
                Stopping stopping = new Stopping();
                Intake intake = new ServerIntake(address, token, outcome -> tally.add(outcome, progress))) {
            boolean stopped = tally.read(intake, stopping);
            tally.print("in the store of " + address);
            return tally.code(stopped);
        }
    }

    /** What became of the inputs, counted. */
    private final class Tally {

        private final Batch batch = new Batch(console);
        private long shown;
        private long hidden;

        /** Reads the inputs, and says whether that was stopped before their end. */
        boolean read(Intake intake, Stopping stopping) {
            boolean stopped = false;
            try {
                batch.read(reading, article -> {
                    intake.add(article);
                    stopping.check();
                });
            } catch (Stopping.Stopped e) {
                stopped = true;
            }
            intake.finish();
            return stopped;
        }

        void add(Outcome outcome, Progress progress) {
            progress.step();
            shown += outcome.claims();
            hidden += outcome.hidden();
            switch (outcome.status()) {
                case SKIPPED -> batch.skip(outcome.id(), outcome.message());
                case FAILED -> batch.fail(outcome.id(), outcome.message());
                default -> {}
            }
        }

        void print(String where) {
            console.line(String.format(
                    Locale.ROOT,
                    "%d articles read, %d skipped, %d failed, %d claims found, %d less sure ones hidden; %s",
                    batch.read(),
                    batch.skipped(),
                    batch.failures().count(),
                    shown,
                    hidden,
                    where));
        }

        int code(boolean stopped) {
            if (stopped) {
                console.complain("stopped; what was read is in the store, run it again for the rest");
                return INTERRUPTED;
            }
            return batch.failures().exitCode();
        }
    }
}
