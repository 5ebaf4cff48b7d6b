package riposte.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DictionaryTest {

    @ParameterizedTest(name = "{0}: {1} as {2}")
    @CsvFileSource(resources = "lemmas.tsv", delimiter = '\t', quoteCharacter = '§')
    void dictionaryFormOfAWordWithItsPartOfSpeech(String lang, String form, String pos, String lemma) {
        assertThat(new Dictionary(Settings.of(lang)).lemma(form, pos)).isEqualTo(lemma);
    }

    @Test
    void everyDictionaryFormWithoutAModel() {
        assertThat(Analyzer.of("fr").lemmas("accusée")).contains("accusé", "accuser");
        assertThat(Analyzer.of("fr").lemmas("DÉMENT")).contains("démentir");
        assertThat(Analyzer.of("en").lemmas("Denies")).containsExactly("deny");
        assertThat(Analyzer.of("en").lemmas("hacks")).containsExactly("hack");
        assertThat(Analyzer.of("es").lemmas("acusaciones")).containsExactly("acusación");
        assertThat(Analyzer.of("de").lemmas("Hackerangriffen")).contains("hackerangriff");
        assertThat(Analyzer.of("de").lemmas("Cyberspionagevorwürfe")).contains("cyberspionagevorwurf");
    }

    @Test
    void anUnknownWordIsItsOwnForm() {
        assertThat(Analyzer.of("fr").lemmas("Xyzzyq")).containsExactly("xyzzyq");
        assertThat(Analyzer.of("en").lemmas("")).containsExactly("");
        assertThat(Analyzer.of("de").lemmas("\u2014")).containsExactly("\u2014");
        assertThat(Analyzer.of("es").lemmas("\uD83D")).containsExactly("\uD83D");
    }
}
