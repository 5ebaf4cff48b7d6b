package riposte.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The medium of articles: what they name, else the site of their address. */
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
                "https://t.me/courier/12, none",
                "https://www.linkedin.com/pulse/post, none",
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
        String text = "The port closed for a day, and the ships waited outside the harbour. ".repeat(12);
        String html = "<html><head><title>Ships waited</title>"
                + "<link rel=canonical href='https://www.courier.example/ships'></head><body><article><h1>Ships waited</h1>"
                + "<p>" + text + "</p></article></body></html>";
        assertThat(PageReader.read("a", html, null, ReadOptions.defaults()).publisher()).isEqualTo("courier.example");
        assertThat(PlainTextReader.read("a", text, ReadOptions.defaults().withUrl("https://www.courier.example/ships")).publisher())
                .isEqualTo("courier.example");
        String line = "{\"id\": \"a\", \"url\": \"https://www.courier.example/ships\", \"text\": \"" + text + "\"}";
        assertThat(Reading.ofStream("a.jsonl", line).article().publisher()).isEqualTo("courier.example");
    }
}
