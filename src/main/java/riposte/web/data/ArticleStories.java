package riposte.web.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import riposte.story.Fingerprint;
import riposte.story.Stories;

/**
 * Which articles are copies of one text, as their {@linkplain riposte.story.Fingerprint fingerprints} tell: worked out whenever the graph is read, since
 * it is about many articles and stands in the graph of none. Immutable.
 */
final class ArticleStories {

    /** The earliest first; what has no day last. */
    private static final Comparator<ArticleEntry> EARLIEST = Comparator.comparing(
                    ArticleEntry::day, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ArticleEntry::published, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ArticleEntry::iri);

    /** Of articles none of which is a copy of another. */
    static final ArticleStories NONE = new ArticleStories();

    private final Map<String, List<ArticleEntry>> stories = new HashMap<>();

    private ArticleStories() {}

    /** @param fingerprints of the articles' texts, by their IRIs; not kept */
    static ArticleStories of(Collection<ArticleEntry> articles, Map<String, Fingerprint> fingerprints) {
        List<ArticleEntry> inOrder = new ArrayList<>(articles);
        inOrder.sort(EARLIEST);
        int[] first = Stories.firsts(inOrder.stream().map(article -> fingerprints.get(article.iri())).toList());
        Map<Integer, List<ArticleEntry>> byFirst = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            if (first[i] != i) {
                int of = first[i];
                byFirst.computeIfAbsent(of, k -> new ArrayList<>(List.of(inOrder.get(of)))).add(inOrder.get(i));
            }
        }
        ArticleStories result = new ArticleStories();
        byFirst.values().forEach(story -> story.forEach(article -> result.stories.put(article.iri(), List.copyOf(story))));
        return result;
    }

    /** All copies of an article's text, that article among them, the earliest first. */
    List<ArticleEntry> of(ArticleEntry article) {
        return stories.getOrDefault(article.iri(), List.of(article));
    }

    /** Stories that stand in several articles, each once. */
    Collection<List<ArticleEntry>> copied() {
        List<List<ArticleEntry>> copied = new ArrayList<>();
        stories.forEach((iri, story) -> {
            if (story.get(0).iri().equals(iri)) {
                copied.add(story);
            }
        });
        return copied;
    }
}
