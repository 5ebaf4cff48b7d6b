package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.rdf.Readings;
import riposte.store.fault.StoreException;
import riposte.store.file.Layout;
import riposte.store.file.Restored;

/** Stores of older and newer layouts. */
class StoreLayoutTest {

    private static final Node MARK = NodeFactory.createURI("urn:mark");

    @TempDir
    Path directory;

    private static Layout later() {
        return new Layout(List.of(
                new Layout.Step("it has a number now", null),
                new Layout.Step("it is marked", current -> current.add(MARK, MARK, MARK, MARK))));
    }

    private long fill() {
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            store.replace(Stream.of(Readings.plain(1)));
            return store.read(current -> current.stream().count());
        }
    }

    @Test
    void aNewStoreHasTheNumberFromTheBeginning() throws IOException {
        ClaimStore.open(directory, Iris.local()).close();
        assertThat(directory.resolve("riposte.version")).hasContent("layout 2, written by Riposte 0.1.0");
    }

    @Test
    void aStoreFromBeforeThereWasANumberGetsOneAndNothingElse() throws IOException {
        long quads = fill();
        Files.delete(directory.resolve("riposte.version"));
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(store.<Long>read(current -> current.stream().count())).isEqualTo(quads);
        }
        assertThat(directory.resolve("riposte.version")).hasContent("layout 2, written by Riposte 0.1.0");
        assertThat(directory.toFile().list()).noneMatch(name -> name.startsWith("before-layout"));
    }

    @Test
    void aStepThatChangesQuadsMakesABackupFirstThatCanBeRestored(@TempDir Path other) throws IOException {
        long quads = fill();
        Iris iris = Iris.local();
        StoreFolder.open(directory, dataset -> iris, later()).close();
        assertThat(directory.resolve("riposte.version")).hasContent("layout 3, written by Riposte 0.1.0");
        assertThatThrownBy(() -> ClaimStore.open(directory, iris))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was written by Riposte 0.1.0 and has layout 3, newer than this program's 2; use that version");
        try (ClaimStore store = StoreFolder.open(directory, dataset -> iris, later())) {
            assertThat(store.<Boolean>read(current -> current.contains(MARK, MARK, MARK, MARK))).isTrue();
            assertThat(store.<Long>read(current -> current.stream().count())).isEqualTo(quads + 1);
        }
        Path before = directory.resolve("before-layout-3.nq.gz");
        Restored restored = StoreUpkeep.restore(before, other.resolve("restored"), () -> {});
        assertThat(restored.quads()).isEqualTo(quads);
        assertThat(restored.counted()).isTrue();
    }

    @Test
    void aStoreOfALaterProgramIsNotOpened() throws IOException {
        long quads = fill();
        Files.writeString(directory.resolve("riposte.version"), "layout 12, written by Riposte 9.1.0\n");
        assertThatThrownBy(() -> ClaimStore.open(directory, Iris.local()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was written by Riposte 9.1.0")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> StoreUpkeep.rebase(directory, new Iris("https://a.example/"), () -> {}))
                .isInstanceOf(StoreException.class);
        Files.delete(directory.resolve("riposte.version"));
        assertThat(fill()).isEqualTo(quads);
    }
}
