package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.rdf.Readings;
import riposte.store.fault.StoreException;
import riposte.store.fault.StoreLockedException;
import riposte.store.file.Backup;
import riposte.store.query.QueryLimits;

class ClaimStoreTest {

    private static final String COUNT = "SELECT (COUNT(*) AS ?n) { ?claim a <https://w3id.org/riposte#Accusation> }";

    @TempDir
    Path directory;

    private static Stream<ArticleClaims> plain(int count) {
        return IntStream.range(0, count).mapToObj(Readings::plain);
    }

    private static TreeSet<String> dump(ClaimStore store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.read(dataset -> Backup.write(dataset, out));
        return new TreeSet<>(out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static List<ArticleClaims> odd(int count) {
        Readings readings = new Readings(7);
        List<ArticleClaims> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(readings.next());
        }
        return all;
    }

    private static String count(ClaimStore store) {
        return store.queries(QueryLimits.standard())
                .select(COUNT, row -> row.get("n").getLiteralLexicalForm())
                .get(0);
    }

    @Test
    void theDefaultGraphOfQueriesIsTheUnion() {
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            Replaced done = store.replace(plain(3));

            assertThat(done.articles()).isEqualTo(3);
            assertThat(done.changed()).isEqualTo(3);
            assertThat(done.failures()).isEmpty();
            assertThat(count(store)).isEqualTo("3");
            assertThat(store.stats().of("Denial")).isEqualTo(3);
            assertThat(store.stats().quads()).isEqualTo(done.quadsAdded());
        }
    }

    @Test
    void readingEverythingAgainChangesNotOneQuad() {
        List<ArticleClaims> articles = odd(120);
        TreeSet<String> before;
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(store.refresh(new Readings(7).catalog())).isTrue();
            store.replace(articles.stream());
            assertThat(store.describe()).isTrue();
            before = dump(store);
        }
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(dump(store)).isEqualTo(before);
            assertThat(store.refresh(new Readings(7).catalog())).isFalse();
            Replaced again = store.replace(articles.stream());
            assertThat(store.describe()).isFalse();

