package riposte.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;

/** Which known incident a claim is about, and above all which it is not about. */
class IncidentsTest {

    private static final Extractor EXTRACTOR = new Extractor(Catalog.standard());
    private static final String NONE = "none";

    private static List<String> incidents(TemporalAccessor published, String lang, String text) {
        return incidents(null, published, lang, text);
    }

    private static List<String> incidents(String title, TemporalAccessor published, String lang, String text) {
        List<Claim> claims = EXTRACTOR.extract(new Article("t", null, title, null, published, null, lang, text), false);
        assertThat(claims).as(text).isNotEmpty();
        return claims.stream().map(claim -> claim.about() == null ? NONE : claim.about().id()).toList();
    }

    private static List<String> incidents(LocalDate published, String text) {
        return incidents(published, "en", text);
    }

    @Test
    void aProductAloneIsNotItsIncident() {
        assertThat(incidents(LocalDate.of(2021, 11, 18), "The Netherlands accused Iran on Monday of hacking the Microsoft Exchange server of a port."))
                .containsOnly(NONE);
    }

    @Test
    void aProductInAListOfProductsIsNotItsIncident() {
        assertThat(incidents(
                        LocalDate.of(2021, 11, 18),
                        "Norway accused Iranian hackers of attacking printers, Citrix NetScaler, Microsoft Exchange and the lifts of a harbour office."))
                .containsOnly(NONE);
    }

    @Test
    void aLaterAttackOnTheSameProductIsAnother() {
        String text = "Norway accused China of hacking the Microsoft Exchange servers of its fishing ministry this week.";

        assertThat(incidents(LocalDate.of(2026, 3, 5), text)).containsOnly(NONE);
        assertThat(incidents(null, text + " The servers had been bought in 2025.")).containsOnly(NONE);
    }

