package riposte.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-07-21 | en | 2021-07-21",
                "2013-11-01 (approx.; an agency) | en | 2013-11-01",
                "2021-07-21T10:21:05Z | en | 2021-07-21T10:21:05Z",
                "2021-07-21T10:21:05.678+02:00 | en | 2021-07-21T08:21:05Z",
                "2021-07-21 10:21:05 +0200 | en | 2021-07-21T08:21:05Z",
                "2021-07-21T10:21+02 | en | 2021-07-21T08:21Z",
                "2021-07-21T10:21:05 | en | 2021-07-21",
                "20210721 | en | 2021-07-21",
                "20210721T1021 | en | 2021-07-21",
                "2021-07 | en | 2021-07",
                "2015-12 (approx.) | de | 2015-12",
                "2021 | en | 2021",
                "Wed, 21 Jul 2021 10:21:05 +0200 | en | 2021-07-21T08:21:05Z",
                "Wed, 21 Jul 2021 10:21:05 GMT | en | 2021-07-21T10:21:05Z",
                "July 21, 2021 | en | 2021-07-21",
                "Nov. 3, 2021, 9:28 AM UTC | en | 2021-11-03",
                "July 22, 2021 -- 05:07 GMT (06:07 BST) | en | 2021-07-22",
                "Sept 5th, 2021 | en | 2021-09-05",
                "21 juillet 2021 à 10h21 | fr | 2021-07-21",
                "mercredi 1er août 2018 | fr | 2018-08-01",
                "21 de julio de 2021 | es | 2021-07-21",
                "21. März 2021 | de | 2021-03-21",
                "Stand: 21.07.2021, 10:21 Uhr | de | 2021-07-21",
                "21/07/2021 | fr | 2021-07-21",
                "07/21/2021 | en | 2021-07-21",
                "21/07/21 | fr | 2021-07-21",
                "10h21 le 21/07 | fr | --07-21",
                "21/07 | en | --07-21",
                "luglio 2021 | it | 2021-07",
            })
    void reads(String text, String lang, String date) {
        assertThat(Dates.parse(text, lang)).hasToString(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "10:21",
                "2021-13-45",
                "31/02/2021",
                "45 juillet 2021",
                "07/08/2021",
                "1/2",
                "99999",
                "24/7/365",
                "Version 12.3",
                "call 0800 123 456"
            })
    void inventsNothing(String text) {
        assertThat(Dates.parse(text, "en")).isNull();
    }

    @Test
    void doesNotDependOnTheMachine() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Dates.parse("APRIL 5, 2021", "en")).hasToString("2021-04-05");
            assertThat(Dates.parse("2021-07-21T23:30:00Z", "en")).hasToString("2021-07-21T23:30Z");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
