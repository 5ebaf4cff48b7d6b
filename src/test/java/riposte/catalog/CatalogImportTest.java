package riposte.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Entity;

class CatalogImportTest {

    @TempDir
    Path folder;

    private static Path fixture(String name) {
        try {
            return Path.of(CatalogImportTest.class.getResource("/catalog/import/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> found(Catalog catalog, String text) {
        return catalog.match(text, "en").stream()
                .map(m -> text.substring(m.start(), m.end()) + "="
                        + m.candidates().stream().map(Entity::id).collect(Collectors.joining("/")))
                .toList();
    }

    @Test
    void readsAMispGalaxy() {
        CatalogImport.Report report = new CatalogImport(folder).file(fixture("threat-actor.json"));
        assertThat(report.outcomes()).hasSize(4);
        assertThat(report.of(CatalogImport.Fate.JOINED)).extracting(Object::toString).containsExactly("APT28 = apt28 (label)");
        assertThat(report.skipped()).singleElement().asString().contains("without a name");
        assertThat(report.commonWords()).containsExactly("99", "Lead");
        assertThat(report.of(CatalogImport.Fate.DOUBTFUL)).extracting(Object::toString).containsExactly("The Mask: careto?");
        assertThat(report.collisions()).contains("Berlin: germany, the-mask");

        Catalog catalog = Catalog.with(folder);
        assertThat(catalog.actor("velvet-lantern-crew")).hasValueSatisfying(a -> {
            assertThat(a.type()).isEqualTo(ActorType.THREAT_GROUP);
            assertThat(a.actsFor()).isNull();
        });
        assertThat(catalog.allegedSponsor("velvet-lantern-crew").map(Actor::id)).hasValue("north-korea");
        assertThat(found(catalog, "Copper Walrus Nine met the Velvet Lantern Crew"))
                .containsExactly("Copper Walrus Nine=apt28", "Velvet Lantern Crew=velvet-lantern-crew");
        assertThat(found(catalog, "die Grüne Ölkatze")).containsExactly("Grüne Ölkatze=grune-olkatze");
    }

    @Test
    void neverMergesOnASharedAlias() {
        CatalogImport.Report report = new CatalogImport(folder).file(fixture("threat-actor.json"));
        assertThat(report.collisions()).contains("Quartz Heron: the-mask, velvet-lantern-crew");
        List<String> found = found(Catalog.with(folder), "Quartz Heron struck again");
        assertThat(found).containsExactly("Quartz Heron=the-mask/velvet-lantern-crew");
    }

    @Test
    void commonWordsNeedACue() {
        new CatalogImport(folder).file(fixture("threat-actor.json"));
        Catalog catalog = Catalog.with(folder);
        assertThat(found(catalog, "The Mask was left on a chair. Lead by example in Berlin."))
                .containsExactly("Berlin=germany");
        assertThat(found(catalog, "hackers known as The Mask")).containsExactly("The Mask=careto");
    }

    @Test
    void readsAStixBundleAndKeepsWhoCoinedAName() {
        CatalogImport.Report report = new CatalogImport(folder).file(fixture("attack.json"));
        assertThat(report.outcomes()).hasSize(3);
        assertThat(report.of(CatalogImport.Fate.JOINED))
                .extracting(Object::toString)
                .containsExactly("Sandworm Team = sandworm (identifier)");
        assertThat(report.commonWords()).containsExactly("Sea");
        assertThat(report.skipped())
                .containsExactly(
                        "1 × attack-pattern", "1 × relationship", "1 × x-mitre-collection", "1 × revoked or deprecated");

        Catalog catalog = Catalog.with(folder);
        assertThat(catalog.names("sandworm"))
                .filteredOn(n -> n.text().equals("Marble Otter"))
                .singleElement()
                .satisfies(n -> assertThat(n.source()).isEqualTo("attack: Another House 2032; Example Labs 2031"));
        assertThat(catalog.names("amber-ferret-unit"))
                .filteredOn(n -> n.text().equals("Sea"))
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.confidence()).isEqualTo(80);
                    assertThat(n.needsCue()).isTrue();
                });
        assertThat(catalog.sameAs("amber-ferret-unit")).containsExactly("https://attack.mitre.org/groups/G9999");
        assertThat(catalog.actor("paperclipper").map(Actor::type)).hasValue(ActorType.PRODUCT);
    }

