package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.catalog.Catalog;
import riposte.rdf.CatalogEntry;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

class CatalogCommandTest {

    @TempDir
    Path folder;

    @Test
    void importsFilesOfSeveralFormatsAndNamesTheFailed() throws IOException {
        Path misp = Files.writeString(
                folder.resolve("threat-actor.json"),
                "{\"type\":\"threat-actor\",\"values\":[{\"value\":\"Tin Cormorant\",\"meta\":{\"country\":\"IR\","
                        + "\"synonyms\":[\"TC-7\",\"Shadow\"]}}]}");
        Path skos = Files.writeString(
                folder.resolve("vendors.ttl"),
                "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                        + "<https://example.org/v/1> a skos:Concept ; skos:prefLabel \"Quay Systems\" ; skos:altLabel \"TC-7\" .");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        Path to = folder.resolve("data/catalog");
        Run outcome = Run.of(
                "catalog", "import", "--catalog", to.toString(), misp.toString(), skos.toString(), broken.toString());
        assertThat(outcome.code()).isEqualTo(Riposte.FAILED);
        assertThat(outcome.out())
                .contains("threat-actor.json: 1 actors read, 0 of them known before, 1 new, 0 doubtful; 3 names taken over")
                .contains("TC-7: quay-systems, tin-cormorant")
                .contains("Shadow");
        assertThat(outcome.err()).contains("broken.json").doesNotContain("Exception");
        assertThat(Catalog.with(to).match("Quay Systems blamed Tin Cormorant", "en"))
                .extracting(m -> m.entity().id())
                .containsExactly("quay-systems", "tin-cormorant");
    }

    @Test
    void aStoreCanBeMadeWhereACatalogueIs() throws IOException {
        Path misp = Files.writeString(
                folder.resolve("g.json"), "{\"type\":\"threat-actor\",\"values\":[{\"value\":\"Tin Cormorant\"}]}");
        Path data = folder.resolve("data");
        assertThat(Run.of("catalog", "import", "--catalog", data.resolve("catalog").toString(), misp.toString())
                        .code())
                .isZero();
        try (ClaimStore store = ClaimStore.open(data, Iris.local())) {
            assertThat(store.refresh(CatalogEntry.all(Catalog.with(data.resolve("catalog")))))
                    .isTrue();
        }
    }

    @Test
    void asksForAFile() {
        assertThat(Run.of("catalog", "import").code()).isEqualTo(Riposte.USAGE);
        assertThat(Run.of("catalog").code()).isEqualTo(Riposte.USAGE);
    }
}
