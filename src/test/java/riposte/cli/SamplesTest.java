package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.evaluate.Evaluation;
import riposte.evaluate.EvaluationReport;
import riposte.evaluate.Gold;
import riposte.evaluate.GoldClaim;
import riposte.evaluate.GoldText;
import riposte.extract.Extractor;

/** The samples: that their expected claims stand in them, and how many of these extraction finds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesTest {

    /** What extraction reached when this was written, less about one claim: it must not get worse. */
    private static final double PRECISION = 0.93;

    private static final double RECALL = 0.88;

    private final Map<String, Article> articles = new HashMap<>();
    private final Evaluation evaluation = new Evaluation();
    private List<GoldText> gold;

    @BeforeAll
    void extract() throws IOException {
        gold = Gold.read(Path.of("samples/expected"));
        Failures failures = new Failures(Console.system());
        for (Article article : Samples.articles(failures)) {
            articles.put(article.id(), article);
        }
        assertThat(failures.count()).isZero();
        Extractor extractor = new Extractor(Catalog.standard());
        for (GoldText text : gold) {
            evaluation.add(text, extractor.extract(articles.get(text.id()), false));
        }
    }

    @Test
    void everySampleHasItsExpectedClaims() {
        assertThat(gold).extracting(GoldText::id).containsExactlyInAnyOrderElementsOf(articles.keySet());
        assertThat(gold).extracting(GoldText::lang).contains("en", "fr", "es", "de");
        assertThat(gold).filteredOn(text -> text.claims().isEmpty()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void everyExpectedClaimStandsInItsArticle() {
        for (GoldText text : gold) {
            String article = articles.get(text.id()).text();
            for (GoldClaim claim : text.claims()) {
                assertThat(article).as(text.id()).contains(claim.evidence());
                for (String mention : mentions(claim)) {
                    assertThat(article).as(text.id()).contains(mention);
                }
            }
        }
    }

    @Test
    void articlesAreReadWithWhatTheirPagesSay() {
        Article article = articles.get("notpetya-2018-fr");

        assertThat(article.title()).isEqualTo("NotPetya : Londres et Washington accusent l'armée russe");
        assertThat(article.publisher()).isEqualTo("Le Courrier de l'estuaire");
        assertThat(article.url()).isEqualTo("https://courrier-estuaire.example/2018/02/notpetya-2018-fr");
        assertThat(article.published()).hasToString("2018-02-15T19:00Z");
        assertThat(article.text()).doesNotContain("Lire aussi", "terminal de conteneurs", "Notre lettre");
    }

    @Test
    void extractionFindsThem() throws IOException {
        StringBuilder report = new StringBuilder();
        new EvaluationReport(evaluation).text(report, 100);

        assertThat(evaluation.overall().precision()).as(report.toString()).isGreaterThanOrEqualTo(PRECISION);
        assertThat(evaluation.overall().recall()).as(report.toString()).isGreaterThanOrEqualTo(RECALL);
        assertThat(evaluation.withoutClaimsButFound()).isZero();
    }

    @Test
    void relatedHeadlinesGiveNoClaim() {
        // Every page links to headlines that accuse or deny; none belongs to its article.
        List<Claim> found = new ArrayList<>();
        Extractor extractor = new Extractor(Catalog.standard());
        articles.values().forEach(article -> found.addAll(extractor.extract(article, true)));

        assertThat(found)
                .extracting(claim -> claim.evidence().text())
                .noneMatch(sentence -> sentence.contains("Farmers accuse") || sentence.contains("Piratage : la Chine"));
    }

    @Test
    void lessSureClaimsStandBesideTheSureOnesAndChangeNothing() {
        Extractor extractor = new Extractor(Catalog.standard());
        int less = 0;
        for (Article article : articles.values()) {
            List<Claim> sure = extractor.extract(article, false);
            List<Claim> all = extractor.extract(article, false, Extractor.FAINT);

            assertThat(all).as(article.id()).filteredOn(claim -> claim.confidence() >= Extractor.SURE).isEqualTo(sure);
            assertThat(all).as(article.id()).allMatch(claim -> claim.confidence() >= Extractor.FAINT);
            assertThat(all).as(article.id()).extracting(Claim::id).doesNotHaveDuplicates();
            assertThat(extractor.extract(article, false, Extractor.FAINT)).as(article.id()).isEqualTo(all);
            less += all.size() - sure.size();
        }
        assertThat(less).as("of this test").isGreaterThan(10);
    }

    @Test
    void aHigherBoundLeavesClaimsOutWithTheLinksToThem() {
        Extractor extractor = new Extractor(Catalog.standard());
        for (Article article : articles.values()) {
            List<Claim> some = extractor.extract(article, false, 0.85);
            List<String> ids = some.stream().map(Claim::id).toList();

            assertThat(ids).as(article.id()).isEqualTo(extractor.extract(article, false).stream()
                    .filter(claim -> claim.confidence() >= 0.85)
                    .map(Claim::id)
                    .toList());
            assertThat(some).as(article.id()).allMatch(claim -> (claim.rejects() == null || ids.contains(claim.rejects()))
                    && (claim.answers() == null || ids.contains(claim.answers())));
        }
    }

    private static List<String> mentions(GoldClaim claim) {
        List<String> mentions = new ArrayList<>();
        if (claim.speaker().mention() != null) {
            mentions.add(claim.speaker().mention());
        }
        if (claim.target().mention() != null) {
            mentions.add(claim.target().mention());
        }
        return mentions;
    }
}
