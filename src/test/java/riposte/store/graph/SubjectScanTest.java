package riposte.store.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

/** What one pass over a real store gives. */
class SubjectScanTest {

    private static final String QUADS = """
            PREFIX : <http://e.example/>
            :unnamed :p "in no graph" .
            :a { :s :p "1", "2" ; :q :t ; :r "not asked for" . :t :q :s . :u :r "nor this" . _:b :p 3 . }
            :b { :s :p "1" . }
            <http://localhost:8080/hidden/x> { :h :p "hidden" . }
            """;

    @TempDir
    Path directory;

    private static Node iri(String name) {
        return NodeFactory.createURI("http://e.example/" + name);
    }

    @Test
    void eachSubjectOfEachGraphComesOnceWithWhatWasAskedFor() {
        try (ClaimStore store = ClaimStore.open(directory, new Iris("http://localhost:8080/"))) {
            DatasetGraph dataset = store.dataset();
            Txn.executeWrite(dataset, () -> RDFParser.fromString(QUADS, Lang.TRIG).parse(dataset));
            TreeSet<String> found = new TreeSet<>();
            Txn.executeRead(dataset, () -> SubjectScan.run(dataset, List.of(iri("p"), iri("q"), iri("never")), subject -> {
                Node node = subject.node();
                String name = node.isBlank() ? "blank" : node.getURI().substring(17);
                assertThat(found.add(name + " in all " + told(subject.shown()))).as("%s once", node).isTrue();
                subject.byGraph().forEach(statements -> found.add(name + " " + told(statements)));
                assertThat(subject.shown().has(iri("never"))).isFalse();
                assertThat(subject.shown().has(iri("p"), iri("unheard of"))).isFalse();
                assertThat(subject.shown().all(iri("r"))).isEmpty();
            }));
            assertThat(found).containsExactlyInAnyOrder(
                    "s in all [1, 2] to t", "s [1, 2] to t", "s [1]",
                    "t in all []", "t []",
                    "blank in all [3]", "blank [3]",
                    "h in all []", "h [hidden]");
        }
    }

    private static String told(SubjectScan.Statements statements) {
        List<String> values = statements.all(iri("p")).stream().map(Node::getLiteralLexicalForm).sorted().toList();
        assertThat(statements.has(iri("p"))).isEqualTo(!values.isEmpty());
        return values + (statements.has(iri("q"), iri("t")) ? " to t" : "");
    }

    @Test
    void keysTellEqualTermsApartFromOthers() {
        try (ClaimStore store = ClaimStore.open(directory, new Iris("http://localhost:8080/"))) {
            DatasetGraph dataset = store.dataset();
            Txn.executeWrite(dataset, () -> RDFParser.fromString(QUADS, Lang.TRIG).parse(dataset));
            Txn.executeRead(dataset, () -> {
                Object[] s = new Object[1];
                Object[] toS = new Object[1];
                SubjectScan.run(dataset, List.of(iri("p"), iri("q")), subject -> {
                    if (subject.node().equals(iri("s"))) {
                        s[0] = subject.key();
                    } else if (subject.node().equals(iri("t"))) {
                        toS[0] = subject.shown().key(iri("q"));
                        assertThat(subject.shown().key(iri("p"))).isNull();
                        assertThat(subject.key()).isNotEqualTo(toS[0]);
                    }
                });
                assertThat(toS[0]).isNotNull().isEqualTo(s[0]);
            });
        }
    }
}
