package riposte.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Year;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Incident;

class BodiesTest {

    private final Catalog catalog = Catalog.standard();

    private Actor actor(String id) {
        return catalog.actor(id).orElseThrow();
    }

    @Test
    void anEmbassyIsNamedInEveryLanguage() {
        Actor embassy = catalog.embassy(actor("china"), actor("united-kingdom"));
        assertThat(embassy)
                .isEqualTo(new Actor(
                        "embassy-of-china-in-the-united-kingdom",
                        ActorType.GOVERNMENT_BODY,
                        Map.of(
                                "en", "Embassy of China in the United Kingdom",
                                "fr", "Ambassade de Chine au Royaume-Uni",
                                "es", "Embajada de China en Reino Unido",
                                "de", "Botschaft Chinas in Großbritannien"),
                        "china",
                        false));
        assertThat(catalog.principal(embassy).id()).isEqualTo("china");
        assertThat(catalog.embassy(actor("china"), null).id()).isEqualTo("embassy-of-china");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "united-states;cuba;Ambassade des États-Unis à Cuba;Botschaft der Vereinigten Staaten in Kuba",
                "iran;lebanon;Ambassade d'Iran au Liban;Botschaft Irans im Libanon",
                "mexico;philippines;Ambassade du Mexique aux Philippines;Botschaft Mexikos in den Philippinen",
                "switzerland;israel;Ambassade de Suisse en Israël;Botschaft der Schweiz in Israel",
                "cyprus;turkey;Ambassade de Chypre en Turquie;Botschaft Zyperns in der Türkei",
                "united-arab-emirates;united-states;Ambassade des Émirats arabes unis aux États-Unis;Botschaft der "
                        + "Vereinigten Arabischen Emirate in den Vereinigten Staaten",
            })
    void labelsKeepTheGrammarOfTheirLanguage(String state, String host, String french, String german) {
        Actor embassy = catalog.embassy(actor(state), actor(host));
        assertThat(embassy.labels()).containsEntry("fr", french).containsEntry("de", german);
    }

    @Test
    void theCataloguesOwnBodyComesFirst() {
        assertThat(catalog.ministry("foreign-ministry", actor("united-kingdom")).id()).isEqualTo("foreign-office");
        assertThat(catalog.body("military-intelligence", actor("russia"), null).id()).isEqualTo("gru");
        assertThat(catalog.ministry("foreign-ministry", actor("chad")))
                .satisfies(made -> assertThat(made.id()).isEqualTo("foreign-ministry-of-chad"))
                .satisfies(made -> assertThat(made.known()).isFalse());
        assertThatThrownBy(() -> catalog.ministry("ministry-of-silly-walks", actor("united-kingdom")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ministry-of-silly-walks");
    }

    @Test
    void aUnitActsForItsStateInTheEnd() {
        assertThat(catalog.principal(actor("gru-unit-26165")).id()).isEqualTo("russia");
        assertThat(catalog.principal(actor("russia")).id()).isEqualTo("russia");
    }

    @Test
    void namesTellTheirSource() {
        assertThat(catalog.names("japan"))
                .contains(new Name("Japonia", "pl", Match.Kind.NAME, false, Name.CLDR, -1))
                .contains(new Name("Japan", "en", Match.Kind.NAME, false, Name.RIPOSTE, -1));
        assertThat(catalog.names("nobody-at-all")).isEmpty();
    }

    @Test
    void incidentsAreFoundByWhatTheyWentThroughAndWhen() {
        Incident any = catalog.incidents().stream()
                .filter(i -> i.date() != null && !catalog.products(i.id()).isEmpty())
                .findFirst()
                .orElseThrow();
        Year year = Year.from(any.date());
        String product = catalog.products(any.id()).get(0);
        assertThat(catalog.incidents(product, year)).contains(any);
        assertThat(catalog.incidents(product, null)).contains(any);
        assertThat(catalog.incidents(product, year.minusYears(60))).isEmpty();
    }
}
