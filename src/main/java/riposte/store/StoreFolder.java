package riposte.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.TDBException;
import riposte.rdf.Iris;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;
import riposte.store.fault.StoreLockedException;
import riposte.store.file.Backup;
import riposte.store.file.Layout;
import riposte.store.file.NewData;
import riposte.store.file.RunningServer;

/**
 * The folder of a store: what may lie in it, that nobody else has it open, and its database brought to the present layout.
 */
final class StoreFolder {

    /**
     * What may lie beside the store's files and be there before them: imported catalogues, the password of the review, what its decisions
     * say of confidences, when its claims came, sources that are followed, what has changed, what it tells
     * others of, the index of its words, the server that has it open, its number, what is written anew.
     */
    private static final Set<String> BESIDE =
            Set.of(
                    "catalog",
                    "review-password",
                    "reliability.csv",
                    "arrivals.tsv",
                    "sources",
                    "changes",
                    "webhooks.json",
                    Backup.TEXT_INDEX,
                    RunningServer.FILE,
                    Layout.FILE,
                    NewData.FOLDER,
                    NewData.LOCK);

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private StoreFolder() {}

    /** Opens a store, brings it to the present layout, and names its things as it says. */
    static ClaimStore open(Path directory, Function<DatasetGraph, Iris> named, Layout layout) {
        MendedJena.check();
        Path real = prepare(directory);
        layout.check(real);
        if (!OPEN.add(real)) {
            throw new StoreLockedException("the store " + directory + " is open already in this process", null);
        }
        try {
            boolean isNew = !NewData.isStore(real);
            DatasetGraph dataset = NodeCaches.open(Location.create(real.toString()));
            layout.settle(real, isNew, dataset);
            Iris iris = named.apply(dataset);
            return new ClaimStore(real, iris, new TdbEngine(real, iris, dataset));
        } catch (IOException e) {
            OPEN.remove(real);
            throw DiskException.of(e, "the store", directory);
        } catch (DBOpEnvException e) {
            OPEN.remove(real);
            if (DiskException.caused(e)) {
                throw DiskException.of(e, "the store", directory);
            }
            throw new StoreLockedException("the store " + directory + " is in use by another process" + holder(e) + wayOut(real), e);
        } catch (TDBException | RuntimeIOException e) {
            OPEN.remove(real);
            throw DiskException.caused(e)
                    ? DiskException.of(e, "the store", directory)
                    : new StoreException("cannot open the store " + directory + ": " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            OPEN.remove(real);
            throw e;
        }
    }

    /** Lets the folder be opened again. */
    static void release(Path real) {
        OPEN.remove(real);
    }

    /** Makes a folder where none is, and sees that it holds a store, or nothing. */
    static Path prepare(Path directory) {
        try {
            Files.createDirectories(directory);
            Path real = directory.toRealPath();
            if (!Files.isWritable(real)) {
                throw new StoreException("the store " + directory
                        + " cannot be written: the folder or its disk is read-only; choose another directory with --store");
            }
            try (Stream<Path> files = Files.list(real)) {
                List<String> names = files.map(f -> f.getFileName().toString())
                        .filter(name -> !BESIDE.contains(name))
                        .toList();
                if (!names.isEmpty()
                        && !names.contains("tdb.lock")
                        && names.stream().noneMatch(n -> n.startsWith("Data-"))) {
                    throw new StoreException("the directory " + directory + " holds other files and no store; choose an"
                            + " empty or new one with --store");
                }
            }
            return real;
        } catch (IOException e) {
            String reason = Files.exists(directory) && !Files.isDirectory(directory)
                    ? "it is a file, not a directory"
                    : e.getClass().getSimpleName() + ": " + e.getMessage();
            throw new StoreException(
                    "cannot use " + directory + " as a store: " + reason + "; choose another directory with --store", e);
        }
    }

    /** Nothing is written over. */
    static void checkEmpty(Path directory, Collection<String> files) {
        try {
            if (NewData.isStore(directory)) {
                throw new StoreException(directory + " holds a store already, which is not written over; name a new folder with --store");
            }
        } catch (IOException e) {
            throw DiskException.of(e, "the store", directory);
        }
        for (String file : files) {
            if (Files.exists(directory.resolve(file))) {
                throw new StoreException(directory + " has a file " + file
                        + " already, which the backup would write over; move it away, or name a new folder with --store");
            }
        }
    }

    private static String wayOut(Path directory) {
        return RunningServer.of(directory)
                .map(server -> ", the server at " + server.address() + "; ask that one, stop it, or choose another directory with --store")
                .orElse("; stop that one, or choose another directory with --store");
    }

    private static String holder(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("held by process ");
        return at < 0 ? "" : " (number " + message.substring(at + "held by process ".length()).strip() + ")";
    }
}
