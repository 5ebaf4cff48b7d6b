package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.PythonClient;
import riposte.store.ClaimStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundle as programs of others understand it: OASIS's validator and library, MISP's converter. */
class StixClientsTest {

    /**
     * What the validator would rather have, and why it does not get it: 103, random identifiers, which would be others each time;
     * 202, that incidents are attributed to nobody; 302, hashes of pages that change.
     */
    private static final Set<String> UNHEEDED = Set.of("103", "202", "302");

    @TempDir
    static Path folder;

    private static Map<String, Integer> written;
    private static JsonNode understood;

    @BeforeAll
    static void read() throws Exception {
        Path file = folder.resolve("bundle.json");
        try (ClaimStore store = Dispute.store();
                OutputStream out = Files.newOutputStream(file)) {
            Exporter.writeStix(store.dataset(), 0, claim -> true, TrafficLight.GREEN, out);
        }
        written = new TreeMap<>();
        JsonMapper.shared().readTree(file.toFile()).get("objects").forEach(object ->
                written.merge(object.get("type").asString(), 1, Integer::sum));
        understood = JsonMapper.shared().readTree(PythonClient.run("read_stix", file.toString()));
    }

    @Test
    void theValidatorOfOasisFindsNoError() {
        JsonNode validator = understood.get("validator");
        assertThat(validator.get("valid").asBoolean()).isTrue();
        assertThat(validator.get("errors")).isEmpty();
        assertThat(validator.get("warnings").propertyNames()).isSubsetOf(UNHEEDED);
    }

    @Test
    void theLibraryOfOasisHoldsEveryObjectAndAnswersWhoAccusesWhom() {
        JsonNode stix2 = understood.get("stix2");
        assertThat(counts(stix2.get("kinds"))).isEqualTo(written);
        assertThat(stix2.get("accusations").valueStream().map(JsonNode::toString))
                .hasSize(7)
                .contains(
                        "[\"Foreign Office\",\"Microsoft Exchange hack\",\"China\",85]",
                        "[\"Northland\",\"Tax office leak\",\"Southmark\",85]");
        assertThat(stix2.get("denials").valueStream().map(JsonNode::toString))
                .containsExactly("[\"Embassy of China in London\",2]");
    }

    /** It knows no incidents, nor notes about nothing else, and makes no opinions of opinions. */
    @Test
    void mispMakesAnEventOfEachReport() {
        JsonNode misp = understood.get("misp");
        assertThat(misp.get("events").asInt()).isEqualTo(written.get("report"));
        assertThat(misp.get("clusters").valueStream().map(JsonNode::asString)).contains("Velvet Crane");
        assertThat(misp.get("notes").asInt()).isPositive();
        assertThat(misp.get("tags").valueStream().map(JsonNode::asString)).contains("tlp:green");
        assertThat(misp.get("errors").valueStream().map(JsonNode::asString)).allMatch(error -> error.matches(".*object type: (incident|note)"));
    }

    private static Map<String, Integer> counts(JsonNode kinds) {
        Map<String, Integer> counts = new TreeMap<>();
        kinds.properties().forEach(kind -> counts.put(kind.getKey(), kind.getValue().asInt()));
        return counts;
    }
}
