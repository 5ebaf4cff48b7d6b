package riposte.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The screen counts as {@code training/screen.py} does, which wrote the file with {@code --parity}. */
class SentenceScreenTest {

    private static final Path FILE = Path.of("src/test/resources/riposte/reader/screen.jsonl");

    private static SentenceScreen screen() throws IOException {
        return SentenceScreen.read(Reader.class.getResourceAsStream("/riposte/reader/screen.bin"));
    }

    @Test
    void everyScoreIsTheSame() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        SentenceScreen screen = screen();
        int texts = 0;
        for (String line : Files.readAllLines(FILE)) {
            JsonNode text = mapper.readTree(line);
            List<int[]> sentences = new ArrayList<>();
            text.get("sentences").forEach(sentence -> sentences.add(StreamSupport.stream(sentence.spliterator(), false)
                    .mapToInt(JsonNode::asInt)
                    .toArray()));
            long[] expected = StreamSupport.stream(text.get("scores").spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .toArray();
            assertThat(screen.scores(sentences)).containsExactly(expected);
            texts++;
        }
        assertThat(texts).isGreaterThanOrEqualTo(50);
    }

    /** One without pieces stands beside nothing, so that a text with it and one without are scored alike. */
    @Test
    void aSentenceWithoutPiecesIsPassedOver() throws IOException {
        SentenceScreen screen = screen();
        int[] one = {701, 24407, 2360, 6};
        int[] other = {11025, 64, 661};
        long[] alone = screen.scores(List.of(one, other));
        long[] between = screen.scores(List.of(one, new int[0], other));
        assertThat(new long[] {between[0], between[2]}).containsExactly(alone);
        assertThat(screen.passing(List.of(new int[0]))).containsExactly(false);
        assertThat(screen.passing(List.of())).isEmpty();
    }

    @Test
    void aFileThatIsCutIsNotRead() throws IOException {
        byte[] whole = Reader.class.getResourceAsStream("/riposte/reader/screen.bin").readAllBytes();
        assertThatThrownBy(() -> SentenceScreen.read(new ByteArrayInputStream(whole, 0, whole.length - 1))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> SentenceScreen.read(new ByteArrayInputStream(whole, 0, whole.length / 2))).isInstanceOf(IOException.class);
    }
}
