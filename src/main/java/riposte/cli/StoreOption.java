package riposte.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreException;
import riposte.store.remote.RemoteAddress;

/** Where the graph is kept: in a folder, or by an engine elsewhere. */
final class StoreOption {

    @Option(
            names = "--store",
            paramLabel = "DIR|URL",
            defaultValue = "${env:RIPOSTE_STORE:-data}",
            description = "folder of the store, or the address of a SPARQL engine that carries it (docs/remote-store.md); by default ./data, or"
                    + " what the variable RIPOSTE_STORE says")
    private String store;

    @Option(
            names = "--beside",
            paramLabel = "DIR",
            description = "folder for what lies beside a store that an engine carries, such as sources that are followed; by default"
                    + " ./data-HOST")
    private Path beside;

    @Mixin
    private BaseOption base;

    /** The folder of the store, or of what lies beside one that an engine carries. */
    Path directory() {
        return beside != null && isRemote() ? beside : folder(store);
    }

    /** As {@link #directory()}, for what is to be written there beside a store that an engine carries. */
    Path madeDirectory() throws IOException {
        return isRemote() ? Files.createDirectories(directory()) : directory();
    }

    /** As {@link #directory()}, of the store that is named by a variable or the like. */
    static Path folder(String store) {
        return RemoteAddress.isAddress(store)
                ? Path.of("data-" + store.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceAll("[^a-z0-9.]+", "-")
                        .replaceAll("^[-.]+|[-.]+$", ""))
                : Path.of(store);
    }

    /** Whether an engine elsewhere carries the store. */
    boolean isRemote() {
        return RemoteAddress.isAddress(store);
    }

    /** What the user calls the store. */
    String name() {
        return store;
    }

    BaseOption base() {
        return base;
    }

    /** Opens the store, and makes it when it is not there. */
    ClaimStore open() {
        return isRemote()
                ? ClaimStore.connect(RemoteAddress.of(store, System::getenv), base.iris(), null)
                : ClaimStore.open(directory(), base.iris());
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
     * Looks whether a store is there, where that can be told without asking for it.
     *
     * @throws StoreException when it is not
     */
    void requireExisting() {
        if (!isRemote() && !Files.isDirectory(directory())) {
            throw new StoreException("there is no store in " + store
                    + "; make one with 'riposte ingest', or name another with --store");
        }
    }
}
