package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import riposte.store.ClaimStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bundle against the tables of the STIX 2.1 specification (OASIS Standard, 10 June 2021): for each type, the
 * properties it must have and those it may have, and the form of their values.
 */
class StixTest {

    private static final Set<String> COMMON_REQUIRED = Set.of("type", "spec_version", "id", "created", "modified");
    private static final Set<String> COMMON_OPTIONAL =
            Set.of("created_by_ref", "labels", "confidence", "lang", "external_references");

    /** Section 4 and 5: properties that are required. */
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "identity", Set.of("name"),
            "intrusion-set", Set.of("name"),
            "incident", Set.of("name"),
            "note", Set.of("content", "object_refs"),
            "opinion", Set.of("opinion", "object_refs"),
            "report", Set.of("name", "published", "object_refs"),
            "relationship", Set.of("relationship_type", "source_ref", "target_ref"));

    /** Section 4 and 5: those of the optional ones that are written. */
    private static final Map<String, Set<String>> OPTIONAL = Map.of(
            "identity", Set.of("description", "identity_class", "sectors"),
            "intrusion-set", Set.of("description", "aliases"),
            "incident", Set.of("description"),
            "note", Set.of("abstract", "authors"),
            "opinion", Set.of("explanation", "authors"),
            "report", Set.of("description"),
            "relationship", Set.of("description"));

    private static final Set<String> IDENTITY_CLASSES =
            Set.of("individual", "group", "system", "organization", "class", "unknown");
    private static final Set<String> OPINIONS =
            Set.of("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree");
    private static final String UUID_5 = "[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private static JsonNode bundle;
    private static List<JsonNode> objects;

    @BeforeAll
    static void write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ClaimStore store = Dispute.store()) {
            Exporter.write(store.dataset(), ExportFormat.STIX, out);
        }
        bundle = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        objects = list(bundle.get("objects"));
    }

    @Test
    void theBundle() {
        assertThat(bundle.propertyNames()).containsExactly("type", "id", "objects");
        assertThat(bundle.get("type").asString()).isEqualTo("bundle");
        assertThat(bundle.get("id").asString()).matches("bundle--" + UUID_5);
        assertThat(objects).extracting(o -> o.get("id").asString()).doesNotHaveDuplicates();
    }

    @Test
    void eachObjectHasWhatItsTypeAsksFor() {
        assertThat(objects).allSatisfy(object -> {
            String type = object.get("type").asString();
            assertThat(REQUIRED).containsKey(type);
            Set<String> allowed = new HashSet<>(COMMON_REQUIRED);
            allowed.addAll(COMMON_OPTIONAL);
            allowed.addAll(REQUIRED.get(type));
            allowed.addAll(OPTIONAL.get(type));
            assertThat(object.propertyNames()).containsAll(COMMON_REQUIRED).containsAll(REQUIRED.get(type));
            assertThat(allowed).containsAll(object.propertyNames());
            assertThat(object.get("spec_version").asString()).isEqualTo("2.1");
            assertThat(object.get("id").asString()).matches(type + "--" + UUID_5);
            assertThat(object.get("created").asString()).matches(TIMESTAMP);
            assertThat(object.get("modified").asString()).isEqualTo(object.get("created").asString());
        });
    }

    @Test
    void valuesHaveTheirForms() {
        assertThat(objects).allSatisfy(object -> {
            for (String list : List.of("labels", "authors", "sectors", "object_refs", "external_references")) {
                if (object.has(list)) {
                    assertThat(list(object.get(list))).as(list + " must not be empty").isNotEmpty();
                }
            }
            if (object.has("confidence")) {
                assertThat(object.get("confidence").isInt()).isTrue();
                assertThat(object.get("confidence").asInt()).isBetween(0, 100);
            }
            if (object.has("identity_class")) {
                assertThat(IDENTITY_CLASSES).contains(object.get("identity_class").asString());
            }
            if (object.has("opinion")) {
                assertThat(OPINIONS).contains(object.get("opinion").asString());
            }
            if (object.has("published")) {
                assertThat(object.get("published").asString()).matches(TIMESTAMP);
            }
            if (object.has("lang")) {
                assertThat(object.get("lang").asString()).matches("[a-z]{2,3}");
            }
            if (object.has("external_references")) {
                assertThat(list(object.get("external_references"))).allSatisfy(reference -> {
                    assertThat(reference.get("source_name").asString()).isNotEmpty();
                    assertThat(reference.has("description") || reference.has("url")).isTrue();
                    if (reference.has("url")) {
                        assertThat(java.net.URI.create(reference.get("url").asString()).isAbsolute()).isTrue();
                    }
                });
            }
        });
    }

    @Test
    void referencesLeadToObjectsOfTheBundle() {
        Set<String> ids = objects.stream().map(o -> o.get("id").asString()).collect(Collectors.toSet());
        assertThat(objects).allSatisfy(object -> {
            if (object.has("object_refs")) {
                assertThat(ids).containsAll(list(object.get("object_refs")).stream().map(JsonNode::asString).toList());
            }
            for (String ref : List.of("created_by_ref", "source_ref", "target_ref")) {
                if (object.has(ref)) {
                    assertThat(ids).contains(object.get(ref).asString());
                }
            }
        });
    }

    @Test
    void anAccusationIsANote() {
        assertThat(named("relationship")).filteredOn(r -> !r.has("confidence"))
                .extracting(r -> r.get("relationship_type").asString() + ": " + r.get("description").asString())
                .containsExactlyInAnyOrder(
                        "attributed-to: Velvet Crane acts for Southmark.",
                        "related-to: Foreign Office acts for United Kingdom.",
                        "related-to: Embassy of China in London acts for China.");
        JsonNode accusation = byId(StixIds.id("note", "https://data.example/claim/a1"));
        assertThat(accusation.get("abstract").asString())
                .isEqualTo("United Kingdom accuses China over Microsoft Exchange hack");
        assertThat(list(accusation.get("labels"))).extracting(JsonNode::asString).containsExactly("accusation", "hedged");
        assertThat(list(accusation.get("object_refs")))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder(
                        StixIds.id("identity", "https://data.example/actor/foreign-office"),
                        StixIds.id("identity", "https://data.example/actor/united-kingdom"),
                        StixIds.id("identity", "https://data.example/actor/china"),
                        StixIds.id("incident", "https://data.example/incident/exchange-hack"),
                        StixIds.id("relationship", "https://data.example/claim/a1"));
    }

    /** Only where the claimant, the accused and the incident are known; and then it is the claimant's word. */
    @Test
    void anAccusationIsAnAttributionByItsClaimantAlone() {
        assertThat(named("relationship")).filteredOn(r -> r.has("confidence"))
                .extracting(r -> name(r, "created_by_ref") + ": " + name(r, "source_ref") + " attributed-to " + name(r, "target_ref"))
                .containsExactlyInAnyOrder(
                        "Foreign Office: Microsoft Exchange hack attributed-to China",
                        "United States: Microsoft Exchange hack attributed-to China",
                        "United Kingdom: Microsoft Exchange hack attributed-to China",
                        "=Cindersec: Grid breach attributed-to Velvet Crane",
                        "=Cindersec: Tax office leak attributed-to Velvet Crane",
                        "Southmark: Tax office leak attributed-to Northland",
                        "Northland: Tax office leak attributed-to Southmark");
        JsonNode attribution = byId(StixIds.id("relationship", "https://data.example/claim/c4"));
        assertThat(attribution.get("relationship_type").asString()).isEqualTo("attributed-to");
        assertThat(attribution.get("confidence").asInt()).isEqualTo(50);
        assertThat(attribution.get("description").asString()).isEqualTo("Cindersec recalled the tax office leak and Velvet Crane.");
        assertThat(list(attribution.get("external_references"))).hasSize(2);
    }

    @Test
    void whatIsMarkedIsMarkedThroughout() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ClaimStore store = Dispute.store()) {
            Exporter.writeStix(store.dataset(), 0, claim -> claim.endsWith("/b1") || claim.endsWith("/b2"), TrafficLight.AMBER_STRICT, out);
        }
        List<JsonNode> marked = list(JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8)).get("objects"));
        assertThat(marked.get(0).get("name").asString()).isEqualTo("TLP:AMBER+STRICT");
        assertThat(marked.subList(1, marked.size())).allSatisfy(object ->
                assertThat(object.get("object_marking_refs").get(0).asString()).isEqualTo(marked.get(0).get("id").asString()));
        assertThat(marked).extracting(o -> o.get("type").asString())
                .containsOnlyOnce("note", "opinion", "report", "incident").doesNotContain("intrusion-set");
    }

    @Test
    void aDenialOfAnAccusationIsAnOpinionOnWhatItSays() {
        assertThat(named("opinion")).singleElement().satisfies(opinion -> {
            assertThat(opinion.get("opinion").asString()).isEqualTo("strongly-disagree");
            assertThat(opinion.get("explanation").asString()).startsWith("L’ambassade de Chine");
            assertThat(list(opinion.get("object_refs")))
                    .extracting(JsonNode::asString)
                    .containsExactly(
                            StixIds.id("note", "https://data.example/claim/b1"),
                            StixIds.id("relationship", "https://data.example/claim/b1"));
            assertThat(name(opinion, "created_by_ref")).isEqualTo("Embassy of China in London");
            assertThat(opinion.get("created").asString()).isEqualTo("2021-07-21T00:00:00.000Z");
        });
        assertThat(named("note")).hasSize(15);
        assertThat(byId(StixIds.id("note", "https://data.example/claim/e1"))
                        .get("labels")
                        .get(0)
                        .asString())
                .isEqualTo("denial");
    }

    @Test
    void onlyArticlesOfAKnownDayAreReports() {
        assertThat(named("report"))
                .extracting(r -> r.get("name").asString())
                .containsExactlyInAnyOrder(
                        "London points at Beijing",
                        "Pékin répond à Londres",
                        "Grid breach: charges and sanctions",
                        "Southmark rejects all charges");
        assertThat(named("intrusion-set")).extracting(r -> r.get("name").asString()).containsExactlyInAnyOrder(
                "Velvet Crane", "Lynx gris");
    }

    @Test
    void identifiersAreNameBasedUuids() {
        // RFC 9562, appendix A.4
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(StixIds.uuid(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    private static List<JsonNode> named(String type) {
        return objects.stream().filter(o -> o.get("type").asString().equals(type)).toList();
    }

    private static String name(JsonNode object, String reference) {
        return byId(object.get(reference).asString()).get("name").asString();
    }

    private static JsonNode byId(String id) {
        return objects.stream()
                .filter(o -> o.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
