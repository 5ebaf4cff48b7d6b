package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every command: usage, exit codes, streams. */
class CommandLineTest {

    @Test
    void helpGoesToStandardOutput() {
        Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("extract", "article", "evaluate", "Examples:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve", "ingest", "extract", "article", "query", "export", "evaluate", "validate", "compact", "calibrate", "backup",
                "completion"
            })
    void everyCommandDescribesItself(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: riposte " + command);
    }

    @Test
    void examplesFitATerminal() {
        assertThat(Run.of("--help").lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Run.of("--help").out()).contains("  riposte serve ");
    }

    @Test
    void wrongUsageIsOneLineAndExitCode2() {
        for (String[] args : new String[][] {
            {},
            {"ingset", "x"},
            {"extract"},
            {"extract", "--format", "docx", "x"},
            {"extract", "--lang", "english", "x"},
            {"extract", "--published", "yesterday", "x"},
            {"extract", "--min-confidence", "2", "x"},
            {"extract", "--jobs", "0", "x"},
            {"extract", "--base", "nowhere", "x"},
            {"article", "--no-such-option", "x"},
            {"serve", "--no-such-option"},
            {"serve", "--riposte.metrics"},
            {"evaluate"}
        }) {
            Run run = Run.of(args);
            assertThat(run.code()).as(String.join(" ", args)).isEqualTo(Riposte.USAGE);
            assertThat(run.out()).isEmpty();
            assertThat(run.complaints().get(0)).startsWith("riposte: ");
            assertThat(run.err()).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void aValueThatIsNoneIsSaidInWords() {
        for (String[] wrong : new String[][] {
            {"extract", "--min-confidence", "many", "--min-confidence': 'many' is no number between 0 and 1"},
            {"extract", "--min-confidence", "1.01", "--min-confidence': '1.01' is no number between 0 and 1"},
            {"extract", "--min-confidence", "NaN", "--min-confidence': 'NaN' is no number between 0 and 1"},
            {"extract", "--jobs", "all", "--jobs': 'all' is no whole number from 1 on"},
            {"extract", "--jobs", "0", "--jobs': '0' is no whole number from 1 on"},
        }) {
            Run run = Run.of(wrong[0], wrong[1], wrong[2], "x");
            assertThat(run.code()).isEqualTo(Riposte.USAGE);
            assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains(wrong[3]) && !line.contains("java."));
        }
        assertThat(Run.of("review", "export", "--format", "docx").err()).contains("jsonl, trig, gold").doesNotContain("java.");
    }

    @Test
    void aReaderThatStopsEarlyIsNoFailure() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(new ByteArrayInputStream(new byte[0]), failing("Broken pipe"), err, false);

        assertThat(Riposte.run(console, "article", "samples")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void lostResultsAreAFailure() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]), failing("No space left on device"), err, false);

        assertThat(Riposte.run(console, "article", "samples")).isEqualTo(Riposte.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8).lines().toList())
                .containsExactly("riposte: standard output: No space left on device");
    }

    @Test
    void completionIsAScript() {
        assertThat(Run.of("completion").out()).startsWith("#!").contains("extract");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
