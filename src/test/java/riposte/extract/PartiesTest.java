package riposte.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Participant;
import riposte.rdf.Iris;
import riposte.text.TextSpan;

/** Whom the words for a party mean; which words these are is the reader's to say. */
class PartiesTest {

    /** Who is meant by words of a text. */
    private static List<Participant> meant(String lang, String text, String words) {
        ArticleNames names = new ArticleNames(new Article("t", null, null, null, null, null, lang, text), Catalog.standard());
        int start = text.indexOf(words);
        assertThat(start).isNotNegative();
        return new Parties(names).of(new TextSpan(start, start + words.length()));
    }

    private static Actor only(String lang, String text, String words) {
        List<Participant> meant = meant(lang, text, words);
        assertThat(meant).as(words).hasSize(1);
        return meant.get(0).actor();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Russian hackers, unnamed-hackers-russia",
        "en, hackers linked to Moscow, unnamed-hackers-russia",
        "fr, des pirates russes, unnamed-hackers-russia",
        "de, russische Hacker, unnamed-hackers-russia",
        "es, hackers rusos, unnamed-hackers-russia",
        "fr, pirates chinois, unnamed-hackers-china",
        "en, hackers of the GRU, unnamed-state-hackers-russia",
        "en, Chinese government-backed hackers, unnamed-state-hackers-china",
        "en, Chinese hackers who attacked the United States, unnamed-hackers-china",
        "en, a gang of Ukrainian cybercriminals, unnamed-criminals-ukraine",
        "de, unbekannte Täter, unnamed-hackers",
        "en, the ransomware gang, unnamed-criminals",
        "en, security researchers, unnamed-researchers",
        "en, an Israeli company, unnamed-organisations-israel",
        "en, two Russian nationals, unnamed-suspects-russia",
        "en, his counterpart, unnamed-others"
    })
    void thoseWhoAreOnlyDescribedAreOneNodeForEachKindAndState(String lang, String words, String id) {
        Actor actor = only(lang, "It was " + words + ".", words);
        assertThat(actor.id()).isEqualTo(id);
        assertThat(actor.unnamed()).isTrue();
        assertThat(actor.actsFor()).isNull();
        assertThat(Iris.local().entity(actor)).isEqualTo("http://localhost:8080/actor/" + id);
        assertThat(meant(lang, "It was " + words + ".", words).get(0).principal()).isEqualTo(actor);
    }

    /** In apposition a comma closes what is said of somebody: whom a minister accuses is not whom she speaks for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Norway's foreign minister, Ingrid Tveit, on Monday accused Russia of hacking a directorate.|Ingrid Tveit|norway",
                "en|On Monday, Ingrid Tveit, Norway's foreign minister, accused Russia of hacking a directorate.|Ingrid Tveit|norway",
                "en|The foreign minister, Ingrid Tveit, accused Russia of hacking a directorate.|Ingrid Tveit|ingrid-tveit",
                "fr|Le chef de la diplomatie norvégienne, Ingrid Tveit, a accusé la Russie d'avoir piraté un ministère.|Ingrid Tveit|norway",
                "fr|Le ministre, Paul Tveit, a accusé la Russie d'avoir piraté une direction.|Paul Tveit|paul-tveit",
                "en|Ingrid Tveit, head of the police, accused Russia of hacking the ministry.|Ingrid Tveit|ingrid-tveit"
            })
    void whatStandsBehindAnAppositionIsNotSaidOfIt(String lang, String text, String words, String principal) {
        assertThat(meant(lang, text, words).get(0).principal().id()).satisfies(id -> assertThat(id.replaceFirst("-[0-9a-f]{6}$", "")).isEqualTo(principal));
    }

    @Test
    void suchANodeSaysWhatItIsInSeveralLanguages() {
        assertThat(only("zh", "专家指责俄罗斯黑客。", "俄罗斯黑客").labels())
                .isEqualTo(only("en", "It was Russian hackers.", "Russian hackers").labels())
                .containsEntry("en", "unnamed hackers said to be from Russia")
                .containsEntry("fr", "pirates informatiques non nommés que l'on dit venus de Russie");
    }

    @ParameterizedTest
    @CsvSource({
        "Security researchers blamed China.|Security researchers",
        "At noon over 47 clinics had called.|over 47 clinics",
        "A judge freed the 9 suspects.|the 9 suspects",
        "Prosecutors came too late.|Prosecutors",
        "The OSINT experts slept.|The OSINT experts",
        "Behind the outage stood some APT actors.|some APT actors",
        "He cursed \"burglars with keyboards\".|\"burglars with keyboards\"",
        "It was somebody in Quince Street.|somebody in Quince Street",
        "These actors did it.|These actors"
    })
    void capitalsAndNumbersAloneMakeNoName(String line) {
        String[] parts = line.split("\\|");
        assertThat(only("en", parts[0], parts[1]).unnamed()).as(parts[1]).isTrue();
    }

    @Test
    void namesKeepTheStateThatIsAPartOfThem() {
        assertThat(only("en", "It was Rick Holland.", "Rick Holland").label()).isEqualTo("Rick Holland");
        assertThat(only("en", "It was Bangkok Airways.", "Bangkok Airways").label()).isEqualTo("Bangkok Airways");
        assertThat(only("en", "It was the Belarusian Railway.", "the Belarusian Railway").label()).isEqualTo("Belarusian Railway");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | It was Russian Zserv. | Russian Zserv | Zserv | ORGANIZATION",
                "en | Russian Kvant spokesmen agreed. | Russian Kvant spokesmen | Russia | STATE",
                "en | It was the Fairbrook School District. | the Fairbrook School District | Fairbrook School District | ORGANIZATION",
                "en | It was Tamble County. | Tamble County | Tamble County | ORGANIZATION",
                "en | It was General Frobozz. | General Frobozz | General Frobozz | PERSON",
                "en | It was General Tilda Osk. | General Tilda Osk | Tilda Osk | PERSON",
                "en | Tilda Osk spoke. Then Mayor Osk left. | Mayor Osk | Tilda Osk | PERSON",
                "de | Ilse Koch sprach. Später ging Frau Koch. | Frau Koch | Ilse Koch | PERSON",
                "de | Es war Frau Bürger. | Frau Bürger | Bürger | ORGANIZATION",
                "de | Ilse Wolf sprach. Später ging auch Wolf. | auch Wolf | Ilse Wolf | PERSON"
            })
    void aNameIsTakenWhole(String lang, String text, String words, String label, ActorType type) {
        Actor actor = only(lang, text, words);
        assertThat(actor.label()).isEqualTo(label);
        assertThat(actor.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"de, der Bürgermeister", "de, die Behörde", "de, eine Schule", "de, Sprecher der Firma"})
    void nounsOfGermanAreNoNames(String lang, String words) {
        assertThat(only(lang, "Es war " + words + ".", words).unnamed()).isTrue();
    }

    @Test
    void aNameNeverLooksLikeThatOfSomebodyUnnamed() {
        assertThat(only("en", "It was the Unnamed Unnamed Crew.", "the Unnamed Unnamed Crew").id()).isEqualTo("crew");
    }

    @Test
    void companiesAreNoPersonsAndPersonsHaveNoTitle() {
        assertThat(only("en", "It was Hightower Finance Ltd.", "Hightower Finance Ltd").type()).isEqualTo(ActorType.ORGANIZATION);
        Actor mayor = only("en", "It was Mayor Tilda Osk.", "Mayor Tilda Osk");
        assertThat(mayor.label()).isEqualTo("Tilda Osk");
        assertThat(mayor.type()).isEqualTo(ActorType.PERSON);
    }
}
