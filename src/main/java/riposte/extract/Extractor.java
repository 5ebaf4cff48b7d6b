package riposte.extract;

import java.util.List;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;

/**
 * Finds the claims of an article. A pure function of the article, the catalogue and the version: no clock, no chance,
 * no host, no locale. Safe for use by several threads.
 */
public final class Extractor {

    private final Catalog catalog;

    public Extractor(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The claims of an article, in the order of the text.
     *
     * @param allTopics whether to keep claims that are not about hostile cyber acts too
     */
    public List<Claim> extract(Article article, boolean allTopics) {
        return List.of();
    }
}
