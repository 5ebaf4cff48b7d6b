package riposte.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The passages the reader learns from: that their labels stand in them, and that no two are alike, nor like a published text. */
class CorpusTest {

    static final Path CORPUS = Path.of("training/corpus");
    private static final List<Path> PUBLISHED = List.of(
            Path.of("../shared/gold/train.jsonl"), Path.of("../shared/gold/dev.jsonl"), Path.of("../shared/articles/real.jsonl"));
    private static final int RUN = 8;
    private static final int SHINGLE = 4;
    private static final double ALIKE = 0.5;

    private static final List<JsonNode> PASSAGES = new ArrayList<>();

    static List<JsonNode> read(Path file) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).map(mapper::readTree).toList();
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        for (Path file : files()) {
            PASSAGES.addAll(read(file));
        }
    }

    @Test
    void labelsStandInTheText() {
        Set<String> ids = new HashSet<>();
        for (JsonNode passage : PASSAGES) {
            String id = passage.get("id").asString();
            String text = passage.get("text").asString();
            assertThat(ids.add(id)).as(id + " stands twice").isTrue();
            int count = passage.get("claims").size();
            for (JsonNode claim : passage.get("claims")) {
                String evidence = claim.get("evidence").asString();
                assertThat(text).as(id).contains(evidence);
                if (claim.hasNonNull("cue")) {
                    assertThat(evidence).as(id).contains(claim.get("cue").asString());
                }
                for (String role : List.of("speaker", "target")) {
                    if (claim.hasNonNull(role)) {
                        assertThat(text).as(id).contains(claim.get(role).asString());
                        assertThat(claim.hasNonNull(role + "_principal") || claim.has(role + "_alt")).as(id).isTrue();
                    }
                }
                for (String relation : List.of("rejects", "answers")) {
                    for (JsonNode other : claim.path(relation)) {
                        assertThat(other.asInt()).as(id).isBetween(1, count);
                    }
                }
            }
        }
        assertThat(PASSAGES).hasSizeGreaterThan(1_000);
    }

    @Test
    void aboutHalfHoldNoClaimAndEveryLanguageIsThere() {
        long without = PASSAGES.stream().filter(p -> p.get("claims").isEmpty()).count();
        assertThat((double) without / PASSAGES.size()).isBetween(0.3, 0.6);
        assertThat(PASSAGES.stream().map(p -> p.get("lang").asString()).distinct())
                .contains("en", "fr", "es", "de", "it", "pt", "ru", "zh");
    }

    @Test
    void noTwoAreAlike() {
        List<Set<Long>> shingles = new ArrayList<>();
        for (JsonNode passage : PASSAGES) {
            shingles.add(new HashSet<>(runs(passage.get("text").asString(), SHINGLE)));
        }
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < shingles.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (alike(shingles.get(i), shingles.get(j))) {
                    alike.add(PASSAGES.get(j).get("id").asString() + " and " + PASSAGES.get(i).get("id").asString());
                }
            }
        }
        assertThat(alike).isEmpty();
    }

    private static boolean alike(Set<Long> a, Set<Long> b) {
        Set<Long> smaller = a.size() < b.size() ? a : b;
        Set<Long> larger = smaller == a ? b : a;
        if (smaller.size() < 10) {
            return false;
        }
        int least = (int) Math.ceil(ALIKE * smaller.size());
        int missed = 0;
        for (Long run : smaller) {
            if (!larger.contains(run) && ++missed > smaller.size() - least) {
                return false;
            }
        }
        return true;
    }

    @Test
    void nothingIsTakenFromPublishedTexts() throws IOException {
        assumeThat(PUBLISHED).allMatch(Files::exists);
        Set<Long> published = new HashSet<>();
        for (Path file : PUBLISHED) {
            for (JsonNode record : read(file)) {
                published.addAll(runs(record.get("text").asString(), RUN));
            }
        }
        List<String> taken = new ArrayList<>();
        for (JsonNode passage : PASSAGES) {
            if (runs(passage.get("text").asString(), RUN).stream().anyMatch(published::contains)) {
                taken.add(passage.get("id").asString());
            }
        }
        assertThat(taken).isEmpty();
    }

    /** Digests of all runs of so many words; twice as many characters in Chinese. */
    private static List<Long> runs(String text, int length) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        boolean han = lower.codePoints().filter(Character::isIdeographic).count() > lower.length() / 3;
        for (String word : lower.split(han ? "" : "[^\\p{L}\\p{M}\\p{N}]+")) {
            if (!word.isBlank()) {
                words.add(word);
            }
        }
        int size = han ? 2 * length : length;
        List<Long> found = new ArrayList<>();
        for (int i = 0; i + size <= words.size(); i++) {
            found.add(digest(words.subList(i, i + size)));
        }
        return found;
    }

    /** FNV-1a, 64 bits: wide enough that no two runs meet by chance. */
    private static long digest(List<String> words) {
        long digest = 0xcbf29ce484222325L;
        for (String word : words) {
            for (int i = 0; i <= word.length(); i++) {
                digest = (digest ^ (i < word.length() ? word.charAt(i) : ' ')) * 0x100000001b3L;
            }
        }
        return digest;
    }
}
