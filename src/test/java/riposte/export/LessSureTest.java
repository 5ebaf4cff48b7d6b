package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import riposte.claim.Claim;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.rdf.Readings;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.store.ClaimStore;

/** What an export from a confidence on leaves out. */
class LessSureTest {

    private static final String EDGE = "<http://localhost:8080/actor/norvik> <https://w3id.org/riposte#accuses> <http://localhost:8080/actor/estmark>";

    /** The plain accusation once more, with another confidence. */
    private static Claim accusation(String id, boolean cyber, double confidence) {
        Claim plain = Readings.plain(1).claims().get(0);
        return new Claim(
                id, plain.type(), plain.speaker(), plain.target(), plain.about(), null, plain.cites(), false, cyber, plain.saidOn(),
                plain.quotes(), plain.evidence(), null, null, confidence, plain.rule());
    }

    private static ClaimStore store(Claim... claims) {
        ClaimStore store = ClaimStore.inMemory(Iris.local());
        store.refresh(Readings.plainCatalog());
        store.replace(Stream.of(new ArticleClaims(Readings.plain(1).article(), List.of(claims))));
        return store;
    }

    private static List<String> export(ClaimStore store, ExportFormat format, boolean hidden) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exporter.write(store.dataset(), format, 0.6, hidden, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Decision decide(ClaimStore store, Claim claim, DecisionKind kind) {
        Decision decision = store.reviewed(store.iris().claim(claim)).orElseThrow()
                .decide(kind, "Ada", Instant.parse("2026-03-01T12:00:00Z"), "");
        store.decide(List.of(decision));
        return decision;
    }

    @Test
    void aClaimAboutNoCyberActHoldsNoEdge() {
        Claim faint = accusation("fa00000000000001", true, 0.4);
        try (ClaimStore store = store(faint, accusation("cb00000000000001", false, 0.9))) {
            for (ExportFormat format : List.of(ExportFormat.NQUADS, ExportFormat.NTRIPLES)) {
                assertThat(export(store, format, false))
                        .noneMatch(line -> line.startsWith(EDGE))
                        .noneMatch(line -> line.contains(faint.id()))
                        .anyMatch(line -> line.contains("cb00000000000001"));
            }
        }
    }

    @Test
    void claimsThatAreNotShownHoldNothing() {
        Claim faint = accusation("fa00000000000001", true, 0.4);
        Claim sure = accusation("5c00000000000001", true, 0.9);
        try (ClaimStore store = store(faint, sure)) {
            decide(store, sure, DecisionKind.REJECT);
            assertThat(export(store, ExportFormat.NQUADS, false))
                    .noneMatch(line -> line.contains("#Passage>") && line.contains("#char="))
                    .noneMatch(line -> line.contains("/statement/"))
                    .noneMatch(line -> line.startsWith(EDGE));
            assertThat(export(store, ExportFormat.NQUADS, true))
                    .anyMatch(line -> line.contains("#Passage>") && line.contains("#char=") && line.contains("/hidden/"))
                    .anyMatch(line -> line.contains("/claim/" + sure.id()) && line.contains("/hidden/"))
                    .noneMatch(line -> line.startsWith("<http://localhost:8080/claim/" + faint.id()));
        }
    }

    @Test
    void aCorrectedClaimGoesByWhatIsShown() {
        Claim faint = accusation("fa00000000000001", true, 0.4);
        try (ClaimStore store = store(faint)) {
            var claim = store.reviewed(store.iris().claim(faint)).orElseThrow();
            store.decide(List.of(claim.correct(sure(claim.content()), "Ada", Instant.parse("2026-03-01T12:00:00Z"), "")));
            assertThat(export(store, ExportFormat.NTRIPLES, false)).anyMatch(line -> line.startsWith(EDGE));
            assertThat(export(store, ExportFormat.NQUADS, false)).anyMatch(line -> line.startsWith("<http://localhost:8080/claim/" + faint.id()));
        }
    }

    /** The same, hedged, as a person is sure of it. */
    private static Content sure(Content read) {
        return new Content(
                read.type(), read.speaker(), read.target(), read.victim(), read.about(), read.cites(), true, read.cyber(), read.rejects(),
                read.answers(), read.quotes(), read.saidOn(), read.start(), read.end(), 1, read.rule());
    }

    @Test
    void decisionsStayWhole() {
        Claim faint = accusation("fa00000000000001", true, 0.4);
        try (ClaimStore store = store(faint)) {
            Decision accept = decide(store, faint, DecisionKind.ACCEPT);
            String concerns = "<http://localhost:8080/review/" + accept.id() + "> <https://w3id.org/riposte#concerns>";
            for (ExportFormat format : List.of(ExportFormat.NQUADS, ExportFormat.NTRIPLES)) {
                assertThat(export(store, format, false))
                        .anyMatch(line -> line.startsWith(concerns))
                        .noneMatch(line -> line.startsWith("<http://localhost:8080/claim/" + faint.id()));
            }
        }
    }
}
