package riposte.web.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import riposte.review.ClaimStatus;
import riposte.story.Fingerprint;

/** Which claims of copies are one. */
class ClaimCopiesTest {

    private static final String SAID = "Ardenia said on Friday that Borealia had broken into the mail of its harbour office";
    private static final Fingerprint TEXT = print("word");
    private static final Map<String, Fingerprint> PRINTS = new HashMap<>();
    private static final Thing ARDENIA = thing("actor/ardenia");
    private static final Thing BOREALIA = thing("actor/borealia");

    private static Fingerprint print(String word) {
        return Fingerprint.of(IntStream.range(0, 200).mapToObj(i -> word + i).collect(Collectors.joining(" "))).orElseThrow();
    }

    private static Thing thing(String iri) {
        return new Thing(iri, "/" + iri, "State", Map.of("en", iri), List.of(), null, null, false, List.of(), List.of());
    }

    private static ArticleEntry article(String id, String published, Fingerprint print) {
        PRINTS.put("article/" + id, print);
        return new ArticleEntry("article/" + id, UnaryOperator.identity(), id, "en", "Paper " + id, published, null);
    }

    private static ClaimEntry claim(String id, ArticleEntry article, Thing target, Thing about, String sentence, int start, ClaimStatus status, int arrived) {
        return new ClaimEntry(
                "claim/" + id, UnaryOperator.identity(), "Accusation", Map.of("en", id), ARDENIA, ARDENIA, null, target, target, null, null, about, List.of(),
                null, null, false, List.of(), null, sentence, start, start + 5, 0, article, 0.9, "test", null, status, true, null, Instant.ofEpochSecond(arrived));
    }

    private static ClaimEntry claim(String id, ArticleEntry article) {
        return claim(id, article, BOREALIA, null, SAID, 0, ClaimStatus.UNREVIEWED, 0);
    }

    private static Snapshot graph(List<ClaimEntry> hidden, ClaimEntry... claims) {
        Map<String, ArticleEntry> articles = new LinkedHashMap<>();
        Arrays.stream(claims).forEach(claim -> articles.put(claim.article().iri(), claim.article()));
        hidden.forEach(claim -> articles.put(claim.article().iri(), claim.article()));
        return new Snapshot(
                Instant.EPOCH, new LinkedHashMap<>(), articles, List.of(claims), hidden, Map.of(), Map.of(), UnaryOperator.identity(), null,
                ArticleStories.of(articles.values(), PRINTS));
    }

    private static Snapshot graph(ClaimEntry... claims) {
        return graph(List.of(), claims);
    }

    private static List<String> ids(List<ClaimEntry> claims) {
        return claims.stream().map(ClaimEntry::id).toList();
    }

    @Test
    void theEarliestArticleComesFirstAndWhatHasNoDayLast() {
        Snapshot graph = graph(
                claim("late", article("1", "2024-02-03", TEXT)), claim("never", article("2", null, TEXT)), claim("early", article("9", "2024-02-02", TEXT)),
                claim("other", article("3", "2024-02-01", print("another"))), claim("old", article("4", "2024-02-01", null)));

        assertThat(ids(graph.claims())).containsExactlyInAnyOrder("early", "other", "old");
        assertThat(ids(graph.copies(graph.claim("claim/never")))).containsExactly("early", "late", "never");
        assertThat(graph.story(graph.article("article/2"))).extracting(ArticleEntry::title).containsExactly("9", "1", "2");
        assertThat(graph.known("claim/never")).isEqualTo("claim/early");
        assertThat(ids(graph.withCopies().claims())).hasSize(5);
        assertThat(graph.claimsOf(ARDENIA)).hasSize(3);
        assertThat(graph.withCopies().claimsOf(ARDENIA)).hasSize(5);
    }

    @Test
    void articlesWithoutFingerprintStandForThemselves() {
        Snapshot graph = graph(claim("a", article("1", "2024-02-03", null)), claim("b", article("2", "2024-02-03", null)));

        assertThat(graph.claims()).hasSize(2);
        assertThat(graph.withCopies()).isSameAs(graph);
    }

