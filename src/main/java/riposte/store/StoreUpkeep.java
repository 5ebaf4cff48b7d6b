package riposte.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;
import riposte.store.file.Layout;
import riposte.store.file.NewData;
import riposte.store.file.Restore;
import riposte.store.file.Restored;
import riposte.store.graph.GraphScan;

/** What is done with a store that nobody has open: it is made from a backup, gets another base, or is written anew. */
public final class StoreUpkeep {

    private StoreUpkeep() {}

    /**
     * Makes a store from a backup, of this version or an older one, or from any other N-Quads.
     *
     * @param directory of the store, which must not be there, or be empty
     * @param progress called for each quad
     * @throws StoreException when the file is no backup, is cut or broken, or is of a newer program; then no store was made
     */
    public static Restored restore(Path file, Path directory, Runnable progress) {
        MendedJena.check();
        boolean made = !Files.exists(directory);
        Path real = StoreFolder.prepare(directory);
        Restore restore;
        long quads;
        try {
            StoreFolder.checkEmpty(real, List.of());
            try (NewData data = NewData.begin(real)) {
                restore = new Restore(file, data, progress);
                restore.read();
                StoreFolder.checkEmpty(real, restore.beside().keySet());
                restore.writeBeside(real);
                Layout.write(real, restore.written());
                quads = data.quads();
                data.takeOver(false);
            }
        } catch (RuntimeException e) {
            if (made) {
                real.toFile().delete();
            }
            throw e;
        }
        try (ClaimStore store = StoreFolder.open(directory, Rebase::named, Layout.standard())) {
            Restore done = restore;
            return store.read(current -> new Restored(
                    quads,
                    done.counted(),
                    Rebase.base(current),
                    count(current.find(Node.ANY, Node.ANY, Vocabulary.RECORD, Node.ANY)),
                    Iter.asStream(current.listGraphNodes())
                            .filter(graph -> graph.isURI() && store.iris().isHiddenGraph(graph.getURI()))
                            .count(),
                    List.copyOf(done.beside().keySet())));
        }
    }

    /**
     * Gives all IRIs of a store another beginning. They are written anew beside the old ones, which a kill leaves as they are.
     *
     * @param to how its things are named from now on
     * @param progress called for each quad
     * @return what they began with, and how many quads there are
     * @throws StoreException when the store has no IRIs of its own
     */
    public static Map.Entry<String, Long> rebase(Path directory, Iris to, Runnable progress) {
        String from;
        long quads;
        Path real;
        try (ClaimStore old = StoreFolder.open(directory, Rebase::named, Layout.standard())) {
            real = old.directory().orElseThrow();
            from = old.read(Rebase::base);
            if (from == null) {
                throw new StoreException("the store " + directory + " has no IRIs of its own yet; give its base when it is filled");
            }
            if (from.equals(to.base())) {
                return Map.entry(from, 0L);
            }
            old.checkSpace();
            try (NewData data = NewData.begin(real)) {
                Rebase rebase = new Rebase(from, to.base());
                old.read(current -> {
                    rebase.rewrite(current, data, progress);
                    return null;
                });
                quads = data.quads();
                data.takeOver(false);
            }
        }
        NewData.removeOlder(real);
        try (ClaimStore store = ClaimStore.open(directory, to)) {
            store.describe();
        }
        return Map.entry(from, quads);
    }

    /**
     * Writes a store's data anew beside the old ones, which a kill leaves as they are: without the space of quads that are no more, and with
     * full pages in its indexes. Needs space for the second copy. Copies that follow the store go on following it.
     *
     * @param progress called for each quad
     * @return how many bytes of files there were and are
     * @throws DiskException when there is no space for it; the store stays as it was
     */
    public static Map.Entry<Long, Long> compact(Path directory, Runnable progress) {
        Path real;
        long before;
        try (ClaimStore old = StoreFolder.open(directory, Rebase::named, Layout.standard())) {
            real = old.directory().orElseThrow();
            before = old.bytes();
            old.checkSpace();
            try (NewData data = NewData.begin(real)) {
                old.read(current -> {
                    current.prefixes().forEach(data::prefix);
                    GraphScan.all(current).forEachRemaining(quad -> {
                        data.add(quad);
                        progress.run();
                    });
                    return null;
                });
                data.takeOver(true);
            }
        }
        NewData.removeOlder(real);
        try (ClaimStore store = StoreFolder.open(directory, Rebase::named, Layout.standard())) {
            return Map.entry(before, store.bytes());
        }
    }

    private static long count(Iterator<Quad> quads) {
        long count = 0;
        for (; quads.hasNext(); quads.next()) {
            count++;
        }
        return count;
    }
}
