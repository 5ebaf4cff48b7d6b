package riposte.web.feed;

import java.time.Instant;
import java.util.List;

/**
 * A part of a list as a feed.
 *
 * @param id names the feed, wherever it is read from
 * @param title for people
 * @param lang language of what is not quoted
 * @param home address of the page that shows the same
 * @param self address of this part
 * @param first address of the first part, which has what is newest
 * @param next address of the next part, or null
 */
record Feed(String id, String title, String lang, String home, String self, String first, String next, List<Item> items) {

    /**
     * An entry.
     *
     * @param id IRI of the claim or statement
     * @param link address of its page
     * @param title who says what of whom
     * @param type kind of claim
     * @param published when it came into the store
     * @param updated when it or its newest report came
     * @param sentence the words of the article
     * @param sentenceLang their language, or null
     * @param confidence from 0 to 1
     * @param source address of the article, or null
     * @param sourceTitle its headline and medium, or null
     */
    record Item(
            String id,
            String link,
            String title,
            String type,
            Instant published,
            Instant updated,
            String sentence,
            String sentenceLang,
            double confidence,
            String source,
            String sourceTitle) {}

    /** When its newest entry came; the beginning of 1970 where it has none. */
    Instant updated() {
        return items.stream().map(Item::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
