package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.catalog.CatalogException;
import riposte.catalog.CatalogImport;
import riposte.fuzz.Fuzz;

/** Whatever a catalogue to import holds, it is read or refused in one line. */
class CatalogFuzzTest {

    /** Each import reads the whole catalogue first. */
    private static final int FEW = 25;

    @TempDir
    Path folder;

    private static byte[] fixture(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/catalog/import", name));
    }

    private void imports(String name, byte[] input) throws IOException {
        Path file = Files.write(folder.resolve(name), input);
        try {
            if (SkosCatalog.reads(file)) {
                List<String> skipped = new ArrayList<>();
                SkosCatalog.read(file, skipped);
                assertThat(skipped).allSatisfy(line -> assertThat(line).isNotBlank());
            } else {
                new CatalogImport(folder.resolve("catalog")).file(file);
            }
        } catch (CatalogException e) {
            assertThat(e.getMessage()).contains(name);
        }
    }

    @Test
    void clustersOfMisp() throws IOException {
        Fuzz.of("misp", List.of(fixture("threat-actor.json")), "[", "{\"values\":", "{\"meta\":{\"synonyms\":", "null", "1e99999", "\"\"", "\\u0000", ",")
                .runFew(FEW, input -> imports("threat-actor.json", input));
    }

    @Test
    void bundlesOfStix() throws IOException {
        Fuzz.of("stix", List.of(fixture("attack.json")), "[", "{\"objects\":", "\"type\":\"intrusion-set\"", "\"aliases\":[", "null", "true", "\\ud800", ",")
                .runFew(FEW, input -> imports("attack.json", input));
    }

    @Test
    void tables() {
        Fuzz.ofTexts(
                        "csv",
                        List.of("id,type,label_en,label_fr,parent,names\nacme,company,Acme,Acme,,Acme Corp|Acme Inc\nnorth-group,threat-group,North Group,,ru,\"North, Group\"\n"),
                        "\"", ",", "|", "\n", "\r", "id,", "#", "company", ";")
                .runFew(2 * FEW, input -> imports("ours.csv", input));
    }

    @Test
    void vocabulariesOfSkos() {
        Fuzz.ofTexts(
                        "skos",
                        List.of("""
                                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                                <https://vendor.example.org/a> a skos:Concept ; skos:prefLabel "North Group"@en ; skos:altLabel "NG-1", "Grand Nord"@fr ;
                                    skos:broader <https://vendor.example.org/groups> .
                                """),
                        "[ ", "( ", "<<", "\"\"\"", "@prefix : <", "\\u", "skos:", "@en-", "^^<x>", ";", "_:b", "<http://[>")
                .run(input -> imports("vendor.ttl", input));
    }
}
