package riposte.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.claim.ClaimType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the annotated passages of {@code src/test/resources/gold} promise: see the README there. */
class GoldPassagesTest {

    private static final Path GOLD = Path.of("src/test/resources/gold");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "de"})
    void mentionsAndEvidenceAreWordsOfTheText(String lang) throws IOException {
        List<String> lines = Files.readAllLines(GOLD.resolve(lang + ".jsonl"));
        for (GoldText passage : Gold.read(GOLD.resolve(lang + ".jsonl"))) {
            JsonNode record = JSON.readTree(lines.get(passage.line() - 1));
            String text = record.get("text").asString();
            assertThat(passage.lang()).as(passage.id()).isEqualTo(lang);
            assertThat(passage.id()).startsWith(lang + "-");
            for (GoldClaim claim : passage.claims()) {
                assertThat(text).as(passage.id()).contains(claim.evidence());
                for (GoldRole role : List.of(claim.speaker(), claim.target())) {
                    if (role.mention() == null) {
                        assertThat(role.principal()).as(passage.id()).isNull();
                    } else {
                        assertThat(text).as(passage.id()).contains(role.mention());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "de"})
    void everyTypeIsThereAndAFifthOrMoreHoldNoClaim(String lang) throws IOException {
        List<GoldText> passages = Gold.read(GOLD.resolve(lang + ".jsonl"));
        Set<ClaimType> types = passages.stream()
                .flatMap(p -> p.claims().stream())
                .map(GoldClaim::type)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ClaimType.class)));
        assertThat(types).isEqualTo(EnumSet.allOf(ClaimType.class));
        assertThat(passages.size()).isGreaterThanOrEqualTo(100);
        assertThat(passages.stream().filter(p -> p.claims().isEmpty()).count())
                .isGreaterThanOrEqualTo(passages.size() / 5);
    }

    @Test
    void aClaimIsMarkedOnce() throws IOException {
        for (String lang : List.of("en", "fr", "es", "de")) {
            for (GoldText passage : Gold.read(GOLD.resolve(lang + ".jsonl"))) {
                List<String> keys = passage.claims().stream()
                        .map(c -> c.type() + " " + c.speaker().principal() + " " + c.target() + " " + c.evidence())
                        .toList();
                assertThat(keys).as(passage.id()).doesNotHaveDuplicates();
            }
        }
    }
}
