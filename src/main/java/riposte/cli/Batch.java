package riposte.cli;

import java.util.List;
import java.util.function.Consumer;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.claim.Claim;

/**
 * Reads inputs and finds their claims, on all processors, in the order of the inputs. Counts what happened; one bad
 * input stops nothing but itself.
 */
final class Batch {

    /** More skipped articles than this are only counted. */
    private static final int SKIPPED_NAMED = 10;

    private final Console console;
    private final Failures failures;
    private long read;
    private long skipped;

    Batch(Console console) {
        this.console = console;
        this.failures = new Failures(console);
    }

    /**
     * An article with its claims.
     *
     * @param article the article
     * @param claims its claims, in the order of the text
     * @param failure why they could not be found, or null
     */
    record Result(Article article, List<Claim> claims, Throwable failure) {}

    /** Reads inputs to their end; what cannot be read is named. */
    void read(ReadingOptions options, Consumer<Article> articles) {
        new ArticleReader(options.readOptions(), console.in())
                .read(
                        options.inputs,
                        article -> {
                            read++;
                            articles.accept(article);
                        },
                        failure -> failures.add(
                                failure.place() == null
                                        ? failure.input()
                                        : failure.input() + ", " + failure.place(),
                                failure.message()));
    }

    /** Reads inputs to their end and hands over each article with its claims. */
    void extract(ReadingOptions reading, ExtractionOptions.Claims finder, int jobs, Consumer<Result> results) {
        try (Progress progress = Progress.of(console, "articles");
                InOrder<Article, Result> work =
                        new InOrder<>(jobs, article -> result(finder, article), result -> {
                            progress.step();
                            accept(result, results);
                        })) {
            read(reading, article -> {
                String unsupported = ExtractionOptions.unsupported(article);
                if (unsupported == null) {
                    work.add(article);
                } else if (++skipped <= SKIPPED_NAMED) {
                    console.complain(article.id() + ": " + unsupported);
                }
            });
            work.finish();
        }
    }

    static Result result(ExtractionOptions.Claims finder, Article article) {
        try {
            return new Result(article, finder.of(article), null);
        } catch (RuntimeException | StackOverflowError e) {
            return new Result(article, List.of(), e);
        }
    }

    private void accept(Result result, Consumer<Result> results) {
        if (result.failure() != null) {
            read--;
            failures.add(result.article().id(), result.failure());
            return;
        }
        results.accept(result);
    }

    /** Articles read, those without a failure. */
    long read() {
        return read;
    }

    /** Articles read in which nothing was looked for. */
    long skipped() {
        return skipped;
    }

    Failures failures() {
        return failures;
    }
}
