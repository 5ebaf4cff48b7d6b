package riposte.bench;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;
import riposte.catalog.Catalog;

/** Names found in texts, per second of one core: in the samples, which are full of them, and in ordinary news. */
final class CatalogBenchmark implements Benchmark {

    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "8")) / 4;
    private static final int ORDINARY = 200;

    /** Keeps the results of what is measured in use. */
    private static volatile int sink;

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public void run(Results results, Path folder) throws Exception {
        long start = System.nanoTime();
        Catalog catalog = Catalog.standard();
        catalog.mentionsAny("", "en");
        results.add("read, with the English names", (System.nanoTime() - start) / 1e6, "ms");
        results.note(catalog.actors().size() + " actors, " + catalog.incidents().size() + " incidents");
        List<Article> samples = new ArrayList<>();
        new ArticleReader(ReadOptions.defaults()).read(List.of("samples"), samples::add, failure -> {});
        List<Article> ordinary = new ArrayList<>();
        for (int i = 0; i < ORDINARY; i++) {
            ordinary.add(OrdinaryNews.article(i));
        }
        ToIntFunction<Article> match = a -> catalog.match(a.text(), a.lang()).size();
        ToIntFunction<Article> mentions = a -> catalog.mentionsAny(a.text(), a.lang()) ? 1 : 0;
        results.add("match, samples", megabytesPerSecond(samples, match), "MB/s");
        results.add("match, ordinary news", megabytesPerSecond(ordinary, match), "MB/s");
        results.add("mentionsAny, ordinary news", megabytesPerSecond(ordinary, mentions), "MB/s");
    }

    private static double megabytesPerSecond(List<Article> articles, ToIntFunction<Article> work) {
        long bytes = articles.stream()
                .mapToLong(a -> a.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        double rate = 0;
        for (int round = 0; round < 2; round++) {
            long begin = processorTime();
            long done = 0;
            while (processorTime() - begin < SECONDS * 1e9) {
                for (Article article : articles) {
                    sink += work.applyAsInt(article);
                }
                done += bytes;
            }
            rate = done / 1e6 / ((processorTime() - begin) / 1e9);
        }
        return rate;
    }

    /** Of this thread: what others do on the machine does not count. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
