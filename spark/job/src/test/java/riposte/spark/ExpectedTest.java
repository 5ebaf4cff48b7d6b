package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/** The parts of some samples, which the tests of the assembled jar expect too. */
class ExpectedTest {

    @Test
    void theSamplesGiveTheirClaims() throws IOException {
        Path expected = Path.of("target/expected").toAbsolutePath();
        FileUtils.deleteDirectory(expected.toFile());
        Run run = Run.of(expected, Map.of(), "--parts", "4", Corpus.SAMPLES + "/s*-*");

        assertThat(run.summary().get("articles").asInt()).isEqualTo(5);
        assertThat(run.summary().get("claims").asInt()).isGreaterThan(10);
    }
}
