package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import riposte.PythonClient;
import riposte.store.ClaimStore;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** GraphML and GEXF as libraries of others read them: NetworkX and igraph. */
class GraphClientsTest {

    private record Graph(
            List<String> nodes,
            Set<List<String>> edges,
            boolean directed,
            Map<String, Double> confidence,
            Map<String, Boolean> hedged) {}

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> theyReadEveryActorAndEveryClaim() throws Exception {
        List<ClaimEdge> claims = new ArrayList<>();
        Set<String> ends = new TreeSet<>();
        Path graphml = folder.resolve("dispute.graphml");
        Path gexf = folder.resolve("dispute.gexf");
        try (ClaimStore store = Dispute.store()) {
            write(store, ExportFormat.GRAPHML, graphml);
            write(store, ExportFormat.GEXF, gexf);
            Txn.executeRead(store.dataset(), () -> {
                ClaimReader reader = new ClaimReader(store.dataset());
                reader.ends().forEach(end -> ends.add(end.iri()));
                reader.claims(claims::add);
            });
        }
        Graph written = new Graph(
                List.copyOf(ends),
                claims.stream()
                        .map(claim -> List.of(claim.iri(), claim.from().iri(), claim.to().iri()))
                        .collect(Collectors.toSet()),
                true,
                claims.stream()
                        .collect(Collectors.toMap(ClaimEdge::iri, claim -> claim.confidence().doubleValue())),
                claims.stream().collect(Collectors.toMap(ClaimEdge::iri, ClaimEdge::hedged)));
        Map<String, Graph> read = JsonMapper.shared()
                .readValue(PythonClient.run("read_graphs", graphml.toString(), gexf.toString()), new TypeReference<>() {});
        assertThat(claims).hasSize(16);
        return read.entrySet().stream()
                .map(graph -> DynamicTest.dynamicTest(
                        graph.getKey(), () -> assertThat(graph.getValue()).isEqualTo(written)));
    }

    private static void write(ClaimStore store, ExportFormat format, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Exporter.write(store.dataset(), format, out);
        }
    }
}
