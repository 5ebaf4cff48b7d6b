package riposte.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import riposte.text.Pieces;
import riposte.text.TextSpan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Java reads as Python does that trained the reader: pieces, places, logits. {@code training/parity.py} writes the file. */
class ParityTest {

    private static final Path FILE = Path.of("src/test/resources/riposte/reader/parity.jsonl");
    /** Both run the same version of ONNX Runtime, on a processor of the same kind. */
    private static final double TOLERANCE = 0.02;

    private static final List<JsonNode> LINES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        for (String line : Files.readAllLines(FILE)) {
            LINES.add(mapper.readTree(line));
        }
    }

    @Test
    void piecesAndPlacesAgree() {
        assertThat(LINES).hasSizeGreaterThanOrEqualTo(1_000);
        Pieces pieces = Reader.standard().pieces();
        for (JsonNode line : LINES) {
            String text = line.get("text").asString();
            Pieces.Cut cut = pieces.cut(text, new TextSpan(0, text.length()));
            int kept = Math.min(cut.size(), Windows.LONGEST);
            for (int i = 0; i < kept; i++) {
                assertThat(new int[] {cut.numbers()[i], cut.starts()[i], cut.ends()[i]})
                        .as(text)
                        .containsExactly(at(line, "numbers", i), at(line, "starts", i), at(line, "ends", i));
            }
            assertThat(line.get("numbers").size()).as(text).isEqualTo(kept);
        }
    }

    /**
     * Kinds of processors sum in different orders; where a last digit brings a value to the next of 256 steps, layer by layer more
     * of them follow. On each kind Java says what Python says on one; {@code parity.py --add} adds what it says on another.
     */
    @Test
    void logitsAgree() {
        Network network = Network.load();
        List<JsonNode> windows = LINES.stream().filter(line -> line.has("logits")).toList();
        assertThat(windows).hasSizeGreaterThanOrEqualTo(100);
        double[] worst = new double[windows.get(0).get("logits").size()];
        for (JsonNode line : windows) {
            int size = line.get("numbers").size() + 2;
            long[] numbers = new long[size];
            numbers[0] = Pieces.BEGIN;
            numbers[size - 1] = Pieces.END;
            for (int i = 0; i < size - 2; i++) {
                numbers[i + 1] = at(line, "numbers", i);
            }
            long[] kinds = new long[size];
            for (int i = 0; i < size; i++) {
                kinds[i] = i % (KnownName.Kind.values().length + 1);
            }
            long[] marks = new long[size];
            for (int i = 1; i < Math.min(3, size); i++) {
                marks[i] = 1;
            }
            Network.Logits logits = network.run(numbers, kinds, marks);
            for (int processor = 0; processor < worst.length; processor++) {
                worst[processor] = Math.max(worst[processor], difference(logits, size, line.get("logits").get(processor)));
            }
        }
        assertThat(Arrays.stream(worst).boxed()).as("largest difference from each kind of processor").anyMatch(difference -> difference <= TOLERANCE);
    }

    private static double difference(Network.Logits found, int size, JsonNode expected) {
        double worst = Math.max(
                difference(found.whole()[0], expected.get(2).get(0)), difference(found.whole()[1], expected.get(2).get(1)));
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < 7; k++) {
                worst = Math.max(worst, difference(found.cues()[i][k], expected.get(0).get(7 * i + k)));
                worst = Math.max(worst, difference(found.roles()[i][k], expected.get(1).get(7 * i + k)));
            }
        }
        return worst;
    }

    private static double difference(float found, JsonNode expected) {
        return Math.abs(found - expected.asDouble());
    }

    private static int at(JsonNode line, String field, int i) {
        return line.get(field).get(i).asInt();
    }
}
