package riposte.web.sparql.conformance;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Suites of the W3C over HTTP: one server, with a store of its own, for each class of them. */
abstract class ConformanceTests {

    @TempDir
    static Path directory;

    static ConformanceServer server;

    @BeforeAll
    static void start() {
        server = new ConformanceServer(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }
}
