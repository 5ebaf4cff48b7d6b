package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.rdf.Iris;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClaimJsonTest {

    private static final String SENTENCE = "L’ambassade a dit “non” à \"tous\"\u2028et à 😀\t.";
    private static final Actor OSLO = new Actor("norway", ActorType.STATE, Map.of("en", "Norway", "fr", "Norvège"), null, true);
    private static final Actor EMBASSY = new Actor(
            "embassy-of-norway-in-chile", ActorType.GOVERNMENT_BODY, Map.of("fr", "ambassade de Norvège"), "norway", false);
    private static final Incident LEAK =
            new Incident("fjord-leak-2020", Map.of("en", "Fjord leak"), java.time.Year.of(2020), true);

    private final Article article = new Article("a1", "https://news.example/1", null, null, null, null, "fr", SENTENCE);
    private final ClaimJson json = new ClaimJson(new Iris("https://data.example/"));

    private static Claim claim(Participant speaker, Incident about, String rejects) {
        return new Claim("00ff", ClaimType.DENIAL, speaker, null, about, null, about == null ? List.of() : List.of(about, OSLO),
                true, true, about == null ? null : MonthDay.of(7, 21), List.of("non", "tous"),
                new Evidence(SENTENCE, 0, SENTENCE.length()), rejects, null, 0.9, "denial-verb");
    }

    @Test
    void writesOneLinePerClaimInTheAgreedOrder() {
        String line = json.line(article, claim(new Participant("L’ambassade", EMBASSY, OSLO), LEAK, "00aa"));

        assertThat(line).isEqualTo("{\"id\":\"a1\",\"article\":\"https://data.example/article/" + article.key() + "\","
                + "\"claim\":\"https://data.example/claim/00ff\",\"type\":\"denial\","
                + "\"speaker\":{\"mention\":\"L’ambassade\",\"label\":\"ambassade de Norvège\",\"principal\":\"Norway\","
                + "\"iri\":\"" + new Iris("https://data.example/").entity(EMBASSY) + "\",\"principal_known\":true},"
                + "\"target\":null,"
                + "\"about\":{\"label\":\"Fjord leak\",\"iri\":\"https://data.example/incident/fjord-leak-2020\"},"
                + "\"cites\":[{\"label\":\"Fjord leak\",\"iri\":\"https://data.example/incident/fjord-leak-2020\"},"
                + "{\"label\":\"Norway\",\"iri\":\"https://data.example/actor/norway\"}],"
                + "\"hedged\":true,\"cyber\":true,\"said_on\":\"--07-21\",\"quote\":[\"non\",\"tous\"],"
                + "\"evidence\":{\"text\":\"L’ambassade a dit “non” à \\\"tous\\\"\u2028et à 😀\\t.\",\"start\":0,\"end\":"
                + SENTENCE.length() + "},"
                + "\"rejects\":\"https://data.example/claim/00aa\",\"answers\":null,"
                + "\"confidence\":0.9,\"rule\":\"denial-verb\"}");
    }

    @Test
    void whatIsUnknownIsNull() {
        JsonNode node = JsonMapper.shared().readTree(json.line(article, claim(null, null, null)));

        for (String key : List.of("speaker", "target", "about", "said_on", "rejects", "answers")) {
            assertThat(node.has(key)).as(key).isTrue();
            assertThat(node.get(key).isNull()).as(key).isTrue();
        }
        assertThat(node.get("cites")).isEmpty();
    }

    @Test
    void linesEndInLineFeedsAndCanBeReadBack() throws IOException {
        Participant unknown = new Participant("it", new Actor("x", ActorType.COMPANY, Map.of("de", "X"), null, false),
                new Actor("x", ActorType.COMPANY, Map.of("de", "X"), null, false));
        Claim dated = new Claim("1", ClaimType.RESPONSIBILITY_CLAIM, unknown, null, null, null, List.of(), false, false,
                LocalDate.of(2021, 7, 19), List.of(), new Evidence(SENTENCE, 0, SENTENCE.length()), null, null, 1, "r");
        StringWriter out = new StringWriter();

        json.write(article, List.of(dated, claim(null, null, null)), out);

        String[] lines = out.toString().split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[2]).isEmpty();
        JsonNode node = JsonMapper.shared().readTree(lines[0]);
        assertThat(node.at("/type").asString()).isEqualTo("responsibility-claim");
        assertThat(node.at("/said_on").asString()).isEqualTo("2021-07-19");
        assertThat(node.at("/speaker/principal_known").asBoolean()).isFalse();
        assertThat(node.at("/evidence/text").asString()).isEqualTo(SENTENCE);
    }
}
