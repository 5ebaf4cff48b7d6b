package riposte.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.reader.KnownName;
import riposte.text.Sentences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes beside files of passages which names in them the catalogue knows, for {@code training/train.py}: FILE.names, one JSON line
 * each: id, names with start, end (in code points) and the number of their kind.
 *
 * <p>Usage: {@code KnownNames PASSAGES.jsonl...}
 */
final class KnownNames {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KnownNames() {}

    public static void main(String[] args) throws IOException {
        for (String file : args) {
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of(file))) {
                lines.add(of(JSON.readTree(line)));
            }
            Files.write(Path.of(file + ".names"), lines, StandardCharsets.UTF_8);
        }
    }

    private static String of(JsonNode record) {
        String id = record.get("id").asString();
        String text = record.get("text").asString();
        Article article = new Article(id, null, null, null, null, null, record.get("lang").asString(), text);
        ObjectNode out = JSON.createObjectNode().put("id", id);
        ArrayNode names = out.putArray("names");
        for (KnownName name : new ArticleNames(article, Catalog.standard(), Sentences.of(text)).known()) {
            names.addArray()
                    .add(text.codePointCount(0, name.span().start()))
                    .add(text.codePointCount(0, name.span().end()))
                    .add(name.kind().ordinal() + 1);
        }
        return JSON.writeValueAsString(out);
    }
}