    @Test
    void ofOneArticleNoTwoClaimsAreOne() {
        ArticleEntry first = article("1", "2024-02-02", TEXT);
        ArticleEntry second = article("2", "2024-02-03", TEXT);
        Snapshot graph = graph(
                claim("a1", first, BOREALIA, null, SAID, 0, ClaimStatus.UNREVIEWED, 0), claim("a2", first, BOREALIA, null, SAID, 900, ClaimStatus.UNREVIEWED, 0),
                claim("b1", second, BOREALIA, null, SAID, 0, ClaimStatus.UNREVIEWED, 0), claim("b2", second, BOREALIA, null, SAID, 900, ClaimStatus.UNREVIEWED, 0));

        assertThat(ids(graph.claims())).containsExactly("a1", "a2");
        assertThat(ids(graph.copies(graph.claim("claim/b2")))).containsExactly("a2", "b2");
    }

    @Test
    void otherTargetsIncidentsAndWordsAreOtherClaims() {
        ArticleEntry first = article("1", "2024-02-02", TEXT);
        ArticleEntry second = article("2", "2024-02-03", TEXT);
        ClaimEntry said = claim("said", first, BOREALIA, thing("incident/a"), SAID, 0, ClaimStatus.UNREVIEWED, 0);
        for (ClaimEntry other : List.of(
                claim("other", second, ARDENIA, thing("incident/a"), SAID, 0, ClaimStatus.UNREVIEWED, 0),
                claim("other", second, BOREALIA, thing("incident/b"), SAID, 0, ClaimStatus.UNREVIEWED, 0),
                claim("other", second, BOREALIA, thing("incident/a"), "It blames Borealia for another affair too", 0, ClaimStatus.UNREVIEWED, 0))) {
            assertThat(graph(said, other).claims()).hasSize(2);
        }
        assertThat(graph(said, claim("same", second, BOREALIA, null, SAID + ".", 0, ClaimStatus.ACCEPTED, 0)).claims()).hasSize(1);
    }

    @Test
    void aCopyTakesThePlaceOfAFirstThatIsNotShown() {
        ClaimEntry rejected = claim("a", article("1", "2024-02-02", TEXT), BOREALIA, null, SAID, 0, ClaimStatus.REJECTED, 0);
        ClaimEntry unsure = claim("b", article("2", "2024-02-03", TEXT), BOREALIA, null, SAID, 0, ClaimStatus.UNSURE, 0);
        Snapshot graph = graph(
                List.of(rejected, unsure), claim("c", article("3", "2024-02-04", TEXT)), claim("d", article("4", "2024-02-05", TEXT)));

        assertThat(ids(graph.claims())).containsExactly("c");
        assertThat(ids(ClaimFilter.of(Map.of("status", "all")::get).apply(graph))).containsExactlyInAnyOrder("c", "a");
        assertThat(ids(ClaimFilter.of(Map.of("status", "unsure")::get).apply(graph))).containsExactly("b");
        assertThat(ids(ClaimFilter.of(Map.of("status", "all", "copies", "all")::get).apply(graph))).hasSize(4);
        assertThat(ClaimFilter.of(Map.<String, String>of()::get).copied(graph)).isEqualTo(1);
    }

    @Test
    void aClaimCameWhenItsFirstCopyDid() {
        ClaimEntry original = claim("a", article("1", "2024-02-02", TEXT), BOREALIA, null, SAID, 0, ClaimStatus.UNREVIEWED, 500);
        ClaimEntry copy = claim("b", article("2", "2024-02-03", TEXT), BOREALIA, null, SAID, 0, ClaimStatus.UNREVIEWED, 100);
        Snapshot graph = graph(original, copy);

        assertThat(graph.arrived(original)).isEqualTo(Instant.ofEpochSecond(100));
        assertThat(ClaimFilter.of(Map.of("since", "1970-01-01T00:05:00Z")::get).apply(graph)).isEmpty();
        assertThat(ids(ClaimFilter.of(Map.of("since", "1970-01-01T00:01:00Z")::get).apply(graph))).containsExactly("a");
    }
}
