package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineRangeTest {

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo\nthree\n", "one\ntwo\nthree", "\n\n\n", "a", "", "é\nüü\n\n漢字\nlast", "a long line without an end\n"})
    void rangesTogetherHoldEachLineOnceWhereverTheyAreCut(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                String parts = range(bytes, 0, first) + range(bytes, first, second) + range(bytes, second, bytes.length);
                assertThat(parts).as("cut at %d and %d", first, second).isEqualTo(text);
                assertThat(range(bytes, first, second)).matches("(?s)|.*\n|.*" + lastLine(text));
            }
        }
    }

    private static String lastLine(String text) {
        return java.util.regex.Pattern.quote(text.substring(text.lastIndexOf('\n') + 1));
    }

    private static String range(byte[] bytes, int start, int end) throws IOException {
        if (start == end) {
            return "";
        }
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        in.skip(Math.max(0, start - 1));
        LineRange range = new LineRange(in, start, end);
        boolean empty = range.isEmpty();
        String lines = new String(range.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(lines.isEmpty()).isEqualTo(empty);
        return lines;
    }
}
