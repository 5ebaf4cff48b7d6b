package riposte.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import riposte.store.ClaimStore;

/** {@code riposte backup}: all quads in one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes all graphs as N-Quads to a new file, packed when its name ends in .gz; any RDF store reads it. A file"
                + " whose name ends in .zip also holds what else lies in the store's folder: imported catalogues, when claims came,"
                + " what was calibrated, the review's password as a hash. 'riposte restore' makes a store of either.",
        footerHeading = "%nExamples:%n",
        footer = {"  riposte backup riposte.zip", "  riposte backup riposte.nq.gz"})
final class BackupCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "file to write; must not exist")
    private Path file;

    @Mixin
    private StoreOption storeOption;

    BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (ClaimStore store = storeOption.openExisting()) {
            console.line(store.backup(file) + " quads in " + file);
            List<String> beside = store.beside();
            if (!file.toString().endsWith(".zip") && !beside.isEmpty()) {
                console.line("not in it: " + String.join(", ", beside) + "; a file named .zip holds them too");
            }
        }
        return Riposte.DONE;
    }
}
