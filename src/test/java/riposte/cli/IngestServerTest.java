package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.web.TestServer;

/** {@code riposte ingest} beside a server that holds the store. */
class IngestServerTest {

    @TempDir
    Path folder;

    @Test
    void aStoreThatIsServedIsReadIntoByWayOfItsServer() throws Exception {
        Path served = folder.resolve("served");
        Run throughServer;
        try (TestServer server = TestServer.start(served)) {
            throughServer = Run.of("ingest", "--store", served.toString(), "samples");

            assertThat(throughServer.complaints()).singleElement().asString().contains("is open in the server at " + server.uri("/"));
            assertThat(new Program().run("query", "--store", served.toString(), "who-accuses-whom").complaints())
                    .singleElement().asString().contains("the server at " + server.uri("/"));
            assertThat(Run.of("ingest", "--store", served.toString(), "--min-confidence", "0.5", "samples"))
                    .matches(run -> run.code() == 2 && run.err().contains("--min-confidence cannot be given for a server that runs"));
        }
        Path alone = folder.resolve("alone");
        Run byItself = Run.of("ingest", "--store", alone.toString(), "samples");

        assertThat(throughServer.code()).isZero();
        assertThat(throughServer.out().replaceFirst(";.*\n", "")).isEqualTo(byItself.out().replaceFirst(";.*\n", ""));
        assertThat(quads(served)).isEqualTo(quads(alone)).hasSizeGreaterThan(1000);
    }

    @Test
    void aServerNeedsItsToken() {
        Run run = Run.of("ingest", "--server", "http://localhost:1/", "samples");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.complaints()).singleElement().asString().contains("RIPOSTE_TOKEN");
    }

    @Test
    void aWrongTokenOrAnAddressWithoutAServerIsOneLine() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("store"), "--riposte.token=right")) {
            Run wrong = new Program().with("-Xmx1g").variable("RIPOSTE_TOKEN", "wrong").run("ingest", "--server", server.uri("/").toString(), "samples/patch-advisory-en.html");
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.complaints()).singleElement().asString().contains("does not take this token");

            Run right = new Program().with("-Xmx1g").variable("RIPOSTE_TOKEN", "right").run("ingest", "--server", server.uri("").toString(), "samples/patch-advisory-en.html");
            assertThat(right.err()).isEmpty();
            assertThat(right.out()).startsWith("1 articles read, 0 skipped, 0 failed").contains("in the store of " + server.uri(""));
        }
        Run nobody = new Program().variable("RIPOSTE_TOKEN", "any").run("ingest", "--server", "http://localhost:1/", "samples/patch-advisory-en.html");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.complaints()).singleElement().asString().contains("nothing answers at http://localhost:1/articles");
    }

    private List<String> quads(Path store) throws IOException {
        Path file = Files.createTempFile(folder, "all", ".nq");
        assertThat(Run.of("export", "--store", store.toString(), "--status", "all", "-o", file.toString()).code()).isZero();
        return Files.readAllLines(file).stream().sorted().toList();
    }
}
