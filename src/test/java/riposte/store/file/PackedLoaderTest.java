package riposte.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was packed is a TDB2 database as any other: it is read by every index, written to, and opened again. */
class PackedLoaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 1000", "150, 1000", "60000, 1000000", "60000, 9000"})
    void everyIndexHasEveryQuad(int count, int mostInMemory) {
        Set<Quad> quads = quads(count);
        pack(quads, mostInMemory);

        DatasetGraph dataset = open();
        dataset.executeRead(() -> {
            Set<Quad> found = new HashSet<>();
            dataset.find().forEachRemaining(found::add);
            assertThat(found).isEqualTo(quads);
            for (TupleIndex index : TDBInternal.requireStorage(dataset).getQuadTable().getNodeTupleTable().getTupleTable().getIndexes()) {
                assertThat(Iter.count(index.all())).as(index.getName()).isEqualTo(quads.stream().filter(quad -> !quad.isDefaultGraph()).count());
            }
            quads.stream().limit(200).forEach(quad -> assertThat(foundByEachPattern(dataset, quad)).as(quad.toString()).isTrue());
        });
        TDBInternal.expel(dataset);
    }

    @Test
    void itIsWrittenToAfterwards() {
        Set<Quad> quads = quads(20_000);
        pack(quads, 1_000_000);
        Set<Quad> more = new HashSet<>();
        SplittableRandom chance = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            more.add(quad(chance, "later"));
        }
        List<Quad> fewer = new ArrayList<>(quads).subList(0, 9_000);
        DatasetGraph dataset = open();
        dataset.executeWrite(() -> more.forEach(dataset::add));
        dataset.executeWrite(() -> fewer.forEach(dataset::delete));
        TDBInternal.expel(dataset);
        Set<Quad> expected = new HashSet<>(quads);
        expected.addAll(more);
        fewer.forEach(expected::remove);

        DatasetGraph again = open();
        Set<Quad> found = new HashSet<>();
        again.executeRead(() -> again.find().forEachRemaining(found::add));
        again.executeRead(() -> more.stream().limit(200).forEach(quad -> assertThat(foundByEachPattern(again, quad)).isTrue()));
        TDBInternal.expel(again);
        assertThat(found).isEqualTo(expected);
    }

    private void pack(Set<Quad> quads, int mostInMemory) {
        DatasetGraph dataset = open();
        PackedLoader loader = PackedLoader.begin(dataset, folder, mostInMemory);
        quads.forEach(loader::add);
        quads.stream().limit(100).forEach(loader::add);
        loader.finish();
        TDBInternal.expel(dataset);
        assertThat(Files.exists(folder.resolve("sorted-0-0"))).isEqualTo(quads.size() > mostInMemory);
    }

    private DatasetGraph open() {
        return DatabaseMgr.connectDatasetGraph(Location.create(folder.toString()));
    }

    private static boolean foundByEachPattern(DatasetGraph dataset, Quad quad) {
        Node any = Node.ANY;
        Node g = quad.getGraph();
        Node s = quad.getSubject();
        Node p = quad.getPredicate();
        Node o = quad.getObject();
        return quad.isDefaultGraph()
                || has(dataset, quad, g, any, any, any)
                        && has(dataset, quad, any, s, any, any)
                        && has(dataset, quad, any, any, p, o)
                        && has(dataset, quad, any, any, any, o)
                        && has(dataset, quad, g, any, p, any)
                        && has(dataset, quad, g, any, any, o);
    }

    private static boolean has(DatasetGraph dataset, Quad quad, Node g, Node s, Node p, Node o) {
        return Iter.anyMatch(dataset.find(g, s, p, o), quad::equals);
    }

    private static Set<Quad> quads(int count) {
        SplittableRandom chance = new SplittableRandom(11);
        Set<Quad> quads = new HashSet<>();
        while (quads.size() < count) {
            quads.add(quad(chance, "first"));
        }
        return quads;
    }

    private static Quad quad(SplittableRandom chance, String kind) {
        int number = chance.nextInt(1_000_000);
        Node object = switch (number % 6) {
            case 0 -> NodeFactory.createLiteralDT(String.valueOf(number - 500_000), XSDDatatype.XSDinteger);
            case 1 -> NodeFactory.createLiteralDT((number % 100) + ".5", XSDDatatype.XSDdecimal);
            case 2 -> NodeFactory.createLiteralLang("text " + number, "fr");
            case 3 -> NodeFactory.createLiteralDT("2021-07-" + (10 + number % 20), XSDDatatype.XSDdate);
            case 4 -> iri(kind + "/thing/" + number % 5_000);
            default -> NodeFactory.createBlankNode(kind + number % 700);
        };
        Node graph = number % 97 == 0 ? Quad.defaultGraphIRI : iri("graph/" + number % 900);
        return new Quad(graph, iri(kind + "/" + number % 9_000), iri("property/" + number % 40), object);
    }

    private static Node iri(String local) {
        return NodeFactory.createURI("https://data.example/" + local);
    }
}
