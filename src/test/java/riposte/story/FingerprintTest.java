package riposte.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final String TEXT = "The harbour office of Estmark said on Monday that hackers from Norvik had read its mail for months. “We know who did it, "
            + "and how,” its director told reporters in the capital, and showed a list of addresses that the police had found. Norvik’s embassy called the "
            + "list a fable and asked for proof. Engineers of two firms are looking through the servers; they expect to be done by the end of the week.";
    private static final String CHINESE = "港务局星期一表示,来自诺维克的黑客数月来一直在读取其邮件。局长在首都对记者说:“我们知道是谁干的,也知道是怎么干的。”她展示了警方找到的地址清单。"
            + "诺维克大使馆称这份清单是寓言,并要求提供证据。两家公司的工程师正在检查服务器,预计本周末完成。";

    @Test
    void isTheSameEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            // As documented in docs/stories.md: whoever changes this changes what stands in stores, and needs another name for the way.
            assertThat(Fingerprint.of(TEXT).orElseThrow().toString()).startsWith("minhash1:").hasSize(354).satisfies(
                    written -> assertThat(Integer.toHexString(written.hashCode())).isEqualTo("7e049523"));
            assertThat(Integer.toHexString(Fingerprint.of(CHINESE).orElseThrow().toString().hashCode())).isEqualTo("4804f984");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void knowsNeitherPunctuationNorCapitalsNorForms() {
        String other = Normalizer.normalize(TEXT, Normalizer.Form.NFD).replaceAll("[“”]", "\"").replace("’", "'").replace("office", "of\u00ADﬁce")
                .replace(" ", "\u00A0 ").toUpperCase(Locale.ROOT);

        assertThat(Fingerprint.of(other)).isEqualTo(Fingerprint.of(TEXT));
    }

    @Test
    void saysHowMuchTextsShare() {
        for (int shared : new int[] {0, 100, 250, 400, 500}) {
            Fingerprint a = Fingerprint.of(words(0, 503)).orElseThrow();
            Fingerprint b = Fingerprint.of(words(500 - shared, 1003 - shared)).orElseThrow();

            assertThat(a.size()).isEqualTo(500);
            assertThat(a.resemblance(b)).isCloseTo(shared / (1000.0 - shared), within(0.09));
            assertThat(a.containment(b)).isCloseTo(shared / 500.0, within(0.12));
        }
        Fingerprint part = Fingerprint.of(words(0, 203)).orElseThrow();
        assertThat(part.containment(Fingerprint.of(words(0, 503)).orElseThrow())).isCloseTo(1, within(0.2));
    }

    @Test
    void shortTextsHaveNone() {
        assertThat(Fingerprint.of("")).isEmpty();
        assertThat(Fingerprint.of("Estmark accuses Norvik of having read the mail of its harbour office.")).isEmpty();
        assertThat(Fingerprint.of("again and again ".repeat(10_000))).isEmpty();
    }

    @Test
    void isReadAsWritten() {
        Fingerprint print = Fingerprint.of(TEXT).orElseThrow();

        assertThat(Fingerprint.parse(print.toString())).contains(print);
        for (String none : new String[] {"", "minhash1", "minhash2:" + print.toString().substring(9), print + "A",
            print.toString().replaceFirst(":\\d+:", ":0:"), print.toString().replaceFirst(":\\d+:", ":9999999999:"), print.toString().replaceFirst(".$", "*")}) {
            assertThat(Fingerprint.parse(none)).as(none).isEmpty();
        }
    }

    @Test
    void anyTextWillDo() {
        for (String text : new String[] {"\uD800 ".repeat(500), "\u0000\uFFFF".repeat(500), "\u0301".repeat(5000), "\uDBFF\uDFFF x ".repeat(300),
            "字".repeat(100_000), "ﷺ ".repeat(10_000), "word ".repeat(2_000_000)}) {
            assertThat(Fingerprint.of(text).map(Fingerprint::size).orElse(0)).isLessThan(Shingles.MOST_WORDS);
        }
    }

    @Test
    void sentencesAreAlikeButForAWordOrTwo() {
        Wording wording = Wording.of("The harbour office of Estmark said on Monday that hackers from Norvik had read its mail for months.");
        assertThat(wording.alike(Wording.of("The harbor office of Estmark said on Monday that hackers from Norvik had been reading its mail for months"))).isTrue();
        assertThat(wording.alike(Wording.of("Norvik’s embassy called the list a fable and asked for proof."))).isFalse();
        assertThat(Wording.of("…").alike(Wording.of("…"))).isFalse();
        assertThat(Wording.of("诺维克大使馆称这份清单是寓言,并要求提供证据。").alike(Wording.of("诺维克使馆称这份清单是寓言,并要求提供证据"))).isTrue();
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }
}
