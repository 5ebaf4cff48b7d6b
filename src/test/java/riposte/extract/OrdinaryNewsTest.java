package riposte.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.claim.Participant;
import riposte.text.Analyzer;
import riposte.text.Sentence;

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
        List<String> found = articles(lang).parallelStream()
                .flatMap(article -> extractor.extract(article, false).stream()
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
            Lexicon lexicon = Lexicon.of(lang);
            Analyzer analyzer = Analyzer.of(lang);
            for (Article article : articles(lang)) {
                List<Sentence> cut = analyzer.sentences(article.text());
                articles++;
                sentences += cut.size();
                if (new Screen(lexicon, analyzer).article(cut)
                        || new Topic(new Document(article, CATALOG, analyzer, lexicon, cut)).named()) {
                    passed.add(article.id());
                }
            }
        }

        assertThat(sentences).isGreaterThanOrEqualTo(1_000);
        assertThat(passed.size())
                .as("%d of %d articles pass the screen: %s", passed.size(), articles, passed)
                .isLessThanOrEqualTo(articles * 8 / 100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | accusation   | Hungary     | Croatia    | Hungary accused Croatia on Friday of overcharging lorry drivers at the border.
        en | accusation   | Bolivia     | Chile      | The Bolivian government blames Chile for the drying up of the river Lauca.
        en | accusation   | Kenya       | Uganda     | Kenya's foreign ministry accused Uganda of ill-treating fishermen on the lake.
        en | denial       | Uganda      | Kenya      | Kenya accused Uganda of smuggling sugar. Uganda denied the accusation.
        en | condemnation | Sweden      | Belarus    | Sweden condemned Belarus for the execution of two prisoners.
        en | demand       | Peru        | Ecuador    | Peru urged Ecuador to stop the dumping of mercury in the river.
        en | sanction     | Canada      | Myanmar    | Canada imposed sanctions on Myanmar over the killing of protesters.
        fr | accusation   | Niger       | Benin      | Le Niger accuse le Bénin de bloquer ses camions à la frontière.
        fr | accusation   | Greece      | Turkey     | Athènes reproche à la Turquie d'avoir envahi ses eaux de pêche.
        fr | denial       | Benin       | Niger      | Le Niger accuse le Bénin de bloquer ses camions. Le Bénin rejette ces accusations.
        fr | condemnation | Belgium     | Rwanda     | La Belgique a condamné le Rwanda pour l'envoi de troupes au-delà de la frontière.
        fr | demand       | Austria     | Slovenia   | Vienne exhorte la Slovénie à cesser ses contrôles à la frontière.
        """)
    void otherDisputesAreFoundOnRequest(String lang, String type, String speaker, String target, String text) {
        Article article = article("dispute", lang, text);

        List<Claim> claims = new Extractor(CATALOG).extract(article, true);

        assertThat(claims)
                .extracting(claim -> claim.type().key(), claim -> name(claim.speaker()), claim -> name(claim.target()))
                .contains(org.assertj.core.groups.Tuple.tuple(type, speaker, target));
        assertThat(claims).noneMatch(Claim::cyber);
        assertThat(new Extractor(CATALOG).extract(article, false)).isEmpty();
    }

    private static String name(Participant participant) {
        return participant == null ? null : participant.principal().label();
    }
}
