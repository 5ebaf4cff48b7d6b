package riposte.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import riposte.rdf.Iris;
import riposte.store.StoreUpkeep;
import riposte.store.fault.StoreException;
import riposte.store.remote.RemoteAddress;

/** {@code riposte rebase}: another beginning for all IRIs of a store. */
@Command(
        name = "rebase",
        mixinStandardHelpOptions = true,
        description = "Changes what the IRIs of a store begin with, as when it moves from this machine to an address of the web."
                + " Decisions, hidden claims and when claims came stay bound to what they are about. The new graph is written beside"
                + " the old one, which stays until it is whole; needs room for a second copy. Stop the server before.",
        footerHeading = "%nExamples:%n",
        footer = {"  riposte rebase --base https://claims.example.org/", "  riposte serve --base https://claims.example.org/"})
final class RebaseCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--base",
            paramLabel = "IRI",
            required = true,
            converter = BaseOption.Base.class,
            description = "what the IRIs are to begin with")
    private Iris base;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "${env:RIPOSTE_STORE:-data}",
            description = "folder of the store; by default ./data, or what the variable RIPOSTE_STORE says")
    private String store;

    RebaseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (RemoteAddress.isAddress(store)) {
            throw new StoreException("riposte rebase works on a store in a folder: 'riposte backup' " + store
                    + ", 'restore' that into a folder, rebase it there, and load a backup of it into the engine");
        }
        Path directory = Path.of(store);
        if (!Files.isDirectory(directory)) {
            throw new StoreException("there is no store in " + directory + "; name another with --store");
        }
        Map.Entry<String, Long> done;
        try (Progress progress = Progress.of(console, "quads")) {
            done = StoreUpkeep.rebase(directory, base, progress::step);
        }
        console.line(done.getKey().equals(base.base())
                ? "the IRIs of " + directory + " begin with " + base.base() + " already"
                : done.getValue() + " quads of " + directory + ", whose IRIs began with " + done.getKey() + ", now with " + base.base()
                        + "; give --base " + base.base() + " to the commands that use it");
        return Riposte.DONE;
    }
}
