package riposte.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    /** Emoji, combining marks, blanks of all kinds, every quotation mark, line ends, half a pair. */
    private static final String TRICKY = "\uFEFF \t« Ça\u00A0? »\u202F— non\u00AD!  \uD83D\uDE00\uD83C\uDDEB\uD83C\uDDF7 du lac aux amis, l’été\r\n"
            + "“Cafe\u0301” ‘x’ „y“ »z« del gobierno acusarlo zum Haus can't o'clock\u2028weiter\u0085so\rund\f.\n\n"
            + "\n  …  \nA\uD83Db \u0000c\u0007 http://x.example/?a=b&c e-mail@x.example 1.234,5 € 3,5 % #tag @name </b>&amp;\n"
            + "دليل نص 日本語。中文！";

    @Test
    void offsetsAreThoseOfTheText() {
        int before = 0;
        List<TextSpan> sentences = Sentences.of(TRICKY);
        assertThat(sentences).hasSizeGreaterThan(5);
        for (TextSpan sentence : sentences) {
            assertThat(sentence.start()).isGreaterThanOrEqualTo(before);
            assertThat(sentence.in(TRICKY)).isNotBlank().doesNotContain("\n");
            before = sentence.end();
        }
    }

    @Test
    void abbreviationsDoNotEndSentences() {
        assertCuts("Mr. Smith met Gen. Brown at 5 p.m. on Monday.", "The U.S. said no.", "No. 10 agreed.");
        assertCuts("Sen. Ann Roe (D-Va.) left the U.S. yesterday.", "The trip took 3.5 hours.", "Dr. J. R. Roe, Ph.D., slept.");
        assertCuts("M. Durand et Mme Petit sont là.", "Selon le n° 3 du parti, etc., rien.", "L'ONU (cf. art. 5) l'a vu…");
        assertCuts("El Sr. Pérez y la Dra. Gil llegaron a EE. UU. el lunes.", "El art. 5 lo dice, p. ej. aquí.");
        assertCuts("Am 3. März sagte Dr. Meier, z. B. in Berlin, nichts.", "Das gilt u. a. auch für St. Gallen.");
        assertCuts("Der 5. Angriff war am 12.03.2021.", "Ende.");
        assertCuts("В 2016 г. Иванов уехал в г. Киров.", "Он молчал.");
    }

    @Test
    void closingMarksStayWithTheirSentence() {
        assertCuts("He called it “a lie.”", "Others agreed.", "(They did not.)", "\"Never!\"", "\"Why?\" she asked.");
        assertCuts("« Nous démentons.", "C'est faux. »", "« Pourquoi ? », a-t-il demandé.", "Il a dit : \"Non.\"", "Fin.");
        assertCuts("¿Quién fue?", "¡Nadie!", "«Es falso.»", "Así lo dijo ayer.");
        assertCuts("„Das ist falsch.“", "Er ging.", "\"Nein!\", rief er.", "Ende.");
    }

    @Test
    void chineseNeedsNoBlank() {
        String text = "外交部否认。“纯属捏造！”发言人说。";
        assertThat(Sentences.of(text)).extracting(s -> s.in(text)).containsExactly("外交部否认。", "“纯属捏造！”", "发言人说。");
    }

    @Test
    void lineFeedsEndSentences() {
        String text = "By Jane Roe\nA headline\n\nThe text. More";
        assertThat(Sentences.of(text)).extracting(s -> s.in(text)).containsExactly("By Jane Roe", "A headline", "The text.", "More");
    }

    @Test
    void aLongSentenceIsCut() {
        assertThat(Sentences.of("the cat, ".repeat(5_000))).allMatch(sentence -> sentence.length() <= 1_200);
        assertThat(Sentences.of("x".repeat(100_000))).allMatch(sentence -> sentence.length() <= 1_200);
        assertThat(Sentences.of("\uD83D\uDE00".repeat(10_000))).allMatch(sentence -> sentence.length() <= 2_402);
    }

    private static void assertCuts(String... sentences) {
        String text = String.join(" ", sentences);
        assertThat(Sentences.of(text)).extracting(s -> s.in(text)).containsExactly(sentences);
    }

    @Test
    void aLineThatEndsAsSentencesDoIsNoHeadline() {
        assertThat(Sentences.isClosed("The port was closed. ")).isTrue();
        assertThat(Sentences.isClosed("港口关闭了。")).isTrue();
        assertThat(Sentences.isClosed("Port closed")).isFalse();
        assertThat(Sentences.isClosed(" ")).isFalse();
    }
}
