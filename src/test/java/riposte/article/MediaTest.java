package riposte.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The medium of articles that do not name theirs. */
class MediaTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://www.bbc.co.uk/news/technology-1, BBC",
                "https://news.bbc.co.uk/1, BBC",
                "https://edition.lemonde.fr/a, Le Monde",
                "https://some.news.paper.co.jp/a, paper.co.jp",
                "https://www.courier.example/2023/a.html, courier.example",
                "https://writer.github.io/post, writer.github.io",
                "https://www.xn--bcher-kva.example/a, bücher.example",
                "https://web.archive.org/web/2020/https://courier.example/, none",
                "http://192.0.2.7/a, none",
                "http://[2001:db8::1]/a, none",
                "http://localhost:8080/a, none",
                "https://co.uk/, none",
                "not an address, none",
                "none, none"
            })
    void isNamedByTheSiteOfTheAddress(String url, String medium) {
        assertThat(Media.name(null, url)).isEqualTo(medium);
        assertThat(Media.name(" ", url)).isEqualTo(medium);
    }

    @Test
    void whatAnArticleSaysOfItselfStands() {
        assertThat(Media.name("The Example Courier", "https://www.bbc.co.uk/news")).isEqualTo("The Example Courier");
    }

    @Test
    void everyReaderAsks() throws UnreadableException {
        String html = "<html><head><title>Ships waited</title>"
                + "<link rel=canonical href='https://www.courier.example/ships'></head><body><article><h1>Ships waited</h1>"
                + "<p>" + "The port closed for a day, and the ships waited outside the harbour. ".repeat(12)
                + "</p></article></body></html>";
        assertThat(PageReader.read("a", html, null, ReadOptions.defaults()).publisher()).isEqualTo("courier.example");
    }
}
