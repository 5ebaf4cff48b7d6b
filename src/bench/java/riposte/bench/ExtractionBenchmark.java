package riposte.bench;

import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;
import riposte.catalog.Catalog;
import riposte.extract.Extractor;
import riposte.reader.Reader;

/**
 * Articles read for claims, on one core and on several, beside the whole CoreNLP pipeline (words, tags, names, dependencies of every
 * sentence) on the same texts in the same run.
 */
final class ExtractionBenchmark implements Benchmark {

    /** Seconds that each figure is measured for, after as long a warm-up. */
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "8"));

    private static final int ORDINARY_PER_DISPUTE = 19;

    @Override
    public String name() {
        return "extraction";
    }

    @Override
    public void run(Results results, Path folder) throws Exception {
        List<Article> all = new ArrayList<>();
        new ArticleReader(ReadOptions.defaults()).read(List.of(System.getProperty("bench.articles", "samples")), all::add, failure -> {});
        Catalog catalog = Catalog.standard();
        Extractor extractor = new Extractor(catalog);
        long start = System.nanoTime();
        Reader.standard();
        results.add("reader loaded", (System.nanoTime() - start) / 1e6, "ms");
        Consumer<Article> extraction = article -> extractor.extract(article, false);
        results.add("all " + all.size() + " articles, two threads", rate(all, extraction, 2), "articles/s");
        List<Article> disputes = all.stream()
                .filter(article -> List.of("en", "fr").contains(article.lang()))
                .filter(article -> !extractor.extract(article, false).isEmpty())
                .limit(60)
                .toList();
        List<Article> ordinary = new ArrayList<>();
        List<Article> mixed = new ArrayList<>();
        for (int i = 0; i < disputes.size() * ORDINARY_PER_DISPUTE; i++) {
            ordinary.add(OrdinaryNews.article(i));
        }
        for (int i = 0; i < disputes.size(); i++) {
            mixed.add(disputes.get(i));
            mixed.addAll(ordinary.subList(i * ORDINARY_PER_DISPUTE, (i + 1) * ORDINARY_PER_DISPUTE));
        }
        System.gc();
        results.add("heap with catalogue and reader", used() / 1e6, "MB");
        results.note(disputes.size() + " articles with claims of " + words(disputes) / disputes.size()
                + " words, ordinary ones of " + words(ordinary) / ordinary.size());

        Map<String, StanfordCoreNLP> pipelines = pipelines();
        Consumer<Article> pipeline =
                article -> pipelines.get(article.lang()).annotate(new CoreDocument(article.text()));
        double ours = rate(disputes, extraction);
        double theirs = rate(disputes, pipeline);
        results.add("articles with claims, one core", ours, "articles/s");
        results.add("the same, CoreNLP pipeline", theirs, "articles/s");
        results.add("times as many", ours / theirs, "");
        ours = rate(mixed, extraction);
        theirs = rate(mixed, pipeline);
        results.add("1 article in 20 with claims, one core", ours, "articles/s");
        results.add("the same, CoreNLP pipeline", theirs, "articles/s");
        results.add("times as many", ours / theirs, "");
        results.add("an ordinary article", 1000 / rate(ordinary, extraction), "ms");
        long found = ordinary.stream().map(article -> extractor.extract(article, false)).mapToLong(List::size).sum();
        results.add("claims found in " + ordinary.size() + " ordinary articles", found, "");
        double alone = 0;
        for (int threads = 1; threads <= Runtime.getRuntime().availableProcessors(); threads *= 2) {
            double rate = rate(disputes, extraction, threads);
            alone = threads == 1 ? rate : alone;
            results.add("articles with claims, " + threads + " threads", rate, "articles/s");
            results.add("of linear", 100 * rate / alone / threads, "%");
        }
    }

    /** How many items a second pass through the work on one core: by processor time, so that neighbours do not count. */
    private static <T> double rate(List<T> items, Consumer<T> work) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        double rate = 0;
        for (int round = 0; round < 2; round++) {
            long start = thread.getCurrentThreadCpuTime();
            long done = 0;
            double seconds = 0;
            while (seconds < SECONDS) {
                items.forEach(work);
                done += items.size();
                seconds = (thread.getCurrentThreadCpuTime() - start) / 1e9;
            }
            rate = done / seconds;
        }
        return rate;
    }

    /** How many items a second pass through the work on that many threads, by the clock. */
    private static <T> double rate(List<T> items, Consumer<T> work, int threads) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            long start = System.nanoTime();
            long done = 0;
            double seconds = 0;
            while (seconds < SECONDS) {
                pool.submit(() -> items.parallelStream().forEach(work)).join();
                done += items.size();
                seconds = (System.nanoTime() - start) / 1e9;
            }
            return done / seconds;
        } finally {
            pool.shutdown();
        }
    }

    private static Map<String, StanfordCoreNLP> pipelines() throws Exception {
        Map<String, StanfordCoreNLP> pipelines = new HashMap<>();
        for (String lang : List.of("en", "fr")) {
            Properties properties = new Properties();
            if (lang.equals("fr")) {
                try (var in = StanfordCoreNLP.class.getResourceAsStream("/StanfordCoreNLP-french.properties")) {
                    properties.load(in);
                }
            }
            properties.setProperty(
                    "annotators", lang.equals("en") ? "tokenize,pos,lemma,ner,depparse" : "tokenize,mwt,pos,ner,depparse");
            properties.setProperty("ner.applyFineGrained", "false");
            properties.setProperty("ner.applyNumericClassifiers", "false");
            properties.setProperty("ner.useSUTime", "false");
            properties.setProperty("ner.buildEntityMentions", "false");
            pipelines.put(lang, new StanfordCoreNLP(properties));
        }
        return pipelines;
    }

    private static long words(List<Article> articles) {
        return articles.stream().mapToLong(article -> article.text().split("\\s+").length).sum();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
