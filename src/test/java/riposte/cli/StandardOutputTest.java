package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard output carries data and nothing else, whatever a library has to say. */
class StandardOutputTest {

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void ingest() {
        store = folder.resolve("store");
        assertThat(Run.of("ingest", "--store", store.toString(), "samples/patch-advisory-en.html").code()).isZero();
    }

    @Test
    void anExportAfterAKilledCompactIsWholeNQuads() throws Exception {
        // What compact leaves when it is killed; Jena clears it away, and says so.
        Path leftover = Files.createDirectory(store.resolve("Data-0002-tmp"));

        Run export = new Program().run("export", "--store", store.toString(), "--format", "nquads");

        assertThat(leftover).doesNotExist();
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(quads(export)).isPositive();
    }

    /** A logger set up to print there, which stands for any library that does. */
    @Test
    void whatALibraryPrintsGoesToStandardError() throws Exception {
        Path noisy = Files.writeString(
                folder.resolve("noisy.xml"),
                """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>noise: %msg%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="out"/></root>
                </configuration>
                """);
        Files.createDirectory(store.resolve("Data-0002-tmp"));

        Run export = new Program().with("-Dlogback.configurationFile=" + noisy)
                .run("export", "--store", store.toString(), "--format", "nquads");

        assertThat(export.code()).isZero();
        assertThat(export.err()).contains("noise: ");
        assertThat(quads(export)).isPositive();
    }

    private static long quads(Run export) {
        DatasetGraph read = DatasetGraphFactory.create();
        RDFParser.fromString(export.out(), Lang.NQUADS).parse(read);
        return read.stream().count();
    }
}
