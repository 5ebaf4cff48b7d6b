package riposte.bench;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import riposte.export.ExportFormat;
import riposte.export.RdfExport;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.store.Replaced;

/** Quads written into a new store, and out of it in several formats. */
final class QuadsBenchmark implements Benchmark {

    private static final int ARTICLES = 10_000;

    @Override
    public String name() {
        return "quads";
    }

    @Override
    public void run(Results results, Path folder) {
        try (ClaimStore store = ClaimStore.open(folder.resolve("store"), Iris.local())) {
            long start = System.nanoTime();
            Replaced replaced = store.replace(Dispute.articles(ARTICLES));
            double seconds = (System.nanoTime() - start) / 1e9;
            results.add("quads loaded, " + replaced.quadsAdded() + " in all", replaced.quadsAdded() / seconds, "quads/s");
            results.add("articles loaded", ARTICLES / seconds, "articles/s");
            results.add("size of the store", store.stats().bytes() / 1e6, "MB");
            start = System.nanoTime();
            Replaced again = store.replace(Dispute.articles(ARTICLES));
            results.add("read again, " + again.changed() + " changed", ARTICLES / ((System.nanoTime() - start) / 1e9), "articles/s");
            long quads = store.stats().quads();
            for (ExportFormat format : List.of(
                    ExportFormat.NQUADS,
                    ExportFormat.TRIG,
                    ExportFormat.TURTLE,
                    ExportFormat.RDFXML,
                    ExportFormat.JSONLD,
                    ExportFormat.BINARY)) {
                start = System.nanoTime();
                RdfExport.write(store.dataset(), format, OutputStream.nullOutputStream());
                results.add("exported as " + format.label(), quads / ((System.nanoTime() - start) / 1e9), "quads/s");
            }
        }
    }
}
