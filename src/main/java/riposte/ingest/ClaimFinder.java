package riposte.ingest;

import java.util.List;
import java.util.stream.Collectors;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.extract.Extractor;

/** Finds the claims of articles, in the languages that are read. Safe for use by several threads. */
public final class ClaimFinder {

    private final Extractor extractor;
    private final boolean allTopics;
    private final double least;

    /**
     * @param catalog known actors and incidents
     * @param allTopics whether claims are kept around which no cyber matter is spoken of
     * @param least lowest confidence of the claims that are kept
     */
    public ClaimFinder(Catalog catalog, boolean allTopics, double least) {
        this.extractor = new Extractor(catalog);
        this.allTopics = allTopics;
        this.least = least;
    }

    /** Finds what claims an article makes. What goes wrong is told in the result, so that one article stops nothing but itself. */
    public Found find(Article article) {
        String unread = unread(article);
        if (unread != null) {
            return new Found(article, List.of(), unread, null);
        }
        try {
            return new Found(article, extractor.extract(article, allTopics, least), null, null);
        } catch (RuntimeException | StackOverflowError e) {
            return new Found(article, List.of(), null, e);
        }
    }

    /** Why nothing can be found in an article whatever it says, or null. */
    private static String unread(Article article) {
        if (Extractor.languages().contains(article.lang())) {
            return null;
        }
        String known = Extractor.languages().stream().sorted().collect(Collectors.joining(", "));
        return article.lang().equals("und")
                ? "its language cannot be told; say which it is (" + known + ")"
                : "no claims are read in language '" + article.lang() + "' (only " + known + ")";
    }
}
