package riposte.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import riposte.rdf.Iris;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;
import riposte.store.file.Backup;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;

/**
 * Measures search over a store, as of {@link Crowd}: with the index and without. The store's index is made when it is missing.
 */
public final class SearchFigures {

    private static final List<String> WORDS = List.of(
            "letter 17-3", "island republic 12", "\"speaks of republic\"", "repub", "letter", "speaks 5 letter 99", "nothing", "letters isl");

    private SearchFigures() {}

    /** @param args the directory of the store */
    public static void main(String... args) throws IOException {
        Path directory = Path.of(args[0]);
        try (ClaimStore store = ClaimStore.open(directory, Iris.local());
                SearchIndex search = SearchIndex.of(store, Duration.ofMinutes(30))) {
            long start = System.nanoTime();
            search.awaitReady(Duration.ofMinutes(30));
            System.out.printf("index ready after %.1f s%n", (System.nanoTime() - start) / 1e9);
            try (Stream<Path> files = Files.list(directory.resolve(Backup.TEXT_INDEX))) {
                System.out.printf("index %.1f MB%n", files.mapToLong(file -> file.toFile().length()).sum() / 1e6);
            }
            Snapshot without = GraphIndex.of(store, directory).current();
            Snapshot with = GraphIndex.of(store, directory, search).current();
            System.out.println(with.claims().size() + " claims");
            measure("search of claims, 30", without, with, graph -> words -> graph.findClaims(words, 30));
            measure("search of names, 30", without, with, graph -> words -> graph.findThings(words, thing -> true, 30));
            measure("filter of claims", without, with, graph -> words -> ClaimFilter.of(Map.of("q", words)::get).apply(graph));
            var queries = store.queries(riposte.store.query.QueryLimits.standard());
            time("text:query, 50 claims", words -> queries.select(
                    "SELECT ?c { (?c ?s ?t) <http://jena.apache.org/text#query> (<https://w3id.org/riposte#evidence> \"" + words.replace("\"", "\\\"") + "\" 50) }",
                    row -> row));
            time("CONTAINS, 50 claims", words -> queries.select(
                    "SELECT ?c { ?c <https://w3id.org/riposte#evidence>/<http://www.w3.org/ns/oa#exact> ?t FILTER CONTAINS(LCASE(?t), \"" + words.replace("\"", "")
                            + "\") } LIMIT 50",
                    row -> row), 2);
        }
    }

    private static void measure(
            String what, Snapshot without, Snapshot with, java.util.function.Function<Snapshot, Consumer<String>> work) {
        time(what + ", without the index", work.apply(without));
        time(what + ", with it", work.apply(with));
    }

    private static void time(String what, Consumer<String> work) {
        time(what, work, 15);
    }

    private static void time(String what, Consumer<String> work, int rounds) {
        for (int i = 0; i < rounds / 3; i++) {
            WORDS.forEach(work);
        }
        double[] ms = new double[rounds * WORDS.size()];
        int n = 0;
        for (int i = 0; i < rounds; i++) {
            for (String words : WORDS) {
                long start = System.nanoTime();
                work.accept(words);
                ms[n++] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(ms);
        System.out.printf("%s: median %.1f ms, 99 of 100 %.1f ms%n", what, ms[ms.length / 2], ms[(int) (ms.length * .99)]);
    }
}
