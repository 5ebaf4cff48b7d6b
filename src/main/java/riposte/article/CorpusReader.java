package riposte.article;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A corpus of one JSON object per line, with {@code text} and, where known, {@code id, lang, url, date, title,
 * publisher}, or the fields of {@link ArticleLine}; other fields are ignored. Lines are read one at a time, and a bad one stops nothing but itself.
 */
final class CorpusReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int BROKEN = -2;

    private final ReadOptions options;

    CorpusReader(ReadOptions options) {
        this.options = options;
    }

    /**
     * Reads a corpus to its end.
     *
     * @param name stem of the ids of records without one
     * @param failures receives the place and what is wrong there
     */
    void read(InputStream in, String name, Consumer<Article> articles, BiConsumer<String, String> failures) {
        byte[] buffer = new byte[1 << 16];
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 14);
        long number = 1;
        boolean tooLong = false;
        boolean any = false;
        int read;
        while ((read = readBlock(in, buffer, number, failures)) > 0) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    if (!tooLong) {
                        tooLong = !append(line, buffer, start, i);
                    }
                    any |= finish(line, tooLong, number, name, articles, failures);
                    tooLong = false;
                    number++;
                    start = i + 1;
                }
            }
            if (!tooLong) {
                tooLong = !append(line, buffer, start, read);
            }
        }
        if (read == BROKEN) {
            return;
        }
        any |= finish(line, tooLong, number, name, articles, failures);
        if (!any) {
            failures.accept(null, "is empty; a corpus has one JSON object with a \"text\" per line");
        }
    }

    private static int readBlock(InputStream in, byte[] buffer, long number, BiConsumer<String, String> failures) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            failures.accept("line " + number, Source.explain(e));
            return BROKEN;
        }
    }

    private boolean append(ByteArrayOutputStream line, byte[] buffer, int from, int to) {
        if (line.size() + (to - from) > options.maxBytes()) {
            line.reset();
            return false;
        }
        line.write(buffer, from, to - from);
        return true;
    }

    private boolean finish(
            ByteArrayOutputStream line,
            boolean tooLong,
            long number,
            String name,
            Consumer<Article> articles,
            BiConsumer<String, String> failures) {
        byte[] bytes = line.toByteArray();
        line.reset();
        String place = "line " + number;
        if (tooLong) {
            failures.accept(place, Source.tooLarge(options.maxBytes()));
            return true;
        }
        Article article;
        try {
            String json = TextDecoder.decode(bytes, null);
            if (json.isBlank()) {
                return false;
            }
            article = record(json, name + "#" + number);
        } catch (UnreadableException e) {
            failures.accept(place, e.getMessage());
            return true;
        }
        articles.accept(article);
        return true;
    }

    private Article record(String json, String fallbackId) throws UnreadableException {
        JsonNode record;
        try {
            record = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new UnreadableException("is not JSON (" + e.getOriginalMessage() + "); mend or remove the line", e);
        }
        if (record == null || !record.isObject()) {
            throw new UnreadableException("is not a JSON object; a record is {\"id\": …, \"text\": …}");
        }
        String text = string(record, "text");
        if (text == null || text.isBlank()) {
            throw new UnreadableException("has no \"text\"; a record needs one");
        }
        text = PlainTextReader.clean(text);
        String id = string(record, "id");
        String lang = options.lang() != null ? options.lang() : Languages.code(string(record, "lang"));
        if (lang == null) {
            lang = Languages.detect(text);
        }
        TemporalAccessor published = options.published();
        if (published == null) {
            String date = string(record, "published");
            published = date(date != null ? date : string(record, "date"), lang);
        }
        String url = options.url() != null ? options.url() : Addresses.passage(string(record, "url"));
        return new Article(
                id == null || id.isBlank() ? fallbackId : PlainTextReader.clean(id),
                url,
                label(string(record, "title")),
                Media.name(label(string(record, "publisher")), url),
                published,
                date(string(record, "modified"), lang),
                lang,
                text,
                kind(string(record, "kind")),
                pages(record.get("pages"), text.length()));
    }

    /** Where pages begin: ascending offsets; none where the record has others. */
    private static List<Integer> pages(JsonNode given, int length) {
        List<Integer> pages = new ArrayList<>();
        if (given == null || !given.isArray() || given.size() > PdfReader.MAX_PAGES) {
            return pages;
        }
        int before = 0;
        for (JsonNode page : given) {
            int offset = page.isInt() ? page.asInt() : -1;
            if (offset < before || offset > length) {
                return List.of();
            }
            pages.add(offset);
            before = offset;
        }
        return pages;
    }

    private static TemporalAccessor date(String text, String lang) {
        TemporalAccessor exact = ArticleLine.date(text);
        return exact != null ? exact : Dates.parse(text, lang);
    }

    private static ArticleKind kind(String name) {
        return Arrays.stream(ArticleKind.values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElse(ArticleKind.ARTICLE);
    }

    private static String label(String value) {
        return value == null || value.isBlank()
                ? null
                : PlainTextReader.clean(value).strip();
    }

    private static String string(JsonNode record, String field) {
        JsonNode value = record.get(field);
        return value != null && (value.isString() || value.isNumber()) ? value.asString() : null;
    }
}
