package riposte.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of changes in its folder: what a kill, a large write and its own size do to it. */
class ChangeLogTest {

    @TempDir
    Path folder;

    private ChangeLog open() {
        return new ChangeLog(folder, graph -> graph.getURI().contains("hidden"));
    }

    private static Quad quad(String graph, int subject, String text) {
        return Quad.create(
                NodeFactory.createURI("urn:" + graph),
                NodeFactory.createURI("urn:s" + subject),
                NodeFactory.createURI("urn:p"),
                NodeFactory.createLiteralString(text));
    }

    private static void write(ChangeLog log, List<Quad> removed, List<Quad> added) {
        try (ChangeLog.Pending pending = log.begin(removed, added)) {
            pending.done();
        }
    }

    private static DatasetGraph follow(ChangeLog log, String since, DatasetGraph copy) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.changes(since, Long.MAX_VALUE).write(out);
        RDFPatchOps.applyChange(copy, new ByteArrayInputStream(out.toByteArray()));
        return copy;
    }

    @Test
    void aCopyFollowsAlsoAfterTheLogWasClosed() throws Exception {
        ChangeLog log = open();
        String empty = log.token();
        write(log, List.of(), List.of(quad("g", 1, "a\nTX .\nb \"quoted\" \\ \u00e9"), quad("g", 2, "b"), quad("hidden", 3, "secret")));
        String one = log.token();
        write(log, List.of(quad("g", 2, "b")), List.of(quad("h", 4, "c")));

        for (ChangeLog each : List.of(log, open())) {
            DatasetGraph copy = follow(each, empty, DatasetGraphFactory.createTxnMem());
            assertThat(copy.stream()).containsExactlyInAnyOrder(quad("g", 1, "a\nTX .\nb \"quoted\" \\ \u00e9"), quad("h", 4, "c"));
            assertThat(each.changes(one, Long.MAX_VALUE).token()).isEqualTo(each.token()).isEqualTo(log.token());
            assertThat(each.changes(empty, 1).token()).isEqualTo(one);
        }
        write(open(), List.of(), List.of(quad("g", 5, "d")));
        assertThat(follow(open(), one, DatasetGraphFactory.createTxnMem()).stream()).containsExactlyInAnyOrder(quad("h", 4, "c"), quad("g", 5, "d"));
    }

    @Test
    void whatAKillLeftHalfDoneIsNotFollowed() throws IOException {
        ChangeLog log = open();
        write(log, List.of(), List.of(quad("g", 1, "a")));
        String token = log.token();
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(f -> f.toString().endsWith(".rdfp")).findFirst().orElseThrow();
        }
        Files.writeString(file, "TX .\nA <urn:s> <urn:p> <urn:o> <urn:g> .\n", StandardOpenOption.APPEND);

        ChangeLog after = open();

        assertThat(after.token()).isNotEqualTo(token);
        assertThatThrownBy(() -> after.changes(token, 1)).isInstanceOf(ChangeLog.Gone.class).hasMessageContaining("begun anew");
    }

    @Test
    void whatWasNotDoneIsNotFollowed() {
        ChangeLog log = open();
        write(log, List.of(), List.of(quad("g", 1, "a")));
        String token = log.token();
        log.begin(List.of(), List.of(quad("g", 2, "b"))).close();

        assertThatThrownBy(() -> log.changes(token, 1)).isInstanceOf(ChangeLog.Gone.class);
    }

    @Test
    void aLargeWriteIsNotFollowed() {
        ChangeLog log = open();
        String token = log.token();
        write(log, List.of(), IntStream.rangeClosed(0, ChangeLog.MOST_QUADS).mapToObj(i -> quad("g", i, "x")).toList());

        assertThatThrownBy(() -> log.changes(token, 1)).isInstanceOf(ChangeLog.Gone.class);
        assertThat(log.token()).endsWith(".0");
    }

    @Test
    void theOldestIsDropped() throws Exception {
        ChangeLog log = open();
        String first = log.token();
        String text = "x".repeat(9 << 20);
        for (int i = 0; i < 9; i++) {
            write(log, List.of(), List.of(quad("g", i, text)));
        }
        String token = log.token();

        for (ChangeLog each : List.of(log, open())) {
            assertThatThrownBy(() -> each.changes(first, 1)).isInstanceOf(ChangeLog.Gone.class).hasMessageContaining("reach back");
            assertThat(each.token()).isEqualTo(token);
            assertThat(each.changes(token.replace(".9", ".3"), Long.MAX_VALUE).token()).isEqualTo(token);
        }
        long bytes;
        try (Stream<Path> files = Files.list(folder)) {
            bytes = files.mapToLong(f -> f.toFile().length()).sum();
        }
        assertThat(bytes).isLessThan(65L << 20);
    }

    @Test
    void aTokenIsNotMadeUp() {
        assertThatThrownBy(() -> open().changes("7", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open().changes("00000000.0", 1)).isInstanceOf(ChangeLog.Gone.class);
    }
}
