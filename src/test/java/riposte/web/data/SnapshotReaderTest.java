package riposte.web.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

/** What is read of a real store while somebody writes it. */
class SnapshotReaderTest {

    /** An actor, an article and a claim that say which write they are of. */
    private static final String WRITE = """
            PREFIX rip: <https://w3id.org/riposte#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            DROP SILENT GRAPH <http://localhost:8080/article/a> ;
            INSERT DATA { GRAPH <http://localhost:8080/article/a> {
              <http://localhost:8080/article/a> a rip:Article ; rdfs:label "%1$d" .
              <http://localhost:8080/actor/x> a rip:State ; rdfs:label "%1$d"@en .
              <http://localhost:8080/claim/c> a rip:Denial ; rip:speaker <http://localhost:8080/actor/x> ;
                prov:wasDerivedFrom <http://localhost:8080/article/a> ; rip:evidence <http://localhost:8080/passage/p> .
              <http://localhost:8080/passage/p> a rip:Passage ; oa:exact "%1$d" ; rip:start 3 ; rip:end 4 .
            } }""";

    @TempDir
    Path directory;

    @Test
    void allOfASnapshotIsOfOneWrite() throws Exception {
        try (ClaimStore store = ClaimStore.open(directory, new Iris("http://localhost:8080/"))) {
            DatasetGraph dataset = store.dataset();
            write(dataset, 0);
            AtomicBoolean over = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                for (int i = 1; !over.get(); i++) {
                    write(dataset, i);
                }
            });
            writer.start();
            GraphIndex index = GraphIndex.of(store, directory);
            int different = 0;
            String before = null;
            try {
                long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
                while (different < 20 && System.nanoTime() < end) {
                    ClaimEntry claim = index.refresh().claims().get(0);
                    assertThat(claim.speaker().label("en")).isEqualTo(claim.sentence());
                    assertThat(claim.article().title()).isEqualTo(claim.sentence());
                    assertThat(claim.start()).isEqualTo(3);
                    different += claim.sentence().equals(before) ? 0 : 1;
                    before = claim.sentence();
                }
            } finally {
                over.set(true);
                writer.join();
            }
            assertThat(different).isEqualTo(20);
        }
    }

    @Test
    void aReadingEndsWithTheServer() {
        try (ClaimStore store = ClaimStore.open(directory, new Iris("http://localhost:8080/"))) {
            write(store.dataset(), 0);
            GraphIndex index = GraphIndex.of(store, directory);
            assertThat(index.refresh().claims()).hasSize(1);
            write(store.dataset(), 1);
            index.close();
            assertThatThrownBy(index::refresh).isInstanceOf(CancellationException.class);
        }
    }

    private static void write(DatasetGraph dataset, int number) {
        Txn.executeWrite(dataset, () -> UpdateExec.dataset(dataset).update(WRITE.formatted(number)).execute());
    }
}
