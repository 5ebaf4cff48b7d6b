package riposte.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Copies and what looks like them, of our own writing, in eight languages. Thresholds were chosen on the stories with even numbers; here are those
 * with odd ones.
 */
class StoriesTest {

    private static StoriesMeasure measure;

    @BeforeAll
    static void measure() {
        WireCopies copies = new WireCopies();
        List<WireCopies.Text> texts = new ArrayList<>(copies.copies(1));
        texts.addAll(copies.others(1));
        texts.addAll(copies.roundups(1));
        measure = new StoriesMeasure(WireCopies.shuffled(texts, 7));
    }

    @Test
    void copiesOfEveryKindAreFound() {
        assertThat(measure.recallByWay).hasSize(13).allSatisfy((way, found) -> {
            assertThat(found.of()).isGreaterThan(60);
            double least = way.startsWith("cut, another lead") ? 0.6 : way.startsWith("first third") ? 0.85 : 0.97;
            assertThat(found.part()).as(way).isGreaterThan(least);
        });
    }

    @Test
    void copiesAreFoundInEveryLanguage() {
        assertThat(measure.recallByLanguage).hasSize(8).allSatisfy((lang, found) -> {
            assertThat(found.of()).isGreaterThan(300);
            assertThat(found.part()).as(lang).isGreaterThan(0.9);
        });
    }

    @Test
    void otherTextsAreLeftAlone() {
        assertThat(measure.othersByWay).hasSize(4).allSatisfy((way, found) -> {
            assertThat(found.of()).isGreaterThan(200);
            double least = way.startsWith("a form") ? 0.99 : way.startsWith("shares one") ? 0.95 : way.startsWith("shares two") ? 0.88 : 0.78;
            assertThat(found.part()).as(way).isGreaterThan(least);
        });
    }

    @Test
    void twoStoriesAreNotOne() {
        int wrong = measure.falsePairs();
        assertThat(measure.pairs).isGreaterThan(20_000);
        assertThat(wrong / (double) measure.pairs).isLessThan(0.02);
    }

    @Test
    void aChainOfTextsThatAreEachLikeTheNextIsNotOneStory() {
        // Text i has the words from 30 i on.
        List<Fingerprint> chain = IntStream.range(0, 20)
                .mapToObj(i -> Fingerprint.of(words(30 * i, 30 * i + 200)).orElseThrow())
                .toList();

        int[] first = Stories.firsts(chain);

        assertThat(Stories.copies(chain.get(0), chain.get(1))).isTrue();
        assertThat(Stories.copies(chain.get(0), chain.get(19))).isFalse();
        assertThat(first[19]).isGreaterThan(10);
        for (int i = 0; i < first.length; i++) {
            assertThat(i - first[i]).isLessThan(7);
        }
    }

    @Test
    void aStoryIsCalledAfterItsFirstTextWhateverTheRest() {
        Fingerprint wire = Fingerprint.of(words(0, 400)).orElseThrow();
        Fingerprint cut = Fingerprint.of(words(0, 250)).orElseThrow();
        Fingerprint other = Fingerprint.of(words(5000, 5400)).orElseThrow();

        assertThat(Stories.firsts(Arrays.asList(other, cut, null, wire, cut))).containsExactly(0, 1, 2, 1, 1);
        assertThat(Stories.firsts(Arrays.asList(wire, cut, cut, null, other))).containsExactly(0, 0, 0, 3, 4);
        assertThat(Stories.firsts(List.of())).isEmpty();
    }

    @Test
    void thousandsOfNearlyAlikeTextsTakeSeconds() {
        // Alike enough to be compared, too little to be copies: the worst for whoever compares all with all.
        List<Fingerprint> flood = IntStream.range(0, 4000)
                .parallel()
                .mapToObj(i -> Fingerprint.of(words(0, 60) + words(1000 + 100 * i, 1080 + 100 * i)).orElseThrow())
                .toList();
        List<Fingerprint> fivefold = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            fivefold.addAll(flood);
        }

        // Time of the processor, so that others on the machine make no difference.
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int[] first = Stories.firsts(fivefold);

        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(15));
        for (int i = 4000; i < first.length; i++) {
            assertThat(first[i]).isEqualTo(first[i - 4000]);
        }
    }

    private static String words(int from, int to) {
        StringBuilder words = new StringBuilder();
        for (int i = from; i < to; i++) {
            words.append("word").append(i).append(' ');
        }
        return words.toString();
    }
}
