package riposte.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text made to break or stall an engine is cut into bounded pieces with exact places, and annotated without failing. */
class HostileTextTest {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("texts")
    void isCutIntoBoundedPieces(String lang, String name, String text) {
        Analyzer analyzer = Analyzer.of(lang);
        List<Sentence> sentences = analyzer.sentences(text);
        for (Sentence sentence : sentences) {
            assertThat(sentence.size()).isLessThanOrEqualTo(Splitter.LONGEST_SENTENCE);
            assertThat(text.startsWith(sentence.text(), sentence.start())).isTrue();
        }
        if (!sentences.isEmpty()) {
            Sentence tree = analyzer.annotate(sentences.get(0));
            assertThat(tree.text()).isEqualTo(sentences.get(0).text());
        }
    }

    static Stream<Arguments> texts() {
        return Stream.of("en", "fr", "es", "de")
                .flatMap(lang -> Stream.of(
                        Arguments.of(lang, "one endless word", "x".repeat(100_000)),
                        Arguments.of(lang, "quotation marks", "\"".repeat(10_000)),
                        Arguments.of(lang, "opening marks", "« ".repeat(10_000)),
                        Arguments.of(lang, "emoji", "\uD83D\uDE00".repeat(10_000)),
                        Arguments.of(lang, "halves of pairs", "\uD83D".repeat(1_000) + "\uDE00".repeat(1_000)),
                        Arguments.of(lang, "combining marks", "e" + "\u0301".repeat(10_000)),
                        Arguments.of(lang, "control characters", "a\u0000\u0001\u001b[31m\u202e".repeat(1_000)),
                        Arguments.of(lang, "brackets", "(".repeat(20_000)),
                        Arguments.of(lang, "full stops", ".".repeat(50_000)),
                        Arguments.of(lang, "abbreviations", "A. ".repeat(10_000)),
                        Arguments.of(lang, "commas", "1,".repeat(20_000)),
                        Arguments.of(lang, "addresses", "http://".repeat(5_000)),
                        Arguments.of(lang, "markup", "<a href=\"".repeat(2_000)),
                        Arguments.of(lang, "no full stop", "word ".repeat(20_000)),
                        Arguments.of(lang, "line feeds", "\n".repeat(100_000)),
                        Arguments.of(lang, "blanks", "\u00A0\u2009\t\r ".repeat(10_000)),
                        Arguments.of(lang, "nothing", "")));
    }
}