    @Test
    void givesTheSameFolderAgain() throws IOException {
        CatalogImport twice = new CatalogImport(folder);
        CatalogImport.Report first = twice.file(fixture("threat-actor.json"));
        String written = content(folder);
        assertThat(twice.file(fixture("threat-actor.json"))).isEqualTo(first);
        assertThat(content(folder)).isEqualTo(written);
    }

    private static String content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                all.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @Test
    void readsItsOwnFormat() throws IOException {
        Path file = folder.resolve("mine.csv");
        Files.writeString(
                file,
                "# ours\nid,type,en,names,acts_for\nnorth-sea-cyber-desk,Organization,North Sea Cyber Desk,NSCD|Mask,\n");
        Path to = folder.resolve("catalog");
        CatalogImport.Report report = new CatalogImport(to).file(file);
        assertThat(report.outcomes()).hasSize(1);
        assertThat(report.commonWords()).containsExactly("Mask");
        assertThat(found(Catalog.with(to), "the NSCD said")).containsExactly("NSCD=north-sea-cyber-desk");
    }

    @Test
    void takesACatalogueOfTheSizeOfMispsThreatActors() throws IOException {
        String values = IntStream.range(0, 1_041)
                .mapToObj(i -> "{\"value\":\"Invented Group " + word(i) + "\",\"meta\":{\"synonyms\":["
                        + IntStream.range(0, i < 362 ? 2 : 1)
                                .mapToObj(k -> "\"Alias" + k + " " + word(i / 2) + "\"")
                                .collect(Collectors.joining(","))
                        + "]}}")
                .collect(Collectors.joining(","));
        Path file = folder.resolve("large.json");
        Files.writeString(file, "{\"type\":\"threat-actor\",\"values\":[" + values + "]}");
        Path to = folder.resolve("catalog");
        CatalogImport.Report report = new CatalogImport(to).file(file);
        assertThat(report.outcomes()).hasSize(1_041);
        assertThat(report.names()).isEqualTo(1_041 + 1_403);
        // Neighbours share their aliases, and nobody is merged.
        assertThat(report.collisions()).hasSize(181 + 520);
        Catalog catalog = Catalog.with(to);
        assertThat(catalog.actors()).hasSize(Catalog.standard().actors().size() + 1_041);
        assertThat(found(catalog, "Alias0 " + word(3) + " and Invented Group " + word(1_040)))
                .containsExactly(
                        "Alias0 " + word(3) + "=invented-group-" + word(6).toLowerCase() + "/invented-group-"
                                + word(7).toLowerCase(),
                        "Invented Group " + word(1_040) + "=invented-group-" + word(1_040).toLowerCase());
    }

    /** A word of letters for a number, none of them a common one. */
    private static String word(int i) {
        return "Xq" + (char) ('a' + i / 100 % 26) + (char) ('a' + i / 10 % 10) + (char) ('a' + i % 10) + "zz";
    }

    @Test
    void saysWhatIsWrongAndWritesNothing() throws IOException {
        CatalogImport catalogImport = new CatalogImport(folder.resolve("to"));
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "{\"type\":\"threat-actor\",\n\"values\":[{\"value\":");
        assertThatThrownBy(() -> catalogImport.file(broken))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("broken.json, line 2");
        Path other = folder.resolve("other.json");
        Files.writeString(other, "{\"type\":\"sector\",\"values\":[]}");
        assertThatThrownBy(() -> catalogImport.file(other)).hasMessageContaining("'sector' holds no actors");
        Path list = folder.resolve("list.json");
        Files.writeString(list, "[1, 2]");
        assertThatThrownBy(() -> catalogImport.file(list)).hasMessageContaining("neither a cluster of a MISP galaxy");
        Path taken = folder.resolve("taken.csv");
        Files.writeString(taken, "id,type,en\nchina,State,China\n");
        assertThatThrownBy(() -> catalogImport.file(taken)).hasMessageContaining("these ids already: china");
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, "id,type,en\nsome-body,Planet,Some\n");
        assertThatThrownBy(() -> catalogImport.file(wrong)).hasMessageContaining("line 2: no type is called 'Planet'");
        assertThat(folder.resolve("to")).doesNotExist();
    }
}
