package riposte.store.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read in blocks is what TDB2 reads. */
class TermFileTest {

    @TempDir
    Path folder;

    private static Node iri(String end) {
        return NodeFactory.createURI("http://example.org/" + end);
    }

    /** Terms of all kinds and lengths, some longer than several blocks. */
    private static List<Node> terms() {
        List<Node> terms = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            terms.add(iri("a" + i + "x".repeat(random.nextInt(200))));
            terms.add(NodeFactory.createLiteralLang("texte é 港口 \ud83d\ude00 " + i + "y".repeat(random.nextInt(300)), i % 2 == 0 ? "fr" : "zh-Hant"));
            terms.add(NodeFactory.createLiteralString("z".repeat(random.nextInt(100)) + i));
            terms.add(NodeFactory.createLiteralDT("u" + i, NodeFactory.getType("http://example.org/type")));
            terms.add(NodeFactory.createLiteralDT(Integer.toString(i), XSDDatatype.XSDinteger));
            terms.add(NodeFactory.createBlankNode());
        }
        for (int length : new int[] {0, 4_095, 16_383, 16_384, 16_385, 100_000}) {
            terms.add(NodeFactory.createLiteralString("w".repeat(length)));
        }
        Collections.shuffle(terms, random);
        return terms;
    }

    private static void readsAsTdbDoes(DatasetGraph dataset) {
        NodeTable table = TDBInternal.requireStorage(dataset).getQuadTable().getNodeTupleTable().getNodeTable();
        Set<NodeId> numbers = new LinkedHashSet<>();
        TDBInternal.requireStorage(dataset).getQuadTable().getNodeTupleTable().findAll().forEachRemaining(quad -> quad.forEach(numbers::add));
        List<NodeId> inSomeOrder = new ArrayList<>(numbers);
        Collections.shuffle(inSomeOrder, new Random(5));
        TermFile file = TermFile.of(table).orElseThrow();
        PassedTerms passed = new PassedTerms(table);
        for (List<NodeId> order : List.of(List.copyOf(numbers), inSomeOrder)) {
            for (NodeId number : order) {
                Node term = table.getNodeForNodeId(number);
                assertThat(passed.term(number)).isEqualTo(term);
                if (number.isPtr()) {
                    assertThat(file.term(number.getPtrLocation())).isEqualTo(term);
                }
            }
        }
        assertThat(numbers.stream().filter(NodeId::isPtr).count()).isGreaterThan(10_000);
    }

    private static void readsWhatWasWritten(DatasetGraph dataset) {
        Txn.executeWrite(dataset, () -> {
            terms().forEach(term -> dataset.add(iri("g"), iri("s"), iri("p"), term));
            // Its own writes too, committed or not.
            readsAsTdbDoes(dataset);
        });
        Txn.executeRead(dataset, () -> readsAsTdbDoes(dataset));
        dataset.begin(ReadWrite.WRITE);
        dataset.add(iri("g"), iri("s"), iri("p"), NodeFactory.createLiteralString("v".repeat(50_000)));
        dataset.abort();
        dataset.end();
        Txn.executeWrite(dataset, () -> terms().forEach(term -> dataset.add(iri("g"), iri("other"), iri("p"), term)));
        Txn.executeRead(dataset, () -> readsAsTdbDoes(dataset));
    }

    @Test
    void readsAsTdbDoesOnDisk() {
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        try {
            readsWhatWasWritten(dataset);
        } finally {
            TDBInternal.expel(dataset);
        }
    }

    @Test
    void readsAsTdbDoesInMemory() {
        readsWhatWasWritten(DatabaseMgr.createDatasetGraph());
    }
}
