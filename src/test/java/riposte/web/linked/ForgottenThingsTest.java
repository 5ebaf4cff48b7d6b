package riposte.web.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Vocabulary;
import riposte.store.ClaimStore;
import riposte.web.Crowd;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;

/** Actors and incidents that claims speak of and a newer catalogue does not describe any more. */
class ForgottenThingsTest {

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"));
        Crowd.load(server, 50);
        server.context().getBean(ClaimStore.class).refresh(List.of());
        server.context().getBean(GraphIndex.class).refresh();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void anIncidentKeepsItsPage() {
        HttpResponse<String> page = server.get("/incident/breach-0.html", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        Document document = Jsoup.parse(page.body());
        assertThat(document.select("h1").text()).contains("breach-0");
        assertThat(document.select(".claim")).isNotEmpty();
    }

    @Test
    void anActorKeepsItsPage() {
        HttpResponse<String> page = server.get("/actor/state-0.html", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).select(".claim")).isNotEmpty();
    }

    /** Somebody wrote of an incident by the address of an actor. */
    @Test
    void whatHasNoPageLeadsToItsData() {
        Node odd = NodeFactory.createURI("http://localhost:8080/actor/odd");
        DatasetGraph dataset = server.context().getBean(DatasetGraph.class);
        Txn.executeWrite(dataset, () -> dataset.add(
                NodeFactory.createURI("http://localhost:8080/default"), odd, Vocabulary.TYPE, Vocabulary.INCIDENT));
        server.context().getBean(GraphIndex.class).refresh();
        HttpResponse<String> page = server.get("/actor/odd.html", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/actor/odd.ttl");
        assertThat(server.get("/actor/odd.ttl").body()).contains("Incident");
    }
}
