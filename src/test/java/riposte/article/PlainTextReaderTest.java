package riposte.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextReaderTest {

    private static Article read(String text) {
        return Reading.ofStream("t.txt", text).article();
    }

    @Test
    void keepsTheTextAsItStands() {
        String text = "  Two  spaces\tand a tab.\n\n\nThree breaks. « Là »\u00a0! \ud83d\ude00\n";
        assertThat(read(text).text()).isEqualTo(text);
        assertThat(read("\ufeffOne.\r\nTwo.\rThree.").text()).isEqualTo("One.\nTwo.\nThree.");
    }

    @Test
    void aDateWithoutYearStaysWithoutYear() {
        Article article =
                read("Dernière mise à jour à 9h05 le 03/11\nUn porte-parole du port a démenti lundi.\nAutre titre");
        assertThat(article.modified()).isEqualTo(MonthDay.of(11, 3));
        assertThat(article.published()).isNull();
        assertThat(article.title()).isNull();
        assertThat(article.text()).startsWith("Dernière mise à jour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mis à jour le 3 novembre 2021 à 9h05 | 2021-11-03",
                "Updated: November 3, 2021 | 2021-11-03",
                "Actualizado el 3 de noviembre de 2021 | 2021-11-03",
                "Stand: 03.11.2021, 9:05 Uhr | 2021-11-03",
            })
    void readsWhenItWasUpdated(String line, String date) {
        assertThat(read("Lists of ships stolen\n" + line + "\n" + Pages.TEXT).modified())
                .hasToString(date);
    }

    @Test
    void readsWhenItWasPublished() {
        assertThat(read("Publié le 3 novembre 2021\n" + Pages.TEXT).published()).hasToString("2021-11-03");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Karsholm loses cargo lists", "« Ce n'était pas nous », dit le port", "Who copied the lists?"})
    void aHeadlineIsTheTitle(String line) {
        assertThat(read(line + "\n" + Pages.TEXT).title()).isEqualTo(line);
        assertThat(read(line + "\n\n" + Pages.TEXT).title()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"The port was attacked on Monday.", "(agencies)", "By Jonas Vik:", "- a point"})
    void anotherFirstLineIsNone(String line) {
        assertThat(read(line + "\n" + Pages.TEXT).title()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Coast, 3 November 2021",
                "Karsholm, 2021-11-03",
                "Le Rivage, mercredi 3 novembre 2021",
                "Nov. 3, 2021"
            })
    void aLineUnderTheHeadlineMayGiveTheDate(String line) {
        Article article = read("Karsholm loses its lists of ships and cargo\n" + line + "\n\n" + Pages.TEXT);
        assertThat(article.title()).isEqualTo("Karsholm loses its lists of ships and cargo");
        assertThat(article.published()).hasToString("2021-11-03");
        assertThat(article.publisher()).isNull();
    }

    @Test
    void aDateInTheHeadlineIsNotThatOfTheArticle() {
        assertThat(read("The long night of 3 November 2021\n" + Pages.TEXT).published())
                .isNull();
    }

    @Test
    void aLineAloneIsText() {
        assertThat(read("Karsholm loses cargo lists").title()).isNull();
    }
}
