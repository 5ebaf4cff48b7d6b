package riposte.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import riposte.claim.Entity;

class CatalogTest {

    private final Catalog catalog = Catalog.standard();

    /** Each line: language, text, and what is found as {@code words=id}, several ids joined by a slash, or nothing. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/catalog/matches.csv", delimiter = ';', maxCharsPerColumn = 2000)
    void findsNames(String lang, String text, String expected) {
        String line = text.replace("\\n", "\n").replace("~", " ");
        List<String> found = catalog.match(line, lang).stream()
                .map(m -> line.substring(m.start(), m.end()) + "="
                        + String.join("/", m.candidates().stream().map(Entity::id).toList()))
                .toList();
        assertThat(found).containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(", ")));
        assertThat(catalog.mentionsAny(line, lang)).isEqualTo(!found.isEmpty());
    }

    @Test
    void saysHowANameStandsForItsOwner() {
        assertThat(catalog.match("Chinese officials in Beijing, China", "en"))
                .extracting(Match::kind)
                .containsExactly(Match.Kind.DEMONYM, Match.Kind.METONYM, Match.Kind.NAME);
    }

    @Test
    void givesTheSameIndexAgain() {
        assertThat(catalog.match("Iran", "en")).isEqualTo(catalog.match("Iran", "en"));
        assertThat(Catalog.standard()).isSameAs(catalog);
    }
}
