package riposte.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAccessor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An article as one line of JSON, which {@link ArticleReader} reads back as the same article: what {@code riposte article} prints. */
public final class ArticleLine {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ArticleLine() {}

    /** The line of an article, without a line feed. */
    public static String of(Article article) {
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
        if (!article.pages().isEmpty()) {
            ArrayNode pages = json.putArray("pages");
            article.pages().forEach(pages::add);
        }
        return JSON.writeValueAsString(json);
    }

    /** A date as a line has it, exactly; null where it is none, or written in another way. */
    static TemporalAccessor date(String text) {
        if (text == null) {
            return null;
        }
        try {
            return switch (text.length()) {
                case 4 -> Year.parse(text);
                case 7 -> text.startsWith("--") ? MonthDay.parse(text) : YearMonth.parse(text);
                case 10 -> LocalDate.parse(text);
                default -> OffsetDateTime.parse(text);
            };
        } catch (DateTimeException e) {
            return null;
        }
    }
}
