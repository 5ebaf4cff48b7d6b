package riposte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.store.StoreUpkeep;

/** Quads per second from a file of N-Quads into a new store, and bytes per quad there, beside Jena's loaders; in turn. */
final class LoadBenchmark implements Benchmark {

    private static final int ARTICLES = Integer.getInteger("articles", 15_000);
    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public void run(Results results, Path folder) throws IOException {
        Path file = folder.resolve("quads.nq");
        long quads;
        try (ClaimStore store = ClaimStore.open(folder.resolve("store"), Iris.local())) {
            store.replace(Dispute.articles(ARTICLES));
            quads = store.backup(file);
            results.add("store of single writes, " + quads + " quads", store.stats().bytes() / (double) quads, "bytes/quad");
        }
        long start = System.nanoTime();
        StoreUpkeep.compact(folder.resolve("store"), () -> {});
        results.add("compaction", quads / ((System.nanoTime() - start) / 1e9), "quads/s");
        sizes(results, "compacted", folder.resolve("store"), quads);
        for (int round = 1; round <= ROUNDS; round++) {
            Path jena = Files.createDirectory(folder.resolve("parallel" + round));
            start = System.nanoTime();
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(jena.toString()));
            DataLoader loader = LoaderFactory.parallelLoader(dataset, (text, values) -> {});
            loader.startBulk();
            loader.load(file.toString());
            loader.finishBulk();
            TDBInternal.expel(dataset);
            results.add("TDB2's parallel loader, round " + round, quads / ((System.nanoTime() - start) / 1e9), "quads/s");
            sizes(results, "that of TDB2's parallel loader", jena, quads);

            Path restored = folder.resolve("restored" + round);
            start = System.nanoTime();
            StoreUpkeep.restore(file, restored, () -> {});
            results.add("riposte restore, round " + round, quads / ((System.nanoTime() - start) / 1e9), "quads/s");
            sizes(results, "restored", restored, quads);
        }
    }

    private static void sizes(Results results, String what, Path store, long quads) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            long bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            results.add("store, " + what, bytes / (double) quads, "bytes/quad");
        }
    }
}