            assertThat(again.articles()).isEqualTo(articles.size());
            assertThat(again.changed()).isZero();
            assertThat(again.quadsAdded()).isZero();
            assertThat(again.quadsRemoved()).isZero();
            assertThat(dump(store)).isEqualTo(before);
        }
    }

    @Test
    void theOrderAndTheNumberOfThreadsMakeNoDifference() {
        List<ArticleClaims> articles = odd(150).stream()
                .filter(reading -> reading.article().url() == null
                        || reading.article().url().startsWith("https://news.example/a/"))
                .toList();
        TreeSet<String> forward;
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            store.replace(articles.stream());
            forward = dump(store);
        }
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            List<ArticleClaims> reversed = new ArrayList<>(articles);
            java.util.Collections.reverse(reversed);
            store.replace(reversed.parallelStream());
            assertThat(dump(store)).isEqualTo(forward);
        }
    }

    @Test
    void anArticleReadAgainReplacesItsGraphAndNothingElse() {
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            store.replace(plain(10));
            ArticleClaims old = Readings.plain(4);
            ArticleClaims fewer =
                    new ArticleClaims(old.article(), old.claims().subList(0, 1));
            TreeSet<String> before = dump(store);

            Replaced done = store.replace(Stream.of(fewer));

            String graph = "<" + store.iris().article(old.article()) + ">";
            TreeSet<String> others = new TreeSet<>(before);
            others.removeIf(line -> line.contains(graph + " ."));
            TreeSet<String> after = dump(store);
            assertThat(done.changed()).isEqualTo(1);
            assertThat(done.quadsAdded()).isZero();
            assertThat(after).containsAll(others).hasSize(before.size() - (int) done.quadsRemoved());
            assertThat(after).noneMatch(line -> line.contains("/claim/" + old.claims().get(1).id()));
            assertThat(count(store)).isEqualTo("10");
        }
    }

    @Test
    void anArticleCanBeRemoved() {
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            store.replace(plain(2));
            String article = store.iris().article(Readings.plain(1).article());

            assertThat(store.remove(article)).isGreaterThan(20);
            assertThat(store.remove(article)).isZero();
            assertThat(count(store)).isEqualTo("1");
            assertThatThrownBy(() -> store.remove(store.iris().catalogGraph()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatCannotBeWrittenIsNamedAndTheRestIsDone() {
        ArticleClaims good = Readings.plain(1);
        Article shorter = new Article("cut", "https://news.example/cut", null, null, null, null, "en", "Too short.");
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            Replaced done = store.replace(Stream.of(new ArticleClaims(shorter, good.claims()), good));

            assertThat(done.articles()).isEqualTo(1);
            assertThat(done.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.article()).isEqualTo("cut");
                assertThat(failure.message()).contains("evidence");
            });
            assertThat(count(store)).isEqualTo("1");
        }
    }

    @Test
    void everyBatchIsWritten() {
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            int articles = 2 * Bulk.ARTICLES + 3;
            assertThat(store.replace(plain(articles)).changed()).isEqualTo(articles);
            assertThat(count(store)).isEqualTo(String.valueOf(articles));
        }
    }

    @Test
    void compactionKeepsEveryQuadAndTheUnion() {
        TreeSet<String> before;
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            store.replace(plain(50));
            before = dump(store);
        }

        Map.Entry<Long, Long> bytes = StoreUpkeep.compact(directory, () -> {});

        assertThat(bytes.getValue()).isPositive().isLessThanOrEqualTo(bytes.getKey());
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(dump(store)).isEqualTo(before);
            assertThat(count(store)).isEqualTo("50");
            store.replace(plain(51));
            assertThat(count(store)).isEqualTo("51");
        }
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(count(store)).isEqualTo("51");
        }
    }

    @Test
    void aBackupHoldsEveryQuad() throws IOException {
        Path file = directory.resolve("backup.nq.gz");
        try (ClaimStore store = ClaimStore.open(directory.resolve("store"), Iris.local())) {
            store.replace(odd(40).stream());
            long quads = store.backup(file);
            TreeSet<String> lines;
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                lines = new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
            }
            assertThat(lines.removeIf(line -> line.startsWith("# "))).isTrue();
            assertThat(lines).isEqualTo(dump(store)).hasSize((int) quads);
            assertThatThrownBy(() -> store.backup(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("exists already");
        }
    }

    @Test
    void aStoreIsOpenOnce() throws IOException, InterruptedException {
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThatThrownBy(() -> ClaimStore.open(directory, Iris.local()))
                    .isInstanceOf(StoreLockedException.class)
                    .hasMessageContaining("open already");
            Process second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx200m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OpenStore.class.getName(),
                            directory.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).isEqualTo(3);
            assertThat(said.lines().filter(line -> line.contains("in use by another process")))
                    .singleElement()
                    .asString()
                    .contains(directory.toString(), String.valueOf(ProcessHandle.current().pid()));
            store.replace(plain(1));
            assertThat(count(store)).isEqualTo("1");
        }
    }

    /** Another process that opens a store. */
    static final class OpenStore {
        public static void main(String[] args) {
            try (ClaimStore store = ClaimStore.open(Path.of(args[0]), Iris.local())) {
                System.out.println("opened " + store.stats().quads());
            } catch (StoreLockedException e) {
                System.out.println(e.getMessage());
                System.exit(3);
            }
        }
    }

    @Test
    void directoriesThatCannotBeStoresAreNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThatThrownBy(() -> ClaimStore.open(file, Iris.local()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("it is a file");
        assertThatThrownBy(() -> ClaimStore.open(file.resolve("below"), Iris.local()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("choose another directory");
        assertThatThrownBy(() -> ClaimStore.open(directory, Iris.local()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("other files");
    }

    @Test
    void anInterruptOfTheCallerDoesNotReachTheStore() {
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            Thread.currentThread().interrupt();
            store.replace(plain(600));
            assertThat(Thread.interrupted()).isTrue();
            store.replace(plain(700));
            assertThat(count(store)).isEqualTo("700");
        }
    }

    @Test
    void everythingConformsToTheShapes() {
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            store.refresh(new Readings(7).catalog());
            store.replace(odd(300).stream());
            store.describe();
            List<String> violations = new ArrayList<>();

            long found = store.validate(violation -> violations.add(violation.toString()));

            assertThat(violations).isEmpty();
            assertThat(found).isZero();
        }
    }

    @Test
    void violationsAreReported() {
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            // Without the catalogue, the actors that the claims point at are nowhere described.
            store.replace(plain(1));
            List<Violation> violations = new ArrayList<>();

            assertThat(store.validate(violations::add)).isEqualTo(violations.size()).isPositive();
            assertThat(violations).anyMatch(v -> v.resource().contains("/claim/") && v.path().contains("speaker"));
        }
    }

    @Test
    void whoReadsSeesWholeBatches() throws Exception {
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            store.refresh(Readings.plainCatalog());
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService readers = Executors.newFixedThreadPool(2);
            List<Future<Set<Long>>> seen = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                seen.add(readers.submit(() -> {
                    Set<Long> counts = new TreeSet<>();
                    do {
                        counts.add(Long.valueOf(count(store)));
                        Thread.sleep(5);
                    } while (!done.get());
                    return counts;
                }));
            }
            store.replace(plain(3 * Bulk.ARTICLES));
            done.set(true);
            for (Future<Set<Long>> counts : seen) {
                assertThat(counts.get()).isNotEmpty().allMatch(count -> count % Bulk.ARTICLES == 0);
            }
            readers.shutdown();
        }
    }

    @Test
    void aProcessKilledInTheMidstOfWritingLeavesASoundStore() throws IOException, InterruptedException {
        Process writing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteWithoutEnd.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = writing.inputReader()) {
            for (String line = said.readLine(); line != null && !line.equals("batch 3"); ) {
                line = said.readLine();
            }
            writing.destroyForcibly().waitFor();
        }
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(store.stats().of("Article")).isGreaterThanOrEqualTo(3 * 100);
            assertThat(store.validate(violation -> assertThat(violation).isNull())).isZero();
            long articles = store.stats().of("Article");
            assertThat(store.replace(plain((int) articles)).changed()).isZero();
            assertThat(store.replace(plain((int) articles + 1)).changed()).isEqualTo(1);
        }
    }

    /** Another process that writes until it is killed. */
    static final class WriteWithoutEnd {
        public static void main(String[] args) {
            try (ClaimStore store = ClaimStore.open(Path.of(args[0]), Iris.local())) {
                store.refresh(Readings.plainCatalog());
                for (int batch = 1; ; batch++) {
                    int to = batch * 100;
                    store.replace(IntStream.range(to - 100, to).mapToObj(Readings::plain));
                    System.out.println("batch " + batch);
                }
            }
        }
    }

    @Test
    void theDescriptionCountsWhatIsThere() {
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            store.refresh(Readings.plainCatalog());
            store.replace(plain(7));
            long quads = store.stats().quads();
            store.describe();
            Graph description = store.queries(QueryLimits.standard())
                    .construct("CONSTRUCT { ?s ?p ?o } { GRAPH <http://localhost:8080/.well-known/void> { ?s ?p ?o } }", Map.of());
            String dataset = "http://localhost:8080/.well-known/void#dataset";
            assertThat(number(description, dataset, "triples")).isEqualTo(quads);
            assertThat(number(description, dataset, "entities")).isEqualTo(3 + 7 * 6 + 2); // all seven report the same two statements
            assertThat(number(description, "http://localhost:8080/.well-known/void#class-rip-Denial", "entities"))
                    .isEqualTo(7);
            assertThat(number(description, "http://localhost:8080/.well-known/void#property-rip-evidence", "triples"))
                    .isEqualTo(14);
            description.find().forEach(t -> assertThat(t.getSubject().isBlank() || t.getObject().isBlank()).isFalse());
            assertThat(store.describe()).isFalse();
            store.remove(store.iris().article(Readings.plain(6).article()));
            assertThat(store.describe()).isTrue();
        }
    }

    private static long number(Graph graph, String subject, String property) {
        return Long.parseLong(graph.find(
                        NodeFactory.createURI(subject),
                        NodeFactory.createURI("http://rdfs.org/ns/void#" + property),
                        Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm());
    }

    @Test
    void aStoreKeepsItsBase() {
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            store.replace(plain(1));
            store.describe();
        }
        assertThatThrownBy(() -> ClaimStore.open(directory, new Iris("https://claims.example/")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(Iris.DEFAULT_BASE)
                .hasMessageContaining("https://claims.example/");
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(count(store)).isEqualTo("1");
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        ClaimStore store = ClaimStore.open(directory, Iris.local());
        store.close();
        store.close();
        assertThatThrownBy(() -> store.replace(plain(1))).isInstanceOf(StoreException.class).hasMessageContaining("closed");
        assertThatThrownBy(store::stats).isInstanceOf(StoreException.class).hasMessageContaining("closed");
    }

    @Test
    void valuesAreBoundNotPasted() {
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            store.replace(plain(2));
            List<String> found = store.queries(QueryLimits.standard())
                    .select(
                            "SELECT ?claim { ?claim <https://w3id.org/riposte#quote> ?words }",
                            Map.of("words", NodeFactory.createLiteralLang("a fable", "en")),
                            row -> row.get("claim").getURI());
            assertThat(found).hasSize(2).allMatch(iri -> iri.startsWith("http://localhost:8080/claim/de"));
        }
    }
}
