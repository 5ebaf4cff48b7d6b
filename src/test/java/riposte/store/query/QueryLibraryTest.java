package riposte.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryLibraryTest {

    @TempDir
    Path folder;

    @Test
    void readsTitleAndDescriptionInSeveralLanguages() {
        NamedQuery query = NamedQuery.parse("all", """
                # title: Everything
                # description: All triples,
                #   without order
                # title-fr: Tout
                # a remark: not for readers

                ASK { ?s ?p ?o }
                """);

        assertThat(query.titles()).isEqualTo(Map.of("en", "Everything", "fr", "Tout"));
        assertThat(query.title("fr")).isEqualTo("Tout");
        assertThat(query.title("de")).isEqualTo("Everything");
        assertThat(query.description("fr")).isEqualTo("All triples, without order");
        assertThat(query.query().isAskType()).isTrue();
    }

    @Test
    void findsByNameWithOrWithoutEnding() throws IOException {
        Files.writeString(folder.resolve("one.rq"), "# title: One\n# description: 1\nASK {}\n");
        Files.writeString(folder.resolve("rows.csv"), "x\n");
        QueryLibrary library = QueryLibrary.of(folder);

        assertThat(library.queries()).extracting(NamedQuery::name).containsExactly("one");
        assertThat(library.get("one")).isEqualTo(library.get("one.rq"));
        assertThatThrownBy(() -> library.get("two"))
                .hasMessage("no query is called 'two'; there are one");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertThatThrownBy(() -> NamedQuery.parse("bare", "ASK {}")).hasMessageContaining("'bare' needs '# title:'");
        assertThatThrownBy(() -> NamedQuery.parse("broken", "# title: x\n# description: y\nSELECT ?x nothing {}\n"))
                .hasMessageStartingWith("query 'broken' is not SPARQL: ")
                .hasMessageContaining("line 3");
    }

    @Test
    void theQueriesOfTheProjectAreOnTheClassPath() {
        assertThat(QueryLibrary.standard().queries()).hasSizeGreaterThan(24);
        assertThat(QueryLibrary.standard().find("who-accuses-whom")).isPresent();
    }
}
