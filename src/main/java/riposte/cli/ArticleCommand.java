package riposte.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import riposte.article.Article;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code riposte article}: only reads. */
@Command(
        name = "article",
        mixinStandardHelpOptions = true,
        description = "Reads articles and prints them as JSON lines: id, url, title, publisher, published, modified, kind,"
                + " lang, text.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte article page.html",
            "  riposte article https://www.example.org/news/1 | jq -r .text",
            "  curl -s https://www.example.org/news/1 | riposte article --url https://www.example.org/news/1 -"
        })
final class ArticleCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Console console;

    @Mixin
    private ReadingOptions reading;

    ArticleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Batch batch = new Batch(console);
        batch.read(reading, article -> console.line(json(article)));
        return batch.failures().exitCode();
    }

    private static String json(Article article) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", article.id());
        json.put("url", article.url());
        json.put("title", article.title());
        json.put("publisher", article.publisher());
        json.put("published", article.published() == null ? null : article.published().toString());
        json.put("modified", article.modified() == null ? null : article.modified().toString());
        json.put("kind", article.kind().toString());
        json.put("lang", article.lang());
        json.put("text", article.text());
        return JSON.writeValueAsString(json);
    }
}
