package riposte.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TouchedGraphsTest {

    @TempDir
    Path folder;

    private static Node graph(String name) {
        return NodeFactory.createURI("http://localhost:8080/article/" + name);
    }

    private static void write(TouchedGraphs touched, String... names) {
        List<Node> graphs = new ArrayList<>();
        for (String name : names) {
            graphs.add(graph(name));
        }
        touched.begin(graphs).close();
    }

    private static List<String> since(TouchedGraphs touched, String token) {
        return touched.since(token)
                .map(names -> names.stream().map(name -> name.substring(name.lastIndexOf('/') + 1)).toList())
                .orElse(null);
    }

    @Test
    void tellsWhatWasWrittenSinceAStateAlsoAfterwards() {
        TouchedGraphs touched = new TouchedGraphs(folder);
        String first = touched.token();
        write(touched, "a", "b");
        String second = touched.token();
        write(touched);
        write(touched, "b", "c");

        for (TouchedGraphs each : List.of(touched, new TouchedGraphs(folder))) {
            assertThat(since(each, first)).containsExactly("a", "b", "c");
            assertThat(since(each, second)).containsExactly("b", "c");
            assertThat(since(each, each.token())).isEmpty();
            assertThat(since(each, null)).isNull();
            assertThat(since(each, "00000000.1")).isNull();
            assertThat(since(each, first.replaceAll("\\d+$", "9"))).isNull();
        }
    }

    @Test
    void countsATransactionWhenItHasEnded() {
        TouchedGraphs touched = new TouchedGraphs(folder);
        List<String> told = new ArrayList<>();
        touched.follow(() -> told.add(touched.token()));
        String before = touched.token();
        TouchedGraphs.Pending pending = touched.begin(List.of(graph("a")));
        assertThat(touched.token()).isEqualTo(before);
        pending.close();
        assertThat(told).containsExactly(touched.token()).doesNotContain(before);

        touched.begin(List.of(graph("b")));
        assertThat(since(new TouchedGraphs(folder), touched.token())).as("a kill within a transaction").containsExactly("b");
    }

    @Test
    void knowsWhatItDoesNotKnow() {
        TouchedGraphs touched = new TouchedGraphs(folder);
        String before = touched.token();
        touched.begin(null).close();
        String after = touched.token();
        assertThat(since(touched, before)).isNull();
        touched.begin(List.of(NodeFactory.createBlankNode())).close();
        assertThat(since(touched, after)).isNull();
        assertThat(since(touched, touched.token())).isEmpty();
    }

    @Test
    void aLineThatAKillCutOffBeginsANewName() throws IOException {
        TouchedGraphs touched = new TouchedGraphs(folder);
        write(touched, "a");
        Files.writeString(folder.resolve("graphs"), "http://localhost:8080/article/", StandardOpenOption.APPEND);
        assertThat(since(new TouchedGraphs(folder), touched.token())).isNull();
    }

    @Test
    void whatCannotBeNotedIsNotMissed() throws IOException {
        TouchedGraphs touched = new TouchedGraphs(folder);
        write(touched, "a");
        String before = touched.token();
        Files.delete(folder.resolve("graphs"));
        TouchedGraphs.Pending pending = touched.begin(List.of(graph("b")));
        String within = touched.token();
        pending.close();
        assertThat(since(touched, before)).isNull();
        assertThat(since(touched, within)).isNull();
        write(touched, "c");
        assertThat(since(touched, before)).isNull();
        assertThat(since(new TouchedGraphs(folder), touched.token())).isEmpty();
    }

    @Test
    void keepsTheNewestNamesOfMany() throws IOException {
        TouchedGraphs touched = new TouchedGraphs(folder);
        String first = touched.token();
        List<Node> many = IntStream.range(0, 20_000).mapToObj(i -> graph("0123456789abcdef" + i)).toList();
        String last = null;
        for (int i = 0; i < 20; i++) {
            last = touched.token();
            touched.begin(many).close();
        }
        assertThat(Files.size(folder.resolve("graphs"))).isLessThan(TouchedGraphs.MOST_BYTES + 2_000_000);
        assertThat(since(touched, first)).isNull();
        assertThat(since(touched, last)).hasSize(20_000);
        assertThat(since(new TouchedGraphs(folder), last)).hasSize(20_000);
    }
}
