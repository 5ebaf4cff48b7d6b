package riposte.cli;

import java.util.function.Consumer;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.ingest.Extraction;
import riposte.ingest.FailureText;
import riposte.ingest.Found;

/** Reads inputs and counts what became of them; one bad input stops nothing but itself. */
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
    void extract(ReadingOptions reading, ExtractionOptions options, Consumer<Found> results) {
        try (Progress progress = Progress.of(console, "articles");
                Extraction extraction = new Extraction(options.finder(), options.jobs(), found -> {
                    progress.step();
                    if (found.unread() != null) {
                        skip(found.article().id(), found.unread());
                    } else if (found.failure() != null) {
                        fail(found.article().id(), FailureText.of(found.failure()));
                    } else {
                        results.accept(found);
                    }
                })) {
            read(reading, extraction::add);
            extraction.finish();
        }
    }

    /** An article that was read is passed over. */
    void skip(String article, String why) {
        if (++skipped <= SKIPPED_NAMED) {
            console.complain(article + ": skipped: " + why);
        }
    }

    /** An article that was read could not be dealt with. */
    void fail(String article, String why) {
        read--;
        failures.add(article, why);
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
