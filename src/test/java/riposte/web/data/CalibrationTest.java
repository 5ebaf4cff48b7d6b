package riposte.web.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.review.Judgement;

/** What becomes of counts: bands that are joined, shares that do not fall, and the file they are kept in. */
class CalibrationTest {

    private final List<Judgement> judgements = new ArrayList<>();

    private void judge(double confidence, int right, int judged) {
        for (int i = 0; i < judged; i++) {
            judgements.add(new Judgement(confidence, i < right));
        }
    }

    private List<String> table() {
        return lines(Calibration.of(judgements).table());
    }

    private static List<String> lines(ReliabilityTable table) {
        return table.bands().stream()
                .map(band -> band.from() + "-" + band.to() + " " + band.right() + "/" + band.judged() + " " + band.set())
                .toList();
    }

    @Test
    void bandsWithEnoughStandAlone() {
        judge(1, 10, 10);
        judge(0.8, 19, 20);
        judge(0.7999, 8, 10);
        judge(0.6, 7, 10);
        judge(0.5, 6, 10);
        judge(0.4, 5, 10);
        judge(0.3, 4, 10);
        judge(0.2999, 0, 10);
        assertThat(table()).containsExactly(
                "0.8-1.0 29/30 store", "0.7-0.8 8/10 store", "0.6-0.7 7/10 store", "0.5-0.6 6/10 store", "0.4-0.5 5/10 store",
                "0.3-0.4 4/10 store");
        assertThat(Calibration.of(judgements).judged()).isEqualTo(80);
    }

    @Test
    void fewClaimsAreCountedWithLessSureOnes() {
        judge(0.9, 9, 9);
        judge(0.75, 20, 30);
        judge(0.55, 6, 12);
        judge(0.45, 9, 9);
        assertThat(table()).containsExactly(
                "0.7-1.0 29/39 store", "0.5-0.7 6/12 store", "0.4-0.5 123/286 heldout", "0.3-0.4 81/222 heldout");
    }

    @Test
    void aboveWhatWasCheckedTheProgramsTableGoesOn() {
        judge(0.65, 40, 60);
        assertThat(table()).startsWith("0.8-1.0 34/38 published", "0.7-0.8 17/24 published", "0.6-0.7 40/60 store");
    }

    @Test
    void sharesDoNotFallAsConfidenceRises() {
        judge(0.9, 10, 20);
        judge(0.75, 16, 20);
        judge(0.65, 14, 20);
        judge(0.55, 4, 20);
        assertThat(table()).startsWith("0.6-1.0 40/60 store", "0.5-0.6 4/20 store");
        judge(0.45, 20, 20);
        assertThat(table()).startsWith("0.6-1.0 40/60 store", "0.4-0.6 24/40 store");
        judge(0.35, 30, 30);
        assertThat(table()).containsExactly("0.3-1.0 94/130 store");
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path store) throws IOException {
        judge(0.9, 50, 55);
        ReliabilityTable table = Calibration.of(judgements).table();
        table.write(ReliabilityTable.file(store));
        assertThat(ReliabilityTable.ofStore(store)).isEqualTo(table);
        assertThat(store).isDirectoryContaining("glob:**/reliability.csv").isDirectoryNotContaining("glob:**.partial");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "nonsense", "0.8,3,2,store", "0.8,1,0,store", "0.7,1,2,store\n0.8,1,2,store", "0.8,1,2,nobody", "1.5,1,2,store", "0.8,1,2",
        "0.8,99999999999,99999999999,store"
    })
    void damagedTablesAreNotUsed(String lines, @TempDir Path store) throws IOException {
        Files.writeString(ReliabilityTable.file(store), lines);
        assertThat(ReliabilityTable.ofStore(store)).isEqualTo(ReliabilityTable.builtIn());
    }
}
