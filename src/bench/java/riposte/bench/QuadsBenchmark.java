package riposte.bench;

import java.nio.file.Path;
import riposte.article.Article;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.store.Replaced;

/** Articles written into a new store, unchanged and changed ones into one that has them. */
final class QuadsBenchmark implements Benchmark {

    private static final int ARTICLES = 10_000;

    @Override
    public String name() {
        return "quads";
    }

    @Override
    public void run(Results results, Path folder) {
        try (ClaimStore store = ClaimStore.open(folder.resolve("store"), Iris.local())) {
            long start = System.nanoTime();
            Replaced replaced = store.replace(Dispute.articles(ARTICLES));
            double seconds = (System.nanoTime() - start) / 1e9;
            results.add("quads loaded, " + replaced.quadsAdded() + " in all", replaced.quadsAdded() / seconds, "quads/s");
            results.add("articles loaded", ARTICLES / seconds, "articles/s");
            results.add("size of the store", store.stats().bytes() / 1e6, "MB");
            start = System.nanoTime();
            Replaced again = store.replace(Dispute.articles(ARTICLES));
            results.add("read again, " + again.changed() + " changed", ARTICLES / ((System.nanoTime() - start) / 1e9), "articles/s");
            start = System.nanoTime();
            again = store.replace(Dispute.articles(ARTICLES).map(QuadsBenchmark::later));
            results.add("replaced, " + again.changed() + " changed", ARTICLES / ((System.nanoTime() - start) / 1e9), "articles/s");
        }
    }

    /** The same article, as its medium changed it later: its text is longer, its claims are as they were. */
    private static ArticleClaims later(ArticleClaims read) {
        Article before = read.article();
        return new ArticleClaims(
                new Article(
                        before.id(),
                        before.url(),
                        before.title(),
                        before.publisher(),
                        before.published(),
                        before.modified(),
                        before.lang(),
                        before.text() + "More was said the day after.\n"),
                read.claims());
    }
}
