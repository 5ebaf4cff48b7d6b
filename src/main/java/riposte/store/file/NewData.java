package riposte.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreLockedException;
import riposte.store.write.ChangeLog;

/**
 * A database that is written beside the one of a store and takes its place when it is whole. TDB2 keeps a database in a folder
 * {@code Data-0001} of the store's, the next one after a compaction in {@code Data-0002}, and opens the last; so the new one is
 * written in a folder of its own and moved to the next number at once. A kill before that leaves the store as it was, and a folder
 * that the next one clears away.
 */
public final class NewData implements AutoCloseable {

    /** Name of the folder. */
    public static final String FOLDER = "new-data";

    /** Name of the folder of the log of changes. */
    static final String CHANGES = "changes";

    /** Name of the file that says that somebody is at it. */
    public static final String LOCK = "new-data.lock";

    private static final Pattern NUMBERED = Pattern.compile("Data-(\\d{1,9})");

    private final Path directory;
    private final Path folder;
    private final FileChannel lock;
    private DatasetGraph dataset;
    private PackedLoader loader;
    private long quads;

    private NewData(Path directory, FileChannel lock) {
        this.directory = directory;
        this.folder = directory.resolve(FOLDER);
        this.lock = lock;
    }

    /**
     * Begins one in a folder that is there.
     *
     * @throws StoreLockedException when somebody else is at it
     */
    public static NewData begin(Path directory) {
        try {
            FileChannel lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = tryLock(lock);
            if (held == null) {
                lock.close();
                throw new StoreLockedException("another command is writing the store " + directory + " anew; wait for it", null);
            }
            NewData data = new NewData(directory, lock);
            data.clear();
            data.dataset = DatabaseMgr.connectDatasetGraph(Location.create(Files.createDirectory(data.folder).toString()));
            data.loader = PackedLoader.begin(data.dataset, data.folder);
            return data;
        } catch (IOException e) {
            throw DiskException.of(e, "the store", directory);
        }
    }

    private static FileLock tryLock(FileChannel lock) throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Adds a quad; a quad that is there already counts again. */
    public void add(Quad quad) {
        quads++;
        write(() -> loader.add(quad));
    }

    public void prefix(String prefix, String iri) {
        write(() -> dataset.prefixes().add(prefix, iri));
    }

    /** How many were added. */
    public long quads() {
        return quads;
    }

    /**
     * Puts the database in the place of the store's, whose folder may be open.
     *
     * @param same whether it holds the same quads. Of others the store's log of changes ({@link ChangeLog}) knows nothing: it goes first,
     *     so that copies that follow it are told to fetch everything again
     */
    public void takeOver(boolean same) {
        write(loader::finish);
        TDBInternal.expel(dataset);
        dataset = null;
        try {
            Path changes = directory.resolve(CHANGES);
            if (!same && Files.exists(changes)) {
                remove(changes);
            }
            int next = numbers(directory).stream().max(Comparator.naturalOrder()).orElse(0) + 1;
            Path whole = folder.resolve(String.format("Data-%04d", numbers(folder).get(0)));
            Files.move(whole, directory.resolve(String.format("Data-%04d", next)), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DiskException.of(e, "the store", directory);
        }
    }

    /** Removes all databases of a store's folder but the last, when nobody has it open. */
    public static void removeOlder(Path directory) {
        try {
            List<Integer> numbers = numbers(directory);
            for (int number : numbers.subList(0, Math.max(0, numbers.size() - 1))) {
                remove(directory.resolve(String.format("Data-%04d", number)));
            }
        } catch (IOException e) {
            throw DiskException.of(e, "the old data of the store", directory);
        }
    }

    /** Whether a folder has a database. */
    public static boolean isStore(Path directory) throws IOException {
        return !numbers(directory).isEmpty();
    }

    @Override
    public void close() {
        try (lock) {
            if (dataset != null) {
                try {
                    loader.abandon();
                } catch (RuntimeException e) {
                    // The reason is told already, and nothing of it stays.
                }
                TDBInternal.expel(dataset);
            }
            clear();
            Files.deleteIfExists(directory.resolve(LOCK));
        } catch (IOException e) {
            throw DiskException.of(e, "the store", directory);
        }
    }

    private void write(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException | InternalError e) {
            if (DiskException.caused(e)) {
                throw DiskException.of(e, "the store", directory);
            }
            throw e;
        }
    }

    private void clear() throws IOException {
        if (Files.exists(folder)) {
            remove(folder);
        }
    }

    private static List<Integer> numbers(Path folder) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.forEach(entry -> {
                Matcher name = NUMBERED.matcher(entry.getFileName().toString());
                if (name.matches()) {
                    numbers.add(Integer.parseInt(name.group(1)));
                }
            });
        }
        numbers.sort(null);
        return numbers;
    }

    private static void remove(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.walk(folder)) {
            entries = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.deleteIfExists(entry);
        }
    }
}
