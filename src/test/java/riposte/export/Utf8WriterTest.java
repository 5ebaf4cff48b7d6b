package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8WriterTest {

    @Test
    void writesWhatTheJdkWouldWhereverTheBufferEnds() throws IOException {
        String unit = "aé中😀\n";
        for (int shift = 0; shift < unit.length(); shift++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            StringBuilder expected = new StringBuilder();
            Utf8Writer writer = new Utf8Writer(out);
            String prefix = "x".repeat(shift);
            writer.append(prefix);
            expected.append(prefix);
            for (int i = 0; i < 5_000; i++) {
                switch (i % 4) {
                    case 0 -> writer.write(unit);
                    case 1 -> writer.write(unit.toCharArray());
                    case 2 -> unit.chars().forEach(c -> append(writer, (char) c));
                    default -> writer.append(new StringBuilder(unit));
                }
                expected.append(unit);
            }
            writer.flush();
            assertThat(out.toByteArray()).isEqualTo(expected.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void halfACharacterBecomesAReplacement() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Utf8Writer writer = new Utf8Writer(out);
        writer.write("a\uD83Db\uDE00c");
        writer.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a?b?c");
    }

    @Test
    void aFlushBetweenTheHalvesOfACharacterDoesNotBreakIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Utf8Writer writer = new Utf8Writer(out);
        writer.write('\uD83D');
        writer.flush();
        writer.write('\uDE00');
        writer.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("😀");
    }

    private static void append(Utf8Writer writer, char c) {
        try {
            writer.append(c);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
