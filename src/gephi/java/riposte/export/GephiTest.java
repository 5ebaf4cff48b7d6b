package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.system.Txn;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.TimeFormat;
import org.gephi.graph.api.types.TimestampSet;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.store.ClaimStore;

/** GEXF as Gephi's own importer understands it: {@code mvn -Pgephi test -Dtest=GephiTest}. */
class GephiTest {

    @TempDir
    static Path folder;

    private static final List<ClaimEdge> claims = new ArrayList<>();
    private static final List<Thing> ends = new ArrayList<>();

    private static Path gexf;
    private static Gephi gephi;
    private static GraphModel graph;

    @BeforeAll
    static void read() throws Exception {
        try (ClaimStore store = Dispute.store()) {
            gexf = write(store, ExportFormat.GEXF, "dispute.gexf");
            Txn.executeRead(store.dataset(), () -> {
                ClaimReader reader = new ClaimReader(store.dataset());
                ends.addAll(reader.ends());
                reader.claims(claims::add);
            });
        }
        gephi = new Gephi(gexf, EdgeMergeStrategy.NO_MERGE);
        graph = gephi.graph();
    }

    @Test
    void itComplainsOfNothing() {
        assertThat(gephi.complains()).isFalse();
    }

    @Test
    void everyEndIsANode() {
        assertThat(graph.getGraph().getNodes().toArray())
                .extracting(node -> List.of(node.getId(), node.getLabel(), node.getAttribute("kind")))
                .containsExactlyInAnyOrderElementsOf(ends.stream()
                        .map(end -> List.<Object>of(end.iri(), end.name(), end.kind()))
                        .toList());
    }

    @Test
    void everyClaimIsADirectedEdgeOfItsKind() {
        assertThat(graph.isDirected()).isTrue();
        assertThat(graph.getGraph().getEdges().toArray())
                .hasSize(16)
                .extracting(edge -> List.of(edge.getId(), edge.getSource().getId(), edge.getTarget().getId(), edge.getTypeLabel()))
                .containsExactlyInAnyOrderElementsOf(claims.stream()
                        .map(claim -> List.<Object>of(claim.iri(), claim.from().iri(), claim.to().iri(), claim.type()))
                        .toList());
    }

    @Test
    void everyAttributeComesInWithItsType() {
        for (ClaimEdge claim : claims) {
            Edge edge = graph.getGraph().getEdge(claim.iri());
            for (EdgeAttribute attribute : EdgeAttribute.values()) {
                Object value = edge.getAttribute(attribute.key());
                assertThat(value == null ? null : value.toString())
                        .as("%s of %s", attribute.key(), claim.iri())
                        .isEqualTo(attribute.of(claim));
            }
        }
        assertThat(graph.getEdgeTable().getColumn("confidence").getTypeClass()).isEqualTo(Double.class);
        assertThat(graph.getEdgeTable().getColumn("hedged").getTypeClass()).isEqualTo(Boolean.class);
    }

    @Test
    void theTimelineHasTheDayOfEachClaim() {
        assertThat(graph.isDynamic()).isTrue();
        assertThat(graph.getTimeFormat()).isEqualTo(TimeFormat.DATE);
        for (ClaimEdge claim : claims) {
            TimestampSet times = (TimestampSet) graph.getGraph().getEdge(claim.iri()).getAttribute("timeset");
            assertThat(times == null ? List.of() : Stream.of(times.toArray()).toList())
                    .as(claim.iri())
                    .isEqualTo(claim.day() == null ? List.of() : List.of(midnight(claim.day())));
        }
    }

    /** Gephi's default, which its import report lets users change. */
    @Test
    void whoDoesNotSayOtherwiseGetsOneEdgeForClaimsOfAKindBetweenTwo() throws Exception {
        GraphModel merged = new Gephi(gexf, EdgeMergeStrategy.SUM).graph();
        long apart = claims.stream()
                .map(claim -> List.of(claim.from().iri(), claim.to().iri(), claim.type()))
                .distinct()
                .count();
        assertThat(merged.getGraph().getEdgeCount()).isEqualTo((int) apart).isLessThan(claims.size());
        assertThat(Stream.of(merged.getGraph().getEdges().toArray()).mapToDouble(Edge::getWeight).sum())
                .isEqualTo(claims.size());
    }

    @Test
    void theTablesComeInAsWell() throws Exception {
        try (ClaimStore store = Dispute.store()) {
            GraphModel tables = Gephi.tables(
                    write(store, ExportFormat.CSV_NODES, "nodes.csv"), write(store, ExportFormat.CSV_EDGES, "edges.csv"));
            assertThat(tables.getGraph().getNodeCount()).isEqualTo(ends.size());
            assertThat(tables.getGraph().getEdges().toArray())
                    .extracting(edge -> List.of(
                            edge.getAttribute("claim"), edge.getSource().getId(), edge.getTarget().getId(), edge.getTypeLabel()))
                    .containsExactlyInAnyOrderElementsOf(claims.stream()
                            .map(claim -> List.<Object>of(claim.iri(), claim.from().iri(), claim.to().iri(), claim.type()))
                            .toList());
        }
    }

    private static Path write(ClaimStore store, ExportFormat format, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            Exporter.write(store.dataset(), format, out);
        }
        return file;
    }

    private static double midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
