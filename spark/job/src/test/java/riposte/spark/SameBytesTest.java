package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;

/** The same articles give the same bytes, in whatever files, order, tasks and parts. */
class SameBytesTest {

    @TempDir
    static Path folder;

    private static List<Article> articles;
    private static Run whole;

    @BeforeAll
    static void readOneFileInOneTask() throws IOException {
        articles = new ArrayList<>(Corpus.samples().subList(0, 6));
        articles.addAll(Corpus.ordinary().subList(0, 60));
        Path file = Corpus.lines(folder.resolve("all.jsonl.gz"), articles);
        whole = Run.of(folder.resolve("whole"), Map.of("spark.master", "local[1]"), "--parts", "7", file.toString());
    }

    @Test
    void allIsThere() throws IOException {
        assertThat(whole.files("part-")).hasSize(7);
        assertThat(whole.summary().get("articles").asInt()).isEqualTo(articles.size());
        assertThat(whole.summary().get("withClaims").asInt()).isGreaterThan(4);
        assertThat(whole.summary().get("claims").asInt()).isGreaterThan(12);
        assertThat(whole.summary().get("failures").isEmpty()).isTrue();
        assertThat(whole.lines("part-")).hasSize(whole.summary().get("quads").asInt()).doesNotHaveDuplicates();
    }

    @Test
    void otherFilesOrderAndTasksGiveTheSameParts() throws IOException {
        List<Article> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, new Random(3));
        Path inputs = Files.createDirectories(folder.resolve("split/deeper"));
        int third = shuffled.size() / 3;
        // The first third is cut into ranges of lines, one for each task.
        Corpus.lines(inputs.resolve("b.jsonl"), shuffled.subList(0, third));
        Corpus.lines(inputs.resolve("a.jsonl.gz"), shuffled.subList(third, 2 * third));
        Corpus.lines(inputs.getParent().resolve("c.ndjson"), shuffled.subList(2 * third, shuffled.size()));

        Run split = Run.of(
                folder.resolve("split-parts"), Map.of("spark.default.parallelism", "7"), "--parts", "7", inputs.getParent().toString());

        assertThat(split.digests("part-")).isEqualTo(whole.digests("part-"));
        assertThat(split.digests("catalog.nq")).isEqualTo(whole.digests("catalog.nq"));
        assertThat(split.files("failures")).isEmpty();
    }

    @Test
    void partsOneAfterTheOtherAreTheSameHoweverMany() throws IOException {
        Path file = Corpus.lines(folder.resolve("plain.jsonl"), articles);
        for (String parts : List.of("1", "2")) {
            Run run = Run.of(folder.resolve("parts-" + parts), Map.of("spark.default.parallelism", parts), "--parts", parts, "--gzip", file.toString());
            assertThat(run.files("part-")).hasSize(Integer.parseInt(parts)).allSatisfy((name, bytes) -> assertThat(name).endsWith(".nq.gz"));
            assertThat(run.lines("part-").equals(whole.lines("part-"))).isTrue();
        }
    }

    @Test
    void ofSeveralVersionsTheNewestIsWrittenWhereverItStands() throws IOException {
        Article old = new Article("1", "https://twice.example/1", "Port reopens", null, LocalDate.of(2024, 5, 1), null, "en",
                "The port reopened on Monday after a storm.");
        Article corrected = new Article("2", old.url(), old.title(), null, old.published(), LocalDate.of(2024, 5, 3), "en",
                "The port reopened on Tuesday after a storm.");
        Article cut = new Article("3", old.url(), old.title(), null, old.published(), corrected.modified(), "en", "The port reopened.");
        List<Path> files = new ArrayList<>();
        for (List<Article> order : List.of(List.of(old, corrected, cut, old), List.of(corrected, cut), List.of(cut, corrected, old))) {
            files.add(Corpus.lines(folder.resolve("versions-" + files.size() + ".jsonl"), order));
        }
        List<String> first = null;
        for (Path file : files) {
            Run run = Run.of(folder.resolve("of-" + file.getFileName()), Map.of(), "--parts", "2", file.toString());
            assertThat(run.summary().get("articles").asInt()).isEqualTo(1);
            assertThat(run.lines("part-")).anyMatch(line -> line.contains("reopened on Tuesday")).noneMatch(line -> line.contains("Monday"));
            first = first == null ? run.lines("part-") : first;
            assertThat(run.lines("part-")).isEqualTo(first);
        }
    }
}
