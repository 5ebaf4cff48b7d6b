package riposte.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.reader.ReaderException;
import riposte.text.TextSpan;

/** Text made to break or stall the extractor gives claims with exact places, or none, and never fails. */
class HostileArticleTest {

    private static final Extractor EXTRACTOR = new Extractor(Catalog.standard());

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("texts")
    void isReadWithoutFailing(String lang, String name, String text) {
        String whole = "Hackers hacked. " + text;
        Article article = new Article("t", null, null, null, null, null, lang, whole);
        for (Claim claim : EXTRACTOR.extract(article, false, 0)) {
            assertThat(whole.substring(claim.evidence().start(), claim.evidence().end())).isEqualTo(claim.evidence().text());
        }
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("en", "one endless word", "x".repeat(20_000)),
                Arguments.of("en", "quotation marks", "\"".repeat(5_000)),
                Arguments.of("fr", "opening marks", "« ".repeat(5_000)),
                Arguments.of("ru", "emoji", "\uD83D\uDE00".repeat(3_000)),
                Arguments.of("de", "halves of pairs", "\uD83D".repeat(1_000) + "\uDE00".repeat(1_000)),
                Arguments.of("it", "combining marks", "e" + "\u0301".repeat(5_000)),
                Arguments.of("pt", "control characters", "a\u0000\u0001\u001b[31m\u202e".repeat(500)),
                Arguments.of("zh", "full stops", "。".repeat(5_000)),
                Arguments.of("en", "abbreviations", "A. ".repeat(2_000)),
                Arguments.of("es", "markup", "<a href=\"".repeat(1_000)),
                Arguments.of("en", "line feeds", "\n".repeat(50_000)),
                Arguments.of("es", "a clause that once ended in endless recursion", "La NSA respondió afirmando que no lee los correos de nadie."),
                Arguments.of("en", "a mangled claim", mangled("Norway accused Russia of hacking its parliament, and the embassy denied it. ".repeat(20))),
                Arguments.of("en", "hyphens behind a name", "Chinese" + "-".repeat(300_000)),
                Arguments.of("es", "a denial that once ended in endless recursion", "La agencia contestó negando que tenga llaves de los servidores de Correos."),
                Arguments.of("en", "nothing", ""));
    }

    @Test
    void anArticleWithMorePlacesForClaimsThanAnyHasIsRefusedInOneLine() {
        String text = "Norway accused Russia of hacking.\n".repeat(15_000);
        assertThatThrownBy(() -> EXTRACTOR.extract(new Article("t", null, null, null, null, null, "en", text), false))
                .isInstanceOf(ReaderException.class)
                .hasMessageMatching("has \\d+ stretches that may hold claims, more than an article has \\(500\\); split it");
    }

    /** What is done before the reader is asked, of half a million characters in one line: seconds of processor time when it is linear. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"", "« ", "(", "Xx ", ". ", ".\"", "x", "Paris ", "Georgia ", "Russia, ", "Chelsea Manning ", "Sandworm-", "中国", "1", "U.S.", "\n>"})
    void namesSentencesAndQuotationsAreFoundInLinearTime(String shape) {
        String text = shape.repeat(500_000 / shape.length());
        Article article = new Article("t", null, null, null, null, null, shape.equals("中国") ? "zh" : "en", text);
        ThreadMXBean time = ManagementFactory.getThreadMXBean();
        long before = time.getCurrentThreadCpuTime();
        ArticleNames names = new ArticleNames(article, Catalog.standard());
        for (TextSpan sentence : names.sentences()) {
            names.quotations().within(sentence.start(), sentence.end());
        }
        assertThat(time.getCurrentThreadCpuTime() - before).as("nanoseconds").isLessThan(8_000_000_000L);
    }

    private static String mangled(String text) {
        Random random = new Random(1);
        StringBuilder mangled = new StringBuilder(text);
        for (int i = 0; i < 200; i++) {
            mangled.setCharAt(random.nextInt(mangled.length()), (char) random.nextInt(0x10000));
        }
        return mangled.toString();
    }
}
