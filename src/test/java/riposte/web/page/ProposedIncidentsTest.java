package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;

class ProposedIncidentsTest {

    private static final Actor ARDENIA = new Actor("ardenia", ActorType.STATE, Map.of("en", "Ardenia"), null, true);
    private static final Actor BOREALIA = new Actor("borealia", ActorType.STATE, Map.of("en", "Borealia"), null, true);

    private static ArticleClaims accusation(String publisher, String id) {
        String text = "Ardenia accused Borealia of breaking into the port of Quillhaven, " + publisher + " writes.";
        Article article = new Article(id, null, "Title", publisher, LocalDate.of(2021, 7, 19), null, "en", text);
        return new ArticleClaims(
                article,
                List.of(new Claim(
                        id, ClaimType.ACCUSATION, new Participant("Ardenia", ARDENIA, ARDENIA), new Participant("Borealia", BOREALIA, BOREALIA), null, null,
                        List.of(), false, true, null, List.of(), new Evidence(text, 0, text.length()), null, null, 0.9, "test")));
    }

    @Test
    void aProposedIncidentIsMarkedAndListsItsClaims(@TempDir Path directory) {
        try (TestServer server = TestServer.start(directory.resolve("store"))) {
            ClaimStore store = server.context().getBean(ClaimStore.class);
            store.refresh(List.of(CatalogEntry.of(ARDENIA), CatalogEntry.of(BOREALIA)));
            store.replace(Stream.of(accusation("Daily", "aaaa000000000001"), accusation("Weekly", "aaaa000000000002")));
            store.describe();
            server.context().getBean(GraphIndex.class).refresh();

            Document list = Jsoup.parse(server.get("/incidents").body());
            assertThat(list.select("tbody th").text()).isEqualTo("attacks Borealia is accused of by Ardenia, July 2021 (proposed) proposed");
            assertThat(list.select("tbody td.number").text()).isEqualTo("2");

            Document page = Jsoup.parse(server.get(list.select("tbody th a").attr("href") + ".html", "Accept-Language", "fr").body());
            assertThat(page.select("p.proposed").text()).startsWith("Proposé par le logiciel");
            assertThat(page.text()).contains("Daily writes.", "Weekly writes.");
        }
    }
}
