package riposte.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import riposte.text.Pieces;
import riposte.text.Sentences;
import riposte.text.TextSpan;

class PieceTextTest {

    private static final String TITLE = "Norland blames Sudland for the raid on its mail";
    private static final String TEXT = "The ministry spoke at noon. It named Sudland. Nobody was surprised.";

    private static Pieces pieces;

    @BeforeAll
    static void load() {
        pieces = Reader.standard().pieces();
    }

    private static PieceText cut(String title, List<KnownName> names) {
        return new PieceText(title, TEXT, Sentences.of(TEXT), names, pieces);
    }

    @Test
    void theTitleStandsBeforeEachWindow() {
        PieceText.Window window = cut(TITLE, List.of()).window(new Windows.Range(1, 1));
        int lead = Math.min(Windows.LEAD, pieces.cut(TITLE, new TextSpan(0, TITLE.length())).size());

        assertThat(window.numbers()[0]).isEqualTo(Pieces.BEGIN);
        assertThat(window.place(1)).isEqualTo(lead + 2);
        assertThat(window.numbers()[lead + 1]).isEqualTo(Pieces.END);
        assertThat(window.words(window.place(1), window.size() - 1).in(TEXT)).isEqualTo("It named Sudland.");
        assertThat(window.words(1, 2)).as("the lead is no place to find words in").isNull();
    }

    @Test
    void withoutATitleTheFirstSentenceDoes() {
        PieceText text = cut("", List.of());
        int first = text.lengths()[0];

        assertThat(text.window(new Windows.Range(0, 1)).place(0)).isEqualTo(1);
        assertThat(text.window(new Windows.Range(2, 2)).place(2)).isEqualTo(first + 2);
    }

    @Test
    void aTitleThatBeginsTheTextIsNotRepeated() {
        assertThat(cut("The ministry spoke", List.of()).window(new Windows.Range(0, 0)).place(0)).isEqualTo(1);
    }

    @Test
    void piecesOfANameTellItsKind() {
        int at = TEXT.indexOf("Sudland");
        PieceText text = cut("", List.of(new KnownName(new TextSpan(at, at + "Sudland".length()), KnownName.Kind.STATE)));
        PieceText.Window window = text.window(new Windows.Range(0, 2));
        StringBuilder named = new StringBuilder();
        for (int i = 0; i < window.size(); i++) {
            if (window.kinds()[i] != 0) {
                assertThat(window.kinds()[i]).isEqualTo(KnownName.Kind.STATE.number());
                named.append(window.words(i, i + 1).in(TEXT));
            }
        }

        assertThat(named.toString().strip().replace(" ", "")).isEqualTo("Sudland");
    }
}
