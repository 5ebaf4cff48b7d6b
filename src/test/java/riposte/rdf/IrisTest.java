package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Year;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Evidence;
import riposte.claim.Incident;

class IrisTest {

    private final Iris iris = new Iris("https://claims.example/data");

    private static Actor unknown(ActorType type, Map<String, String> labels) {
        return new Actor("acme", type, labels, null, false);
    }

    @Test
    void knownThingsHaveReadableIris() {
        assertThat(iris.entity(new Actor("norvik", ActorType.STATE, Map.of("en", "Norvik"), null, true)))
                .isEqualTo("https://claims.example/data/actor/norvik")
                .isEqualTo(iris.actor("norvik"));
        assertThat(iris.entity(new Incident("fjord-leak-2020", Map.of("en", "Fjord leak"), null, true)))
                .isEqualTo("https://claims.example/data/incident/fjord-leak-2020");
        assertThat(iris.claim("00ff")).isEqualTo("https://claims.example/data/claim/00ff");
        assertThat(iris.actor("not a/slug#é")).isEqualTo("https://claims.example/data/actor/not%20a%2Fslug%23%C3%A9");
    }

    @Test
    void unknownThingsAreOneWhereTheyAreDescribedAlike() {
        String acme = iris.entity(unknown(ActorType.COMPANY, Map.of("en", "Acme")));
        assertThat(acme).matches("https://claims.example/data/actor/acme-[0-9a-f]{6}");
        assertThat(iris.entity(unknown(ActorType.COMPANY, Map.of("fr", " Acme ")))).isEqualTo(acme);
        assertThat(iris.entity(unknown(ActorType.COMPANY, Map.of("en", "ACME")))).isNotEqualTo(acme);
        assertThat(iris.entity(unknown(ActorType.PERSON, Map.of("en", "Acme")))).isNotEqualTo(acme);
        assertThat(iris.entity(unknown(ActorType.COMPANY, Map.of("en", "Acme", "fr", "Acmé"))))
                .isNotEqualTo(iris.entity(unknown(ActorType.COMPANY, Map.of("fr", "Acme", "en", "Acmé"))));
        assertThat(iris.entity(new Incident("leak", Map.of("en", "Leak"), Year.of(2020), false)))
                .isNotEqualTo(iris.entity(new Incident("leak", Map.of("en", "Leak"), null, false)));
    }

    @Test
    void passagesCountCharacters() {
        Article article = new Article("a", "https://news.example/", null, null, null, null, "en", "😀 One. Two 😀.");
        assertThat(iris.passage(article, new Evidence("Two 😀.", 8, 15)))
                .isEqualTo(iris.article(article) + "#char=7,13");
        assertThat(iris.isArticleGraph(iris.article(article))).isTrue();
        assertThat(iris.isArticleGraph(iris.catalogGraph())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://news.example/a | https://news.example/a",
                "HTTPS://news.example/a?b=c#d | https://news.example/a?b=c#d",
                "http://news.example:8080/a b | http://news.example:8080/a%20b",
                "https://news.example/é/汉字 | https://news.example/é/汉字",
                "https://news.example/100%/50%25 | https://news.example/100%25/50%25",
                "https://news.example/{a}<b>\"c\"[d] | https://news.example/%7Ba%7D%3Cb%3E%22c%22%5Bd%5D",
                "https://news.example/a#b#c | https://news.example/a#b%23c",
            })
    void addressesBecomeIris(String address, String iri) {
        assertThat(Iris.external(address)).contains(iri);
    }

    @Test
    void invisibleCharactersOfAddressesAreEncoded() {
        assertThat(Iris.external("https://news.example/a\u202Eb\u0007c\uD83Dd\u00A0e"))
                .contains("https://news.example/a%E2%80%AEb%07c%EF%BF%BDd%C2%A0e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)", "file:///etc/passwd", "ftp://news.example/", "//news.example/", "news.example", "",
                "https://", "https:///path", "https://exa mple/", "https://<host>/", "data:text/html,x"
            })
    void otherAddressesBecomeNone(String address) {
        assertThat(Iris.external(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative/", "ftp://host/", "http://host/?q=", "http://host/#", "http://ho st/"})
    void aBaseMustBeAnAddress(String base) {
        assertThatThrownBy(() -> new Iris(base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + base + "'");
    }
}
