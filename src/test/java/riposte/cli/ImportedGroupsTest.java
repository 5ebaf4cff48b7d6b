package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.catalog.CatalogImport;
import riposte.catalog.CatalogImport.Fate;
import riposte.catalog.CatalogImport.Outcome;
import riposte.catalog.GroupFiles;
import riposte.claim.Actor;
import riposte.extract.Extractor;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.rdf.Iris;

/** Imports of the threat groups of others: they join what is known, and what is read from articles stays the same. */
class ImportedGroupsTest {

    @TempDir
    Path folder;

    private CatalogImport.Report imported(Path file) {
        return new CatalogImport(folder.resolve("catalog")).file(file);
    }

    @Test
    void mitreIdentifiersJoinEveryGroupThatHasOne() throws IOException {
        CatalogImport.Report report = imported(GroupFiles.intrusionSets(folder));

        assertThat(report.of(Fate.JOINED))
                .extracting(Outcome::id)
                .containsExactlyInAnyOrderElementsOf(
                        GroupFiles.identified().stream().map(Actor::id).toList())
                .hasSizeGreaterThan(120);
        assertThat(report.of(Fate.JOINED)).extracting(Outcome::by).containsOnly("identifier");
        assertThat(report.of(Fate.NEW)).hasSize(GroupFiles.NEW).extracting(Outcome::name).contains(GroupFiles.unheardOf(3));
        assertThat(report.of(Fate.DOUBTFUL)).isEmpty();

        CatalogImport.Report bundle = imported(GroupFiles.bundle(folder));
        assertThat(bundle.of(Fate.JOINED)).hasSize(GroupFiles.identified().size() + GroupFiles.NEW);
        assertThat(bundle.of(Fate.NEW)).isEmpty();
    }

    @Test
    void unambiguousNamesJoinAndSharedOnesDoNot() throws IOException {
        CatalogImport.Report report = imported(GroupFiles.threatActors(folder));

        Map<String, Long> by = report.of(Fate.JOINED).stream()
                .collect(Collectors.groupingBy(Outcome::by, TreeMap::new, Collectors.counting()));
        assertThat(by).containsOnlyKeys("label", "page", "name", "alias");
        assertThat(report.of(Fate.JOINED)).filteredOn(outcome -> outcome.name().equals("APT28")).hasSize(1);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.fate() == Fate.DOUBTFUL)
                .extracting(Outcome::toString)
                .contains("Twin Banner Desk: apt28, sandworm?", "Iron Ledger Pool: apt28, apt29?", "NSO Group: nso-group?");
        assertThat(report.of(Fate.NEW)).extracting(Outcome::name).contains(GroupFiles.unheardOf(0)).doesNotContain("Lazarus Group");
        // Every known group is in the file, a few of them under names that two of them bear.
        long known = Catalog.standard().actors().stream()
                .filter(actor -> actor.type() == riposte.claim.ActorType.THREAT_GROUP)
                .count();
        assertThat(report.of(Fate.JOINED)).hasSizeGreaterThan((int) (known * 0.95));
        assertThat(report.of(Fate.JOINED).stream().map(Outcome::id)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsReadFromArticlesStaysTheSame() throws IOException {
        Failures failures = new Failures(Console.system());
        List<Article> articles = Samples.articles(failures);
        assertThat(failures.count()).isZero();
        for (Path file : GroupFiles.all(folder)) {
            imported(file);
        }
        Catalog catalog = Catalog.with(folder.resolve("catalog"));
        assertThat(catalog.actor("ashen-heronry")).isPresent();

        assertThat(quads(articles, catalog)).isEqualTo(quads(articles, Catalog.standard()));
    }

    @Test
    void theReportIsAFileToo() throws IOException {
        Path report = folder.resolve("report.csv");
        Run run = Run.of(
                "catalog",
                "import",
                "--catalog",
                folder.resolve("catalog").toString(),
                "--report",
                report.toString(),
                GroupFiles.threatActors(folder).toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("doubtful").contains("known before (and by what)");
        assertThat(Files.readAllLines(report))
                .contains(
                        "file,name,fate,id,by,candidates",
                        "threat-actor.json,APT29,joined,apt29,label,",
                        "threat-actor.json,Twin Banner Desk,doubtful,twin-banner-desk,,apt28 sandworm");
    }

    private static List<String> quads(List<Article> articles, Catalog catalog) {
        Extractor extractor = new Extractor(catalog);
        ArticleQuads quads = new ArticleQuads(Iris.local());
        List<String> all = new ArrayList<>();
        for (Article article : articles) {
            for (Quad quad : quads.quads(new ArticleClaims(article, extractor.extract(article, false)))) {
                all.add(quad.toString());
            }
        }
        return all;
    }
}
