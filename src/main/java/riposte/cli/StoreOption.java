package riposte.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import riposte.store.ClaimStore;
import riposte.store.StoreException;

/** Where the graph is kept. */
final class StoreOption {

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "${env:RIPOSTE_STORE:-data}",
            description = "folder of the store; by default ./data, or what the variable RIPOSTE_STORE says")
    private Path directory;

    @Mixin
    private BaseOption base;

    Path directory() {
        return directory;
    }

    BaseOption base() {
        return base;
    }

    /** Opens the store, and makes it when it is not there. */
    ClaimStore open() {
        return ClaimStore.open(directory, base.iris());
    }

    /**
     * Opens a store that is there.
     *
     * @throws StoreException when it is not
     */
    ClaimStore openExisting() {
        requireExisting();
        return open();
    }

    /**
     * Looks whether a store is there.
     *
     * @throws StoreException when it is not
     */
    void requireExisting() {
        if (!Files.isDirectory(directory)) {
            throw new StoreException("there is no store in " + directory
                    + "; make one with 'riposte ingest', or name another with --store");
        }
    }
}
