package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.catalog.CatalogException;
import riposte.catalog.ImportedActor;
import riposte.claim.ActorType;

class SkosCatalogTest {

    private static final String PREFIXES = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            + "@prefix rip: <https://w3id.org/riposte#> .\n"
            + "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
            + "@prefix dct: <http://purl.org/dc/terms/> .\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void readsConceptsWithTheirLabels() throws IOException {
        List<String> skipped = new ArrayList<>();
        List<ImportedActor> actors = SkosCatalog.read(file("groups.ttl", PREFIXES + """
                <https://example.org/g/1> a skos:Concept, rip:ThreatGroup ;
                    skos:prefLabel "Slate Badger"@en, "Blaireau d'ardoise"@fr ;
                    skos:altLabel "SB-41" ; skos:hiddenLabel "Slatebadger"@en ;
                    dct:creator "Example Labs" ;
                    skos:exactMatch <https://example.com/other/1> ;
                    skos:closeMatch <https://example.com/near/2> .
                <https://example.org/g/2> a skos:Concept ; skos:prefLabel "Harbour Watch" .
                <https://example.org/g/3> a skos:Concept ; skos:note "nameless" .
                [] a skos:Concept ; skos:prefLabel "Blank" .
                """), skipped);
        assertThat(actors)
                .containsExactly(
                        new ImportedActor(
                                "Slate Badger",
                                ActorType.THREAT_GROUP,
                                List.of(
                                        new ImportedActor.Alias("Blaireau d'ardoise", "fr", "Example Labs", -1),
                                        new ImportedActor.Alias("SB-41", null, "Example Labs", -1),
                                        new ImportedActor.Alias("Slatebadger", "en", "Example Labs", -1)),
                                null,
                                -1,
                                List.of("https://example.com/other/1", "https://example.org/g/1")),
                        new ImportedActor(
                                "Harbour Watch",
                                ActorType.ORGANIZATION,
                                List.of(),
                                null,
                                -1,
                                List.of("https://example.org/g/2")));
        assertThat(skipped).containsExactly("https://example.org/g/3 has no label");
    }

    @Test
    void readsOtherSyntaxes() throws IOException {
        Path file = file(
                "one.nt",
                "<https://example.org/g/4> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                        + "<https://w3id.org/riposte#Company> .\n"
                        + "<https://example.org/g/4> <http://www.w3.org/2000/01/rdf-schema#label> \"Quay Systems\" .\n");
        assertThat(SkosCatalog.reads(file)).isTrue();
        assertThat(SkosCatalog.read(file, new ArrayList<>()))
                .singleElement()
                .satisfies(a -> assertThat(a.type()).isEqualTo(ActorType.COMPANY));
        assertThat(SkosCatalog.reads(folder.resolve("a.json"))).isFalse();
        assertThat(SkosCatalog.reads(folder.resolve("a.jsonld"))).isFalse();
        assertThat(SkosCatalog.reads(folder.resolve("a.csv"))).isFalse();
    }

    @Test
    void saysWhereAFileIsBroken() throws IOException {
        Path file = file("broken.ttl", PREFIXES + "<https://example.org/g/5> a skos:Concept ; skos:prefLabel \"open .\n");
        assertThatThrownBy(() -> SkosCatalog.read(file, new ArrayList<>()))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("broken.ttl is broken")
                .hasMessageContaining("line: 6");
    }
}
