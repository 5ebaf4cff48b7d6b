package riposte.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

    private static final List<String> OFFERS =
            List.of("text/html", "text/turtle", "application/ld+json", "application/rdf+xml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | text/html",
                "*/* | text/html",
                "* | text/html",
                "text/turtle | text/turtle",
                "TEXT/Turtle | text/turtle",
                "text/* | text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
                "text/turtle;q=0.5, application/ld+json | application/ld+json",
                "text/turtle, */*;q=0.1 | text/turtle",
                "application/rdf+xml, */* | application/rdf+xml",
                "text/html;q=0, text/* | text/turtle",
                "text/*;q=0.3, text/turtle;q=0.7, text/html;level=1;q=0.6 | text/turtle",
                "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted\" | application/ld+json",
                "image/png | none",
                "text/html;q=0 | none",
                "image/*, application/*;q=0.2 | application/ld+json"
            })
    void choosesByQualityThenSpecificity(String header, String expected) {
        assertThat(Accept.parse(header).best(OFFERS).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"turtle", "text/", "/html", "text/html;q=2", "text/html;q=high", ",", "a/b/c"})
    void refusesWhatIsNoHeader(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Accept.parse(header))
                .withMessageContaining("Accept");
    }
}
