package riposte.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.store.ClaimStore;
import riposte.store.StoreUpkeep;

/** The index holds what the store holds, whatever happened to either. */
class CatchUpTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private ClaimStore open() {
        return ClaimStore.open(folder.resolve("store"), Iris.local());
    }

    private static void read(ClaimStore store, ArticleClaims... readings) {
        assertThat(store.replace(Stream.of(readings)).failures()).isEmpty();
    }

    private static ArticleClaims harbour() {
        return Said.article("a", "en", "One", "The harbour was robbed.");
    }

    private static ArticleClaims mill() {
        return Said.article("b", "en", "Two", "The mill was robbed.");
    }

    private static int found(SearchIndex index, String words) {
        assertThat(index.awaitReady(LONG)).isTrue();
        return index.find(words, Kind.CLAIMS, 10).orElseThrow().size();
    }

    /** Makes an index with one article in it. */
    private void begin() {
        try (ClaimStore store = open();
                SearchIndex index = SearchIndex.of(store, LONG)) {
            read(store, harbour());
            assertThat(found(index, "harbour")).isEqualTo(1);
        }
    }

    private void check(int harbour, int mill, int rebuilds) {
        try (ClaimStore store = open();
                SearchIndex index = SearchIndex.of(store, LONG)) {
            assertThat(found(index, "harbour")).isEqualTo(harbour);
            assertThat(found(index, "mill")).isEqualTo(mill);
            assertThat(index.rebuilds()).as("times that all was read").isEqualTo(rebuilds);
        }
    }

    @Test
    void nothingIsReadWhereNothingWasWritten() {
        begin();
        check(1, 0, 0);
    }

    @Test
    void whatWasWrittenWithoutItIsReadAlone() {
        begin();
        try (ClaimStore store = open()) {
            read(store, mill());
            store.remove(store.iris().article(harbour().article()));
        }
        check(0, 1, 0);
    }

    @Test
    void aKillBetweenStoreAndIndexIsMadeUpFor() throws Exception {
        begin();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        Killed.class.getName(), folder.resolve("store").toString())
                .redirectErrorStream(true)
                .start();
        try (var out = child.inputReader()) {
            String line;
            while ((line = out.readLine()) != null && !line.equals("written")) {
                System.out.println(line);
            }
            assertThat(line).isEqualTo("written");
        } finally {
            child.destroyForcibly().waitFor();
        }
        check(1, 1, 0);
    }

    /** Writes an article with the index open, and waits for its end. */
    static final class Killed {

        private Killed() {}

        public static void main(String[] args) throws InterruptedException {
            ClaimStore store = ClaimStore.open(Path.of(args[0]), Iris.local());
            SearchIndex index = SearchIndex.of(store, LONG);
            index.awaitReady(LONG);
            read(store, mill());
            System.out.println("written");
            Thread.sleep(60_000);
            index.close();
        }
    }

    @Test
    void aBrokenIndexIsMadeAnew() throws IOException {
        begin();
        try (Stream<Path> files = Files.list(folder.resolve("store/text"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments_")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        check(1, 0, 1);
    }

    @Test
    void anIndexOfAnotherStoreIsMadeAnew() throws IOException {
        begin();
        Files.move(folder.resolve("store"), folder.resolve("old"));
        try (ClaimStore store = open()) {
            read(store, mill());
        }
        Files.move(folder.resolve("old/text"), folder.resolve("store/text"));
        check(0, 1, 1);
    }

    @Test
    void aNewBeginningOfAllIrisIsFollowed() {
        begin();
        StoreUpkeep.rebase(folder.resolve("store"), new Iris("https://claims.example/"), () -> {});
        try (ClaimStore store = ClaimStore.open(folder.resolve("store"), new Iris("https://claims.example/"));
                SearchIndex index = SearchIndex.of(store, LONG)) {
            assertThat(found(index, "harbour")).isEqualTo(1);
            assertThat(index.find("harbour", Kind.CLAIMS, 1).orElseThrow().get(0).iri()).startsWith("https://claims.example/claim/");
        }
    }

    @Test
    void aBackupHasNoIndex() throws IOException {
        begin();
        Path backup = folder.resolve("backup.zip");
        try (ClaimStore store = open()) {
            assertThat(store.beside()).noneMatch(file -> file.startsWith("text"));
            store.backup(backup);
        }
        StoreUpkeep.restore(backup, folder.resolve("new"), () -> {});
        try (ClaimStore store = ClaimStore.open(folder.resolve("new"), Iris.local());
                SearchIndex index = SearchIndex.of(store, LONG)) {
            assertThat(found(index, "harbour")).isEqualTo(1);
        }
    }

    @Test
    void anIndexThatCannotBeWrittenHarmsNoWrite() throws IOException {
        try (ClaimStore store = open()) {
            Files.writeString(folder.resolve("store/text"), "in the way");
            try (SearchIndex index = SearchIndex.of(store, LONG)) {
                assertThat(index.awaitReady(LONG)).isFalse();
                read(store, harbour());
                assertThat(index.find("harbour", Kind.CLAIMS, 10)).isEmpty();
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> index.texts("harbour", List.of(), null, null, 1, null)))
                        .hasMessageContaining("There is no full-text index: ");
            }
        }
    }

    @Test
    void whatOthersWriteIsFollowed() {
        try (ClaimStore store = open();
                SearchIndex index = SearchIndex.of(store, LONG)) {
            read(store, harbour());
            assertThat(found(index, "harbour")).isEqualTo(1);
            var graph = NodeFactory.createURI(store.iris().article(harbour().article()));
            store.dataset().begin(TxnType.WRITE);
            store.dataset().deleteAny(graph, null, Vocabulary.EVIDENCE, null);
            try (var written = store.writtenDirectly(List.of(graph))) {
                store.dataset().commit();
            }
            store.dataset().end();
            assertThat(found(index, "harbour")).isZero();
            assertThat(index.rebuilds()).isEqualTo(1);
            try (var written = store.writtenDirectly(null)) {
                assertThat(written).isNotNull();
            }
            assertThat(found(index, "harbour")).isZero();
            assertThat(index.rebuilds()).as("what was written is not known").isEqualTo(2);
        }
    }
}
