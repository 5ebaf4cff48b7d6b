package riposte.ingest;

import java.util.function.Consumer;
import riposte.article.Article;

/** Finds the claims of many articles on several processors, and hands them over in the order of the articles. To be used by one thread. */
public final class Extraction implements AutoCloseable {

    private final InOrder<Article, Found> work;

    /**
     * @param jobs how many articles to work on at once
     * @param results receives every article with its claims, on the thread that adds articles
     */
    public Extraction(ClaimFinder finder, int jobs, Consumer<Found> results) {
        this.work = new InOrder<>(jobs, finder::find, results);
    }

    /** Adds an article, and hands over what is ready. */
    public void add(Article article) {
        work.add(article);
    }

    /** Waits for everything added, and hands it over. */
    public void finish() {
        work.finish();
    }

    @Override
    public void close() {
        work.close();
    }
}
