package riposte.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PiecesTest {

    private static Pieces pieces;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = Pieces.class.getResourceAsStream("/riposte/reader/vocabulary.txt")) {
            pieces = Pieces.read(in);
        }
    }

    private static List<String> words(String text) {
        Pieces.Cut cut = pieces.cut(text, new TextSpan(0, text.length()));
        return IntStream.range(0, cut.size())
                .mapToObj(i -> text.substring(cut.starts()[i], cut.ends()[i]))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Test
    void placesAreThoseOfTheText() {
        assertThat(String.join("", words("Pékin nie  tout, l’été\u00a0!"))).isEqualTo("Pékinnietout,l’été!");
        assertThat(words("London said")).containsExactly("London", "said");
    }

    @Test
    void aStretchIsCutByItself() {
        String text = "Moscow. London said";
        Pieces.Cut cut = pieces.cut(text, new TextSpan(8, text.length()));
        assertThat(cut.starts()[0]).isEqualTo(8);
        assertThat(cut.ends()[cut.size() - 1]).isEqualTo(text.length());
    }

    @Test
    void hostileTextIsCutInTimeLinearInItsLength() {
        for (String text : List.of(
                "x".repeat(100_000),
                "\uD83D\uDE00".repeat(50_000),
                "\uD83D".repeat(10_000) + "\uDE00".repeat(10_000),
                "e" + "\u0301".repeat(50_000),
                "a\u0000\u0001\u001b[31m\u202e".repeat(10_000),
                "\u2581".repeat(50_000),
                " \u00A0\u2009\t".repeat(20_000),
                "")) {
            long started = System.nanoTime();
            Pieces.Cut cut = pieces.cut(text, new TextSpan(0, text.length()));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
            for (int i = 0; i < cut.size(); i++) {
                assertThat(cut.starts()[i]).isBetween(i == 0 ? 0 : cut.starts()[i - 1], text.length());
                assertThat(cut.ends()[i]).isBetween(cut.starts()[i], text.length());
            }
        }
    }

    @Test
    void aBrokenVocabularyIsNamed() {
        assertThatThrownBy(() -> Pieces.read(new ByteArrayInputStream("a\t-1\n".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("vocabulary");
        assertThatThrownBy(() -> Pieces.read(new ByteArrayInputStream("a -1\n\n".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class);
    }
}
