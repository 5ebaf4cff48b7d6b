package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.rdf.Readings;
import riposte.store.query.QueryLimits;

/**
 * The fault of apache/jena issue 3877, and that it is mended: an aborted write must not harm the writes after it. The
 * aborted write must be larger than the buffer of the node file (128 KiB), or nothing of it reaches the file.
 */
class AbortedWriteTest {

    private static final Node GRAPH = NodeFactory.createURI("http://localhost:8080/article/0");
    private static final Node PROPERTY = NodeFactory.createURI("http://localhost:8080/p");

    @TempDir
    Path directory;

    private static Quad quad(String name, int number) {
        return new Quad(
                GRAPH,
                NodeFactory.createURI("http://localhost:8080/" + name + number),
                PROPERTY,
                NodeFactory.createLiteralString(name + " " + "long text ".repeat(500 + number % 50) + number));
    }

    private static void write(DatasetGraph dataset, String name, boolean commit) {
        dataset.begin(ReadWrite.WRITE);
        try {
            for (int i = 0; i < 200; i++) {
                dataset.add(quad(name, i));
            }
            if (commit) {
                dataset.commit();
            } else {
                dataset.abort();
            }
        } finally {
            dataset.end();
        }
    }

    private static TreeSet<String> contents(DatasetGraph dataset) {
        TreeSet<String> lines = new TreeSet<>();
        dataset.begin(ReadWrite.READ);
        try {
            dataset.find().forEachRemaining(quad -> lines.add(quad.toString()));
        } finally {
            dataset.end();
        }
        return lines;
    }

    @Test
    void writesAfterAnAbortedOneAreReadableOnceTheStoreIsOpenedAgain() {
        TreeSet<String> expected = new TreeSet<>();
        for (String name : List.of("before", "after", "later")) {
            IntStream.range(0, 200).mapToObj(i -> quad(name, i).toString()).forEach(expected::add);
        }
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            write(store.dataset(), "before", true);
        }
        // Opened again, so that reading goes to the file and not to the cache of nodes.
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            write(store.dataset(), "aborted", false);
            contents(store.dataset());
            write(store.dataset(), "after", true);
            write(store.dataset(), "aborted again", false);
            write(store.dataset(), "later", true);
            assertThat(contents(store.dataset())).isEqualTo(expected);
        }
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(contents(store.dataset())).isEqualTo(expected);
        }
    }

    @Test
    void articlesAfterAnAbortedWriteAreWhole() {
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            store.refresh(Readings.plainCatalog());
            store.replace(IntStream.range(0, 20).mapToObj(Readings::plain));
        }
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            write(store.dataset(), "aborted", false);
            store.queries(QueryLimits.standard()).select("SELECT * { ?s ?p ?o }", Map.of(), row -> 1);
            store.replace(IntStream.range(20, 40).mapToObj(Readings::plain));
        }
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            assertThat(store.stats().of("Article")).isEqualTo(40);
            assertThat(store.validate(violation -> assertThat(violation).isNull())).isZero();
            assertThat(store.replace(IntStream.range(0, 40).mapToObj(Readings::plain)).changed()).isZero();
        }
    }
}
