package riposte.web.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.PythonClient;
import riposte.cli.Run;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The notebooks of {@code docs/notebooks}, over the samples: pandas, SPARQLWrapper and NetworkX read what a server gives. */
class NotebooksTest {

    @TempDir
    Path directory;

    @Test
    void theNotebooksRun() throws Exception {
        Path store = directory.resolve("store");
        assertThat(Run.of("ingest", "--store", store.toString(), "samples").code()).isZero();
        try (TestServer server = TestServer.start(store)) {
            Snapshot graph = server.context().getBean(GraphIndex.class).refresh();
            JsonNode found = JsonMapper.shared().readTree(PythonClient.run("notebooks", server.uri("").toString()));
            assertThat(found.at("/claims/claims").asInt()).isEqualTo(graph.claims().size());
            assertThat(found.at("/claims/accusations").asLong()).isEqualTo(graph.claims().stream()
                    .filter(claim -> claim.type().equals("Accusation"))
                    .filter(claim -> claim.speakerPrincipal() != null && claim.targetPrincipal() != null)
                    .count());
            assertThat(found.at("/network/claims").asLong()).isPositive().isLessThanOrEqualTo(graph.claims().size());
            assertThat(found.at("/network/printed").asString()).contains(" accuses ").contains("betweenness");
        }
    }
}
