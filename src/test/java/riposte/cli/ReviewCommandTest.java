package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.claim.ClaimType;
import riposte.evaluate.Gold;
import riposte.evaluate.GoldText;
import riposte.rdf.Iris;
import riposte.rdf.Readings;
import riposte.review.ClaimStatus;
import riposte.review.DecisionKind;
import riposte.store.ClaimStore;

/** Decisions go from one store to another. */
class ReviewCommandTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Iris THERE = new Iris("https://claims.example/");

    @TempDir
    Path folder;

    private static void fill(Path store, Iris iris, DecisionKind kind, String agent) {
        try (ClaimStore claims = ClaimStore.open(store, iris)) {
            claims.refresh(Readings.plainCatalog());
            claims.replace(Stream.of(Readings.plain(1), Readings.plain(2)));
            if (kind != null) {
                String claim = iris.claim(Readings.plain(1).claims().get(0));
                claims.decide(List.of(claims.reviewed(claim).orElseThrow().decide(kind, agent, NOON, "as I read it")));
            }
        }
    }

    @BeforeEach
    void decide() {
        fill(folder.resolve("here"), Iris.local(), DecisionKind.REJECT, "Ada");
    }

    private Run here(String command, String... rest) {
        return run("here", null, command, rest);
    }

    private Run run(String store, String base, String command, String... rest) {
        Stream<String> options = Stream.of("review", command, "--store", folder.resolve(store).toString());
        Stream<String> named = base == null ? Stream.of() : Stream.of("--base", base);
        return Run.of(Stream.of(options, named, Stream.of(rest)).flatMap(s -> s).toArray(String[]::new));
    }

    private ClaimStatus status(String store, Iris iris) {
        try (ClaimStore claims = ClaimStore.open(folder.resolve(store), iris)) {
            return claims.reviewed(iris.claim(Readings.plain(1).claims().get(0))).orElseThrow().status();
        }
    }

    @Test
    void linesAndGraphsGoToAStoreOfAnotherBase() {
        for (String format : List.of("jsonl", "trig")) {
            Path file = folder.resolve("decisions." + format);
            assertThat(here("export", "--format", format, "-o", file.toString()).code()).isZero();
            fill(folder.resolve(format), THERE, null, null);

            Run first = run(format, THERE.base(), "import", file.toString());
            assertThat(first.err()).isEmpty();
            assertThat(first.lines()).containsExactly(
                    "1 decisions: 1 new, 0 known before, 0 about articles that are not here yet; 0 conflicts");
            assertThat(status(format, THERE)).isEqualTo(ClaimStatus.REJECTED);
            assertThat(run(format, THERE.base(), "import", file.toString()).lines()).containsExactly(
                    "1 decisions: 0 new, 1 known before, 0 about articles that are not here yet; 0 conflicts");
        }
    }

    @Test
    void conflictsAreListed() {
        fill(folder.resolve("there"), THERE, DecisionKind.ACCEPT, "Ben");
        Path file = folder.resolve("decisions.jsonl");
        here("export", "-o", file.toString());

        Run run = run("there", THERE.base(), "import", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 conflicts", "in force here: ", "accept by Ben", "contradicted: ", "reject by Ada");
        assertThat(status("there", THERE)).isEqualTo(ClaimStatus.ACCEPTED);
    }

    @Test
    void badLinesAreNamedAndTheOthersTaken() throws IOException {
        String good = here("export").out();
        Path file = Files.writeString(folder.resolve("mixed.jsonl"), "{\"kind\": \"praise\"}\n" + good + "nonsense\n");

        Run run = here("import", file.toString());

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.complaints()).hasSize(2).anyMatch(line -> line.contains("line 1")).anyMatch(line -> line.contains("line 3"));
        assertThat(run.out()).startsWith("1 decisions: 0 new, 1 known before");
    }

    @Test
    void aFileOfSomethingElseIsRefusedShortlyAndMakesNoStore() throws IOException {
        Path file = Files.writeString(folder.resolve("README.md"), "A line.\n".repeat(30));
        for (Path wrong : List.of(file, Files.writeString(folder.resolve("broken.trig"), "<a> {"))) {
            Run run = run("none", null, "import", wrong.toString());

            assertThat(run.code()).isEqualTo(Riposte.FAILED);
            assertThat(run.complaints()).hasSizeBetween(1, 11);
            assertThat(run.out()).isEmpty();
            assertThat(folder.resolve("none")).doesNotExist();
        }
        assertThat(run("none", null, "import", file.toString()).complaints().get(10)).endsWith("README.md: 20 more");
    }

    @Test
    void malformedDecisionsDoNotLoseTheOthers() throws IOException {
        String good = here("export").out();
        String bad = good.replaceFirst("\"id\":\"[0-9a-f]*\",", "").replace("\"actor\":", "\"who\":");
        Path file = Files.writeString(folder.resolve("mixed.jsonl"), bad + good);

        Run run = here("import", file.toString());

        assertThat(run.complaints()).singleElement().asString().contains("line 1", "has no \"actor\"");
        assertThat(run.out()).startsWith("1 decisions: 0 new, 1 known before");
    }

    @Test
    void whatIsDerivedFromClaimsIsBroughtUpToDate() {
        Path file = folder.resolve("decisions.jsonl");
        here("export", "-o", file.toString());
        fill(folder.resolve("there"), THERE, null, null);
        assertThat(run("there", THERE.base(), "import", file.toString()).code()).isZero();

        try (ClaimStore store = ClaimStore.open(folder.resolve("there"), THERE)) {
            assertThat(store.describe()).isFalse();
        }
    }

    @Test
    void reviewedArticlesAreGold() throws IOException {
        Path file = folder.resolve("gold.jsonl");
        here("export", "--format", "gold", "-o", file.toString());

        List<GoldText> texts = Gold.read(file);

        assertThat(texts).singleElement().satisfies(text -> {
            assertThat(text.lang()).isEqualTo("en");
            assertThat(text.claims()).singleElement().satisfies(claim -> {
                assertThat(claim.type()).isEqualTo(ClaimType.DENIAL);
                assertThat(claim.speaker().principal()).isEqualTo("Estmark");
                assertThat(claim.optional()).isTrue();
            });
        });
    }
}
