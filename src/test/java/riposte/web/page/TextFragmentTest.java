package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text directives as the specification writes them. */
class TextFragmentTest {

    private static final String URL = "https://news.example/a";

    private static String link(String text, String passage) {
        int start = text.indexOf(passage);
        return TextFragment.link(URL, text, start, start + passage.length());
    }

    @Test
    void encodesWhatHasAMeaningInADirective() {
        assertThat(link("Ardenia, well-known & 100% sure, blames the other side.", "Ardenia, well-known & 100% sure, blames the other"))
                .isEqualTo(URL + "#:~:text=Ardenia%2C%20well%2Dknown%20%26%20100%25%20sure%2C%20blames%20the%20other");
        assertThat(link("« L'île » a dit que la République était coupable.", "« L'île » a dit que la République était coupable."))
                .isEqualTo(URL + "#:~:text=%C2%AB%20L%27%C3%AEle%20%C2%BB%20a%20dit%20que%20la%20R%C3%A9publique%20%C3%A9tait%20coupable.");
    }

    @Test
    void givesTheEndsOfLongPassages() {
        assertThat(link("One two three four five six seven eight nine ten eleven twelve.", "One two three four five six seven eight nine ten eleven twelve."))
                .isEqualTo(URL + "#:~:text=One%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve.");
    }

    @Test
    void saysWhatStandsAroundShortPassages() {
        String text = "First line of it.\nThey asked again and he said: It was them. Nobody else spoke that day.\nEnd.";
        assertThat(link(text, "It was them."))
                .isEqualTo(URL + "#:~:text=again%20and%20he%20said%3A-,It%20was%20them.,-Nobody%20else%20spoke%20that");
        assertThat(link("It was them.", "It was them.")).isEqualTo(URL + "#:~:text=It%20was%20them.");
    }

    @Test
    void keepsAFragmentAndLeavesOutWhatIsNotThere() {
        assertThat(TextFragment.link(URL + "#p2", "It was them.", 0, 12)).isEqualTo(URL + "#p2:~:text=It%20was%20them.");
        assertThat(TextFragment.link(URL, "", 3, 9)).isEqualTo(URL);
        assertThat(TextFragment.link(URL, "abc", 2, 2)).isEqualTo(URL);
    }
}
