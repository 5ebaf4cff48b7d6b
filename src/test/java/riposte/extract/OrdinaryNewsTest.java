package riposte.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.text.Sentences;

/** News about anything but hostile cyber acts holds no claim, however often it accuses, denies, attacks or leaks. */
class OrdinaryNewsTest {

    private static final Path NEWS = Path.of("src/test/resources/ordinary");
    private static final Catalog CATALOG = Catalog.standard();

    /** The articles of a language: blank lines stand between them, and each line is a paragraph. */
    private static List<Article> articles(String lang) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (String text : Files.readString(NEWS.resolve(lang + ".txt")).strip().split("\n{2,}")) {
            articles.add(article(lang + "-" + (articles.size() + 1), lang, text));
        }
        return articles;
    }

    private static Article article(String id, String lang, String text) {
        return new Article(id, null, null, null, null, null, lang, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "de"})
    void holdsNoClaims(String lang) throws IOException {
        Extractor extractor = new Extractor(CATALOG);
        // Also those the screen keeps from being read: the reader itself must not find any.
        List<String> found = articles(lang).parallelStream()
                .flatMap(article -> extractor.extract(article, true).stream()
                        .map(claim -> article.id() + ": " + claim.rule() + " in: "
                                + claim.evidence().text()))
                .toList();

        assertThat(found).as("claims in ordinary news").isEmpty();
    }

    @Test
    void isSeldomRead() throws IOException {
        List<String> passed = new ArrayList<>();
        int articles = 0;
        int sentences = 0;
        for (String lang : List.of("en", "fr", "es", "de")) {
            for (Article article : articles(lang)) {
                articles++;
                sentences += Sentences.of(article.text()).size();
                if (Screen.passes(article.text())) {
                    passed.add(article.id());
                }
            }
        }

        assertThat(sentences).isGreaterThanOrEqualTo(1_000);
        assertThat(passed.size())
                .as("%d of %d articles pass the screen: %s", passed.size(), articles, passed)
                .isLessThanOrEqualTo(articles * 8 / 100);
    }
}
