package riposte.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import riposte.article.ArticleLine;

/** {@code riposte article}: only reads. */
@Command(
        name = "article",
        mixinStandardHelpOptions = true,
        description = "Reads articles and prints them as JSON lines: id, url, title, publisher, published, modified, kind,"
                + " lang, text, and of a PDF the offsets at which its pages begin.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte article page.html",
            "  riposte article https://www.example.org/news/1 | jq -r .text",
            "  curl -s https://www.example.org/news/1 | riposte article --url https://www.example.org/news/1 -"
        })
final class ArticleCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ReadingOptions reading;

    ArticleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Batch batch = new Batch(console);
        batch.read(reading, article -> console.line(ArticleLine.of(article)));
        return batch.failures().exitCode();
    }
}
