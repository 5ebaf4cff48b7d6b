package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.export.ClaimJson;
import riposte.extract.Extractor;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;

class PagedDocumentTest {

    @Test
    void aClaimNamesItsPageAndLeadsThere(@TempDir Path directory) {
        List<Article> articles = new ArrayList<>();
        new ArticleReader(ReadOptions.defaults().withUrl("https://papers.example.org/five-days.pdf"))
                .read(List.of("src/test/resources/pdf/latex.pdf"), articles::add, failure -> {
                    throw new AssertionError(failure);
                });
        Article article = articles.get(0);
        List<Claim> claims = new Extractor(Catalog.standard()).extract(article, false);
        Claim second = claims.stream()
                .filter(claim -> article.page(claim.evidence().start()) == 2)
                .findFirst()
                .orElseThrow();
        assertThat(new ClaimJson(Iris.local()).line(article, second)).contains("\"page\":2");
        try (TestServer server = TestServer.start(directory.resolve("store"))) {
            ClaimStore store = server.context().getBean(ClaimStore.class);
            store.refresh(List.of());
            store.replace(Stream.of(new ArticleClaims(article, claims)));
            store.describe();
            server.context().getBean(GraphIndex.class).refresh();

            List<String> violations = new ArrayList<>();
            assertThat(store.validate(violation -> violations.add(violation.toString()))).as("%s", violations).isZero();
            String path = "/claim/" + second.id();
            assertThat(server.get(path + ".ttl").body()).containsPattern("rip:page\\s+2;");
            Document page = Jsoup.parse(server.get(path + ".html").body());
            assertThat(page.select("figcaption").text()).contains("Five days in spring, example.org, 2024-05-14, page 2");
            assertThat(page.select("figcaption a[rel]").attr("href")).isEqualTo("https://papers.example.org/five-days.pdf#page=2");
        }
    }
}
