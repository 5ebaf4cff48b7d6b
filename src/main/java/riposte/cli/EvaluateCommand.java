package riposte.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;
import riposte.evaluate.Evaluation;
import riposte.evaluate.EvaluationReport;
import riposte.evaluate.Gold;
import riposte.evaluate.GoldText;
import riposte.ingest.ClaimFinder;
import riposte.ingest.Found;
import riposte.ingest.InOrder;

/** {@code riposte evaluate}: how good extraction is on texts whose claims are known. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Extracts from the texts of a gold file and prints precision, recall and F1: overall, by language, "
                + "by type and by rule. A found claim is right when its type, its speaker's principal and its target's "
                + "principal are those of a gold claim.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte evaluate gold.jsonl",
            "  riposte evaluate --errors 20 samples/expected",
            "  riposte evaluate --format html gold.jsonl > quality.html"
        })
final class EvaluateCommand implements Callable<Integer> {

    /** How a report is written. */
    enum Format {
        text,
        json,
        html
    }

    private final Console console;

    @Parameters(
            paramLabel = "GOLD",
            description = "JSON lines with id, lang, text and claims, or a folder of JSON files that name their article's "
                    + "file")
    private Path gold;

    @Mixin
    private ExtractionOptions extraction;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "${COMPLETION-CANDIDATES}")
    private Format format;

    @Option(
            names = "--errors",
            paramLabel = "N",
            defaultValue = "0",
            description = "list at most N misses and N false claims in the text report")
    private int errors;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<GoldText> texts = Gold.read(gold);
        Failures failures = new Failures(console);
        Map<String, Article> articles = articles(texts, failures);
        Evaluation evaluation = new Evaluation();
        ClaimFinder finder = extraction.finder();
        record Read(GoldText text, Found found) {}
        try (Progress progress = Progress.of(console, "texts", texts.size());
                InOrder<GoldText, Read> work = new InOrder<>(
                        extraction.jobs(),
                        text -> new Read(text, finder.find(articles.get(text.id()))),
                        read -> {
                            progress.step();
                            if (read.found().failure() != null) {
                                failures.add(read.text().id(), read.found().failure());
                            }
                            evaluation.add(read.text(), read.found().claims());
                        })) {
            for (GoldText text : texts) {
                if (articles.containsKey(text.id())) {
                    work.add(text);
                } else {
                    // Its claims are missed all the same.
                    work.finish();
                    evaluation.add(text, List.of());
                }
            }
            work.finish();
        }
        EvaluationReport report = new EvaluationReport(evaluation);
        switch (format) {
            case text -> report.text(console.writer(), errors);
            case json -> report.json(console.writer());
            case html -> report.html(console.writer(), "Quality of extraction on " + gold.getFileName());
        }
        return failures.exitCode();
    }

    private Map<String, Article> articles(List<GoldText> texts, Failures failures) {
        Map<String, Article> articles = new HashMap<>();
        ArticleReader reader = new ArticleReader(ReadOptions.defaults(), console.in());
        if (Files.isRegularFile(gold)) {
            reader.read(
                    List.of(gold.toString()),
                    article -> articles.put(article.id(), article),
                    failure -> {
                        // Records that name a file have no text of their own.
                        if (texts.stream().allMatch(text -> text.file() == null)) {
                            failures.add(failure.input(), failure.toString());
                        }
                    });
        }
        Path folder = Files.isDirectory(gold) ? gold : gold.toAbsolutePath().getParent();
        for (GoldText text : texts) {
            if (text.file() != null) {
                List<Article> one = new ArrayList<>();
                reader.read(
                        List.of(folder.resolve(text.file()).normalize().toString()),
                        one::add,
                        failure -> failures.add(failure.input(), failure.message()));
                one.stream().findFirst().ifPresent(article -> articles.put(text.id(), article));
            }
        }
        return articles;
    }
}
