package riposte.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewJsonTest {

    private static final String ACCEPTED = ReviewJson.write(Decisions.accept());
    private static final String MERGED = ReviewJson.write(Decisions.merge(Decisions.ARDENIA, Decisions.BOREALIA, 0));

    /** A line with other words, under whatever id. */
    private static String with(String line, String old, String now) {
        String changed = line.replaceFirst("\"id\":\"[0-9a-f]*\",", "").replace(old, now);
        assertThat(changed).as(old).contains(now);
        return changed;
    }

    private static void isRefused(String line, String why) {
        assertThatThrownBy(() -> ReviewJson.read(line))
                .as(line)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void whatIsWrittenIsRead() {
        for (Decision decision : List.of(
                Decisions.accept("0000000000000001"),
                Decisions.merge(Decisions.ARDENIA, Decisions.BOREALIA, 0),
                Decisions.accept().undo("Ben", Decisions.NOON, "too hasty"))) {
            assertThat(ReviewJson.read(ReviewJson.write(decision))).isEqualTo(decision);
        }
    }

    @Test
    void theIdOfWhatWasDecidedStaysForEver() {
        assertThat(Decisions.accept().id()).isEqualTo("7dbcf9efade4e330");
        assertThat(Decisions.merge(Decisions.ARDENIA, Decisions.BOREALIA, 0).id()).isEqualTo("038a187863f216f4");
    }

    @Test
    void whatWasAlteredIsRefused() {
        isRefused(ACCEPTED.replace("as I read it", "as they want it"), "altered");
    }

    @Test
    void whatIsNoDecisionIsRefused() {
        for (String line : List.of("", "[]", "null", "7", "{", "{}", "{\"kind\":\"praise\"}", "[".repeat(100_000))) {
            assertThatThrownBy(() -> ReviewJson.read(line)).as(line).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "speaker":{"actor"                    | "speaker":{"who"                          | speaker
            "hedged":false                          | "cites":[null]                            | cites
            "hedged":false                          | "cites":7                                 | cites
            "hedged":false                          | "quotes":[{}]                             | quotes
            "hedged":false                          | "saidOn":"2024-02-31"                     | 2024-02-31
            "hedged":false                          | "saidOn":"2023-02-29T10:00:00"            | 2023-02-29
            "hedged":false                          | "saidOn":"--02-30"                        | --02-30
            "hedged":false                          | "saidOn":"2024-02-03T29:00:00"            | 2024-02-03
            "hedged":false                          | "saidOn":"0000"                           | 0000
            "path":"actor/ardenia"                | "path":"actor/%zz"                        | actor/%zz
            "path":"actor/ardenia"                | "path":"article/ardenia"                  | article/ardenia
            "agent":"Ada"                         | "agent":"Ada\\u0007"                      | control
            "agent":"Ada"                         | "agent":"Ada\\u202e"                      | control
            "agent":"Ada"                         | "agent":"Ada\\nBen"                       | control
            "agent":"Ada"                         | "agent":["Ada"]                           | agent
            "reason":"as I read it"               | "reason":"as I\\u0000 read it"            | control
            "exact":"Ardenia                      | "exact":"\\uffff Ardenia                  | XML
            "exact":"Ardenia                      | "exact":"\\ud800 Ardenia                  | XML
            "at":"2026                            | "at":"+12026                              | 12026
            "at":"2026                            | "at":"March                               | March
            "kind":"accept"                       | "kind":"undo"                             | undo
            "kind":"accept"                       | "kind":"merge"                            | merge
            "supersedes":[]                       | "supersedes":[null]                       | supersedes
            """)
    void whatDoesNotHoldTogetherIsRefused(String old, String now, String why) {
        String line = with(ACCEPTED, "\"cyber\":true", "\"hedged\":false");
        isRefused(with(with(line, "\"agent\"", "\"supersedes\":[],\"agent\""), old, now), why);
    }

    @Test
    void eachKindNeedsWhatItIsAbout() {
        isRefused(with(MERGED, "\"kind\":\"merge\"", "\"kind\":\"undo\""), "undo");
        isRefused(with(MERGED, "\"kind\":\"merge\"", "\"kind\":\"accept\""), "accept");
        isRefused(with(MERGED, "\"into\":", "\"onto\":"), "merge");
        String undo = with(MERGED, "\"kind\":\"merge\"", "\"kind\":\"undo\",\"supersedes\":[\"0000000000000001\"]");
        assertThat(ReviewJson.read(undo).kind()).isEqualTo(DecisionKind.UNDO);
        isRefused(with(undo, "\"into\":", "\"onto\":"), "undo");
        isRefused(with(with(undo, "\"into\":", "\"onto\":"), "\"thing\":", "\"think\":"), "undo");
        isRefused(ACCEPTED.replaceFirst("\"id\":\"[0-9a-f]*\"", MERGED.substring(MERGED.indexOf("\"thing\""), MERGED.length() - 1)), "accept");
    }

    @Test
    void nothingIsLongerThanAPersonWrites() {
        isRefused(with(ACCEPTED, "\"Ada\"", '"' + "A".repeat(81) + '"'), "80");
        isRefused(with(ACCEPTED, "as I read it", "a".repeat(2_001)), "2000");
        String many = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> String.format("\"%016x\"", i))
                .collect(Collectors.joining(","));
        isRefused(with(ACCEPTED, "\"agent\"", "\"supersedes\":[" + many + "],\"agent\""), "1000");
        String lines = with(ACCEPTED, "as I read it", "first\\n\\tsecond");
        assertThat(ReviewJson.read(lines).reason()).isEqualTo("first\n\tsecond");
    }
}
