package riposte.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    /** Emoji, combining marks, blanks of all kinds, every quotation mark, contractions, line ends, half a pair. */
    private static final String TRICKY = "\uFEFF \t« Ça\u00A0? »\u202F— non\u00AD!  \uD83D\uDE00\uD83C\uDDEB\uD83C\uDDF7 du lac aux amis, l’été\r\n"
            + "“Cafe\u0301” ‘x’ „y“ »z« del gobierno acusarlo zum Haus can't o'clock\u2028weiter\u0085so\rund\f.\n\n"
            + "\n  …  \nA\uD83Db \u0000c\u0007 http://x.example/?a=b&c e-mail@x.example 1.234,5 € 3,5 % #tag @name </b>&amp;\n"
            + "دليل نص 日本語。中文！";

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "de"})
    void textAndOffsetsAgree(String lang) {
        List<Sentence> sentences = Analyzer.of(lang).sentences(TRICKY);
        assertThat(sentences).hasSizeGreaterThan(5);
        checkOffsets(TRICKY, sentences);
    }

    static void checkOffsets(String text, List<Sentence> sentences) {
        int before = 0;
        for (Sentence sentence : sentences) {
            assertThat(sentence.start()).isGreaterThanOrEqualTo(before);
            assertThat(sentence.text()).isEqualTo(text.substring(sentence.start(), sentence.end()));
            assertThat(sentence.text()).isNotBlank().doesNotContain("\n");
            assertThat(sentence.paragraph())
                    .isEqualTo((int) text.substring(0, sentence.start()).chars().filter(c -> c == '\n').count());
            int last = sentence.start();
            for (Token token : sentence.tokens()) {
                assertThat(token.start()).isGreaterThanOrEqualTo(last);
                assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(sentence.end());
                assertThat(token.form()).isEqualTo(text.substring(token.start(), token.end()));
                last = token.end();
            }
            before = sentence.end();
        }
    }

    @Test
    void abbreviationsDoNotEndSentences() {
        assertCuts("en", "Mr. Smith met Gen. Brown at 5 p.m. on Monday.", "The U.S. said no.", "No. 10 agreed.");
        assertCuts("en", "Sen. Ann Roe (D-Va.) left the U.S.", "The trip took 3.5 hours.", "Dr. J. R. Roe, Ph.D., slept.");
        assertCuts("fr", "M. Durand et Mme Petit sont là.", "Selon le n° 3 du parti, etc., rien.", "L'ONU (cf. art. 5) l'a vu…");
        assertCuts("es", "El Sr. Pérez y la Dra. Gil llegaron a EE. UU. el lunes.", "El art. 5 lo dice, p. ej. aquí.");
        assertCuts("de", "Am 3. März sagte Dr. Meier, z. B. in Berlin, nichts.", "Das gilt u. a. auch für St. Gallen.");
        assertCuts("de", "Der 5. Angriff war am 12.03.2021.", "Ende.");
    }

    @Test
    void closingMarksStayWithTheirSentence() {
        assertCuts("en", "He called it “a lie.”", "Others agreed.", "(They did not.)", "\"Never!\"", "\"Why?\" she asked.");
        assertCuts("en", "\"We won't,\" he said.", "\"Go.\"", "\"Stay.\"", "And \"What?\"");
        assertCuts("fr", "« Nous démentons.", "C'est faux. »", "« Pourquoi ? », a-t-il demandé.", "Il a dit : \"Non.\"", "Fin.");
        assertCuts("es", "¿Quién fue?", "¡Nadie!", "«Es falso.»", "Así lo dijo ayer.");
        assertCuts("de", "„Das ist falsch.“", "Er ging.", "\"Nein!\", rief er.", "Ende.", "»Nie«, sagte sie.");
    }

    @Test
    void datelinesStandAlone() {
        assertCuts("en", "LONDON, March 3 (Reuters) -", "Britain blamed nobody.");
        assertCuts("en", "MOSCOW —", "Nothing happened.");
        assertCuts("fr", "PARIS (AFP) -", "Le ministre a nié.");
        assertCuts("de", "Berlin (dpa) -", "Die Regierung schwieg.");
        assertCuts("en", "Smith (Labour) was there.");
    }

    @Test
    void lineFeedsEndSentences() {
        List<Sentence> sentences = Analyzer.of("en").sentences("By Jane Roe\nA headline\n\nThe text. More");
        assertThat(sentences).extracting(Sentence::text).containsExactly("By Jane Roe", "A headline", "The text.", "More");
        assertThat(sentences).extracting(Sentence::paragraph).containsExactly(0, 1, 3, 3);
    }

    @Test
    void contractionsAreWholeUntilAnnotated() {
        assertThat(Analyzer.of("fr").sentences("Le chef du parti parle aux amis.").get(0).tokens())
                .extracting(Token::form)
                .containsExactly("Le", "chef", "du", "parti", "parle", "aux", "amis", ".");
    }

    @Test
    void aLongSentenceIsCut() {
        List<Sentence> sentences = Analyzer.of("en").sentences("the cat, ".repeat(500));
        assertThat(sentences).allMatch(sentence -> sentence.size() <= Splitter.LONGEST_SENTENCE);
        assertThat(sentences.stream().mapToInt(Sentence::size).sum()).isEqualTo(1500);
    }

    @Test
    void anUnknownLanguageIsNamed() {
        assertThat(Analyzer.languages()).containsExactlyInAnyOrder("en", "fr", "es", "de");
        assertThatThrownBy(() -> Analyzer.of("xx"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'xx'");
        assertThatThrownBy(() -> Analyzer.of("../en")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertCuts(String lang, String... sentences) {
        assertThat(Analyzer.of(lang).sentences(String.join(" ", sentences)))
                .extracting(Sentence::text)
                .containsExactly(sentences);
    }
}
