package riposte.web.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import riposte.story.Wording;

/**
 * Which claims are one claim said once: in copies of one text, of the same type, by and at the same, about the same incident as far as both name one, in
 * nearly the same words. Of one article no two claims are. Each is known by that of the earliest article that has it. Immutable.
 */
final class ClaimCopies {

    static final ClaimCopies NONE = new ClaimCopies(Map.of());

    /** Claims that are one. */
    private static final class One {

        private final List<ClaimEntry> claims = new ArrayList<>(2);
        private final Wording wording;

        One(ClaimEntry first, Wording wording) {
            claims.add(first);
            this.wording = wording;
        }

        boolean takes(ClaimEntry claim, Wording words) {
            // Claims come article by article.
            return !claims.get(claims.size() - 1).article().iri().equals(claim.article().iri())
                    && claims.stream().allMatch(other -> other.about() == null || claim.about() == null || other.about().iri().equals(claim.about().iri()))
                    && wording.alike(words);
        }
    }

    private final Map<ClaimEntry, List<ClaimEntry>> copies;

    private ClaimCopies(Map<ClaimEntry, List<ClaimEntry>> copies) {
        this.copies = copies;
    }

    /** @param claims of an article */
    static ClaimCopies of(ArticleStories stories, Function<ArticleEntry, List<ClaimEntry>> claims) {
        Map<ClaimEntry, List<ClaimEntry>> copies = new IdentityHashMap<>();
        for (List<ArticleEntry> story : stories.copied()) {
            Map<List<?>, List<One>> alike = new HashMap<>();
            for (ArticleEntry article : story) {
                claims.apply(article).stream()
                        .sorted(Comparator.comparingInt(ClaimEntry::start).thenComparing(ClaimEntry::iri))
                        .forEach(claim -> add(claim, alike.computeIfAbsent(key(claim), k -> new ArrayList<>(1))));
            }
            alike.values().forEach(ones -> ones.stream()
                    .filter(one -> one.claims.size() > 1)
                    .forEach(one -> one.claims.forEach(claim -> copies.put(claim, List.copyOf(one.claims)))));
        }
        return copies.isEmpty() ? NONE : new ClaimCopies(copies);
    }

    private static void add(ClaimEntry claim, List<One> ones) {
        Wording words = Wording.of(claim.sentence());
        ones.stream()
                .filter(one -> one.takes(claim, words))
                .findFirst()
                .ifPresentOrElse(one -> one.claims.add(claim), () -> ones.add(new One(claim, words)));
    }

    /** What is the same in all copies of a claim; hidden ones are no copies of shown ones. */
    private static List<?> key(ClaimEntry claim) {
        return List.of(
                claim.type(), iri(claim.claimant()), iri(claim.targetPrincipal() != null ? claim.targetPrincipal() : claim.target()), claim.status().shown());
    }

    private static String iri(Thing thing) {
        return Objects.requireNonNullElse(thing == null ? null : thing.iri(), "");
    }

    boolean isEmpty() {
        return copies.isEmpty();
    }

    /** All claims that are one with a claim, that one among them, of the earliest article first. */
    List<ClaimEntry> of(ClaimEntry claim) {
        List<ClaimEntry> all = copies.get(claim);
        return all == null ? List.of(claim) : all;
    }

    /** That by which a claim is known. */
    ClaimEntry first(ClaimEntry claim) {
        List<ClaimEntry> all = copies.get(claim);
        return all == null ? claim : all.get(0);
    }
}
