package riposte.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.store.StoreUpkeep;
import riposte.store.fault.StoreException;
import riposte.store.file.Restored;
import riposte.store.remote.RemoteAddress;

/** {@code riposte restore}: a backup into a new store. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a new store of what 'riposte backup' wrote, or of other N-Quads. The file is checked on the way: one that"
                + " is cut or damaged is refused, and no store is made. Articles, claims, decisions of people and hidden claims come"
                + " back from every backup; when claims came, imported catalogues, what was calibrated and the review's password from"
                + " a .zip alone.",
        footerHeading = "%nExamples:%n",
        footer = {"  riposte restore riposte.zip --store data-new", "  riposte restore riposte.nq.gz --store data-new --validate"})
final class RestoreCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "the backup: .zip, .nq.gz or .nq")
    private Path file;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "${env:RIPOSTE_STORE:-data}",
            description = "folder of the new store, which must hold none; by default ./data, or what the variable RIPOSTE_STORE says")
    private String store;

    private Path directory;

    @Option(names = "--validate", description = "also check the new store against the SHACL shapes, as 'riposte validate' does")
    private boolean validate;

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (RemoteAddress.isAddress(store)) {
            throw new StoreException("riposte restore makes a store in a folder; the N-Quads of a backup go into " + store
                    + " by its engine's own loader, and 'riposte serve' and 'ingest' go on from there");
        }
        directory = Path.of(store);
        Restored restored;
        try (Progress progress = Progress.of(console, "quads")) {
            restored = StoreUpkeep.restore(file, directory, progress::step);
        }
        console.line(restored.quads() + " quads in " + directory
                + (restored.counted() ? ", as many as the backup says" : " (the backup does not say how many it held)")
                + "; " + restored.decisions() + " decisions, " + restored.hidden() + " articles with hidden claims");
        console.line(restored.beside().isEmpty()
                ? "the backup holds the graph alone: copy catalog/, arrivals.tsv, reliability.csv and review-password from the old folder, if it had them"
                : "also " + String.join(", ", restored.beside()));
        if (restored.base() != null && !restored.base().equals(Iris.DEFAULT_BASE)) {
            console.line("its IRIs begin with " + restored.base() + "; give --base " + restored.base() + " to the commands that use it");
        }
        return validate && restored.base() != null ? validated(new Iris(restored.base())) : Riposte.DONE;
    }

    private int validated(Iris iris) {
        try (ClaimStore store = ClaimStore.open(directory, iris)) {
            long violations = store.validate(violation -> console.complain(violation.toString()));
            console.line(violations + " violations of the shapes");
            return violations == 0 ? Riposte.DONE : Riposte.FAILED;
        }
    }
}
