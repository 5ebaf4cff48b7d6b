package riposte.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.junit.jupiter.api.Test;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Entity;

/** What a claim carries beside its type and participants; which claims are found is for the gold passages. */
class ExtractorTest {

    private static final Extractor EXTRACTOR = new Extractor(Catalog.standard());

    private static List<Claim> claims(String lang, TemporalAccessor published, String text) {
        return EXTRACTOR.extract(new Article("t", null, null, null, published, null, lang, text), false);
    }

    private static Claim only(List<Claim> claims, ClaimType type) {
        List<Claim> found = claims.stream().filter(c -> c.type() == type).toList();
        assertThat(found).as("claims of type %s among %s", type, claims).hasSize(1);
        return found.get(0);
    }

    @Test
    void aDenialLeadsToWhatItRejectsAndACounterAccusationToWhatItAnswers() {
        List<Claim> claims = claims(
                "en",
                LocalDate.of(2021, 7, 20),
                """
                Norway on Monday accused Russia of hacking the email system of its parliament.
                The Russian embassy in Oslo denied the accusation on Tuesday.
                A spokesman for the Kremlin accused the United States of hacking Russian power plants, citing Stuxnet and Edward Snowden.
                """);

        Claim denial = only(claims, ClaimType.DENIAL);
        Claim first = claims.get(0);
        Claim counter = claims.get(2);
        assertThat(first.type()).isEqualTo(ClaimType.ACCUSATION);
        assertThat(denial.rejects()).isEqualTo(first.id());
        assertThat(denial.speaker().actor().label()).isEqualTo("Embassy of Russia in Norway");
        assertThat(denial.speaker().principal().label()).isEqualTo("Russia");
        assertThat(denial.target().principal().label()).isEqualTo("Norway");
        assertThat(counter.answers()).isEqualTo(first.id());
        assertThat(counter.cites()).extracting(Entity::label).contains("Edward Snowden");
    }

    @Test
    void linksLeadToAccusationsAndToNothingElse() {
        List<Claim> claims = claims(
                "en",
                null,
                """
                The ransomware gang LockBit claimed responsibility on Monday for the attack on the port of Nagoya and published stolen data.
                The port authority denied LockBit's claim that its network had been breached.
                The United States sanctioned two Russian hackers on Tuesday over the attack. Moscow rejected the sanctions and denied any part in the hack.
                """);

        assertThat(claims).extracting(Claim::type).contains(ClaimType.RESPONSIBILITY_CLAIM, ClaimType.SANCTION, ClaimType.DENIAL);
        assertThat(claims).filteredOn(claim -> claim.rejects() != null).allSatisfy(claim -> assertThat(claims)
                .filteredOn(other -> other.id().equals(claim.rejects()))
                .extracting(Claim::type)
                .containsExactly(ClaimType.ACCUSATION));
    }

    @Test
    void aRoleWithoutANameMeansTheBodyNamedWithItBefore() {
        Claim denial = only(
                claims(
                        "fr",
                        null,
                        """
                        L'Australie a accusé lundi la Chine d'avoir piraté son parlement. Un porte-parole de l'ambassade de Chine à Canberra s'est exprimé mardi.
                        Le porte-parole a démenti toute implication dans la cyberattaque.
                        """),
                ClaimType.DENIAL);

        assertThat(denial.speaker().principal().label()).isEqualTo("China");
    }

    @Test
    void weekdaysAreResolvedOnlyFromAFullDate() {
        String text = "Poland accused Belarus on Monday of hacking its news agency.";

        assertThat(claims("en", LocalDate.of(2024, 6, 5), text).get(0).saidOn()).isEqualTo(LocalDate.of(2024, 6, 3));
        assertThat(claims("en", MonthDay.of(6, 5), text).get(0).saidOn()).isNull();
        assertThat(claims("en", null, text).get(0).saidOn()).isNull();
    }

    @Test
    void quotedWordsBelongToWhoeverSaysThem() {
        List<Claim> claims = claims(
                "fr",
                null,
                "L'Albanie a accusé l'Iran d'une cyberattaque contre ses serveurs.\n"
                        + "Téhéran a qualifié ces accusations de « pure invention ».");

        assertThat(only(claims, ClaimType.DENIAL).quotes()).containsExactly("pure invention");
        assertThat(only(claims, ClaimType.ACCUSATION).quotes()).isEmpty();
    }

    @Test
    void evidenceIsTheSentenceWithItsPlace() {
        String text = "Rien à signaler ailleurs.\nBerlin accuse Moscou d'avoir piraté le réseau du Bundestag. La suite demain.";
        Claim claim = claims("fr", null, text).get(0);

        assertThat(text.substring(claim.evidence().start(), claim.evidence().end()))
                .isEqualTo(claim.evidence().text())
                .isEqualTo("Berlin accuse Moscou d'avoir piraté le réseau du Bundestag.");
    }

    @Test
    void headlinesAfterTheArticleCarryNoClaim() {
        String text = "Tallinn accuse Moscou d'avoir piraté les serveurs de ses banques.\n"
                + "Pékin accuse Washington d'avoir piraté ses aéroports\n"
                + "Téhéran accuse Israël d'une cyberattaque contre ses ports";

        assertThat(claims("fr", null, text)).hasSize(1);
    }

    @Test
    void theConditionalHedges() {
        assertThat(claims("fr", null, "Selon Kiev, des pirates russes auraient effacé les serveurs d'une banque.")
                        .get(0)
                        .hedged())
                .isTrue();
        assertThat(claims("fr", null, "Kiev accuse la Russie d'avoir effacé les serveurs d'une banque.")
                        .get(0)
                        .hedged())
                .isFalse();
    }

    @Test
    void theSameArticleGivesTheSameClaims() {
        String text = "Canberra blamed China for a cyberattack on parliament. Beijing called the charge baseless.";

        assertThat(claims("en", null, text)).isEqualTo(claims("en", null, text)).hasSize(2);
    }

    @Test
    void anUnknownLanguageGivesNone() {
        assertThat(claims("xx", null, "Zorg blik accuse Moscou cyber.")).isEmpty();
        assertThat(claims("und", null, "")).isEmpty();
    }
}