    @Test
    void aProductOfASentenceBeforeIsNotTheIncidentOfTheNext() {
        assertThat(incidents(
                        LocalDate.of(2021, 7, 20),
                        "The ministry still ran Microsoft Exchange on its own machines.\nPoland accused Russia of hacking the mail of its ministers."))
                .containsOnly(NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Estonia accused Russia of hacking its hospitals, an attack similar to NotPetya.",
                "fr | L'Estonie accuse la Russie d'une cyberattaque contre ses hôpitaux comparable à NotPetya.",
                "en | The United States accused China of hacking a railway, citing Stuxnet.",
                "en | Symantec accused the hackers behind the SolarWinds hack of breaking into the mail of a Finnish bank.",
                "en | Symantec accused Sandworm, best known for NotPetya, of breaking into the mail of a Finnish bank.",
                "en | Kaspersky accused the APT behind the SolarWinds hack of breaking into the mail of a Finnish bank.",
                "pt | A Symantec acusou os hackers por trás do ataque NotPetya de invadir um banco finlandês.",
                "zh | 爱沙尼亚指责俄罗斯对其医院发动了类似于NotPetya攻击的网络攻击。"
            })
    void aLikenessAndFameAreNotTheIncident(String lang, String text) {
        assertThat(incidents(LocalDate.of(2021, 3, 4), lang, text)).containsOnly(NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The United States accused North Korea of the cyberattack known as WannaCry, which hit hospitals.",
                "es | Estados Unidos acusó a Corea del Norte del ciberataque conocido como WannaCry.",
                "it | Gli Stati Uniti hanno accusato la Corea del Nord del cyberattacco che nella notte lanciò WannaCry."
            })
    void whatAnIncidentIsCalledIsNoLikeness(String lang, String text) {
        assertThat(incidents(LocalDate.of(2021, 3, 4), lang, text)).containsOnly("wannacry-2017");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A blackout worse than anything similar to NotPetya | Estonia accused Russia of hacking its hospitals.",
                "Cyberattack on Albania | Albania accused Iran of hacking its land registry on Monday."
            })
    void aTitleIsReadAsWarilyAsASentence(String title, String text) {
        assertThat(incidents(title, LocalDate.of(2026, 3, 5), "en", text)).containsOnly(NONE);
    }

    @Test
    void anIncidentHoldsForClaimsAgainstTheSameJustBehindAndNoFurther() {
        assertThat(incidents(
                        LocalDate.of(2021, 7, 20),
                        """
                        Two ministers spoke in Oslo on Tuesday.
                        The United Kingdom accused China of the Microsoft Exchange hack.
                        The hall was full.
                        Poland also accused China of the cyberattack.
                        Then it rained.
                        The hall emptied.
                        Latvia accused China of spying on the mail of its ministers.
                        """))
                .containsExactly("microsoft-exchange-2021", "microsoft-exchange-2021", NONE);
    }

    @Test
    void whoCitesAPrecedentSpeaksOfSomethingElse() {
        assertThat(incidents(
                        LocalDate.of(2021, 7, 20),
                        """
                        Two ministers spoke in Oslo on Tuesday.
                        The United Kingdom accused China of the Microsoft Exchange hack.
                        Poland accused China of hacking a railway, citing Stuxnet.
                        """))
                .containsExactly("microsoft-exchange-2021", NONE);
    }

    @Test
    void anArticleThatBeginsWithALookBackIsAboutSomethingElse() {
        assertThat(incidents(
                        null,
                        """
                        In 2020 the United States indicted Russian officers over the NotPetya attack.
                        This week the mail of a Polish port was down.
                        Poland accused Russia of the cyberattack on Friday.
                        """))
                .containsExactly("notpetya-2017", NONE);
    }

    @Test
    void anArticleThatBeginsWithItsOwnYearDoesNotLookBack() {
        assertThat(incidents(
                        LocalDate.of(2018, 2, 23),
                        """
                        In February 2018 Britain accused Russia over the NotPetya attack.
                        Freight stood still in four ports.
                        Denmark accused Russia of the cyberattack on Friday.
                        """))
                .containsExactly("notpetya-2017", "notpetya-2017");
    }

    @Test
    void whoHasTheNameOfAnIncidentIsNotTheIncident() {
        assertThat(incidents(null, "Ukraine accused Ghostwriter of defacing the websites of its schools.")).containsOnly(NONE);
    }

    @Test
    void anAttackThatIsClaimedIsThatOnItsVictim() {
        assertThat(incidents(
                        LocalDate.of(2025, 6, 3),
                        "The gang DragonForce claimed responsibility on Monday for the cyberattack on Harrods, a week after the breach at Marks & Spencer."))
                .containsOnly(NONE);
    }

    @Test
    void aProductTellsNothingOfWhatItsMakerIsAccusedOf() {
        assertThat(incidents(LocalDate.of(2020, 2, 3), "Citizen Lab accused NSO Group of hacking the phone of a Bolivian poet with Pegasus.")).containsOnly(NONE);
        assertThat(incidents(LocalDate.of(2020, 2, 3), "Meta accused NSO Group of hacking users of WhatsApp with Pegasus.")).containsOnly("whatsapp-2019");
    }

    @Test
    void aNumberIsNoYear() {
        assertThat(incidents(
                        LocalDate.of(2021, 7, 19),
                        "Norway accused China of hacking Microsoft Exchange servers of its parliament to steal RSA-2048 keys."))
                .containsOnly("microsoft-exchange-2021");
    }

    @Test
    void nothingIsAboutWhatCameAfterIt() {
        String text = "Ukraine accused Russia of the cyberattack on Viasat.";

        assertThat(incidents(LocalDate.of(2022, 1, 20), text)).containsOnly(NONE);
        assertThat(incidents(LocalDate.of(2022, 2, 26), text)).containsOnly("viasat-2022");
    }

    @Test
    void whoeverIsAccusedOfSomethingElseIsNotAccusedOfTheIncidentNamedBefore() {
        assertThat(incidents(
                        LocalDate.of(2021, 7, 20),
                        "The Microsoft Exchange hack was long over by then.\nPoland accused Russia of hacking the mail of its ministers."))
                .containsOnly(NONE);
    }

    @Test
    void aNameIsEnoughYearsLater() {
        assertThat(incidents(LocalDate.of(2024, 5, 3), "Germany accused Russia of the Bundestag hack.")).containsOnly("bundestag-2015");
        assertThat(incidents(LocalDate.of(2024, 5, 3), "fr", "L'Allemagne accuse la Russie du piratage du Bundestag.")).containsOnly("bundestag-2015");
    }

    @Test
    void theProductTheActAndTheAccusedTellItInItsTime() {
        assertThat(incidents(LocalDate.of(2021, 7, 19), "Norway accused China of hacking Microsoft Exchange servers of its parliament."))
                .containsOnly("microsoft-exchange-2021");
        assertThat(incidents(null, "In July 2021 Norway accused China of hacking Microsoft Exchange servers of its parliament."))
                .containsOnly("microsoft-exchange-2021");
    }

    @Test
    void theVictimTheActAndTheAccusedTellItInItsTime() {
        String text = "The United States accused North Korea of having hacked Sony Pictures.";

        assertThat(incidents(LocalDate.of(2014, 12, 20), text)).containsOnly("sony-pictures-2014");
        assertThat(incidents(LocalDate.of(2019, 12, 20), text)).containsOnly(NONE);
    }

    @Test
    void aDenialIsAboutWhatTheAccusationIsAboutThatItRejects() {
        assertThat(incidents(
                        LocalDate.of(2021, 7, 20),
                        "The United Kingdom accused China of the Microsoft Exchange hack.\nThe weather was fine.\nChina denied the accusation."))
                .containsOnly("microsoft-exchange-2021");
    }
}
