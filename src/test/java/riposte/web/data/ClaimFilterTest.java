package riposte.web.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import riposte.review.ClaimStatus;

/** Orders of lists. */
class ClaimFilterTest {

    private static ClaimEntry claim(String id, String statement, String article, String day) {
        return new ClaimEntry(
                "c/" + id, UnaryOperator.identity(), "Accusation", Map.of("en", id), null, null, null, null, null, null, null, null, List.of(),
                null, null, false, List.of(), null, "Words " + id, 0, 5, 0,
                new ArticleEntry("a/" + article, UnaryOperator.identity(), article, "en", "Paper " + article, day, null),
                0.9, "test", statement, ClaimStatus.UNREVIEWED, true, null, Instant.EPOCH);
    }

    @Test
    void whatMostArticlesReportComesFirstHoweverOftenOneSaysIt() {
        List<ClaimEntry> claims = List.of(
                claim("1", "s/thrice", "one", "2024-03-01"),
                claim("2", "s/thrice", "one", "2024-03-01"),
                claim("3", "s/thrice", "one", "2024-03-01"),
                claim("4", "s/shared", "two", "2024-01-01"),
                claim("5", "s/shared", "three", "2024-01-02"));
        Snapshot graph =
                new Snapshot(Instant.EPOCH, new LinkedHashMap<>(), Map.of(), claims, List.of(), Map.of(), Map.of(), UnaryOperator.identity(), null, ArticleStories.NONE);
        List<ClaimEntry> found = ClaimFilter.of(Map.of("sort", "reports")::get).apply(graph);
        assertThat(found).extracting(ClaimEntry::id).startsWith("5", "4");
    }

    /** Where merges run in a ring, as a damaged store may have them, nobody is led around in it. */
    @Test
    void aRingOfMergesLeadsNowhere() {
        Map<String, String> merged = Map.of("a", "b", "b", "c", "x", "y", "y", "x", "z", "x");
        Snapshot graph = new Snapshot(
                Instant.EPOCH,
                new LinkedHashMap<>(), Map.of(), List.of(), List.of(), Map.of(), merged, UnaryOperator.identity(), null, ArticleStories.NONE);
        assertThat(graph.replacedBy("a")).isEqualTo("c");
        assertThat(graph.replacedBy("c")).isNull();
        assertThat(graph.replacedBy("x")).isNull();
        assertThat(graph.replacedBy("z")).isNull();
    }
}
