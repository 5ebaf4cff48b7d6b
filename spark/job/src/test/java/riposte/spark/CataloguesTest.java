package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;

class CataloguesTest {

    @TempDir
    Path folder;

    @Test
    void importedActorsAreKnownToTheExecutorsAndStandInTheCatalogue() throws IOException {
        Path catalog = Files.createDirectory(folder.resolve("catalog"));
        Files.writeString(
                catalog.resolve("own.csv"),
                """
                id,type,en,fr,es,de,names,metonyms,demonyms,acts_for,same_as,alleged_sponsor
                velvet-otter,ThreatGroup,Velvet Otter,,,,VO-17,,,,,
                """);
        Article article = new Article("1", "https://otter.example/1", "Estonia accuses hackers", null, null, null, "en",
                "Estonia on Monday accused the hacking group VO-17 of breaking into the computer networks of its parliament.");
        Path file = Corpus.lines(folder.resolve("otter.jsonl"), List.of(article));

        Run with = Run.of(folder.resolve("with"), Map.of(), "--parts", "1", "--catalog", catalog.toString(), file.toString());
        Run without = Run.of(folder.resolve("without"), Map.of(), "--parts", "1", file.toString());

        assertThat(with.lines("catalog")).anyMatch(line -> line.contains("/actor/velvet-otter> ") && line.contains("\"Velvet Otter\"@en"));
        assertThat(without.lines("catalog")).noneMatch(line -> line.contains("velvet-otter"));
        assertThat(with.lines("part-")).anyMatch(line -> line.contains("#target> <http://localhost:8080/actor/velvet-otter>"));
        assertThat(without.lines("part-")).anyMatch(line -> line.contains("#target> ")).noneMatch(line -> line.contains("/actor/velvet-otter>"));
    }
}
