package riposte.article;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a reader hands over, collected. */
record Reading(List<Article> articles, List<InputFailure> failures) {

    static Reading of(ReadOptions options, String... inputs) {
        Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
        new ArticleReader(options).read(List.of(inputs), reading.articles::add, reading.failures::add);
        return reading;
    }

    static Reading of(String... inputs) {
        return of(ReadOptions.defaults(), inputs);
    }

    static Reading ofStandardInput(byte[] bytes) {
        Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
        new ArticleReader(ReadOptions.defaults(), new ByteArrayInputStream(bytes))
                .read(List.of("-"), reading.articles::add, reading.failures::add);
        return reading;
    }

    static Reading ofStream(String name, byte[] bytes) {
        Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
        new ArticleReader(ReadOptions.defaults())
                .read(new ByteArrayInputStream(bytes), name, reading.articles::add, reading.failures::add);
        return reading;
    }

    static Reading ofStream(String name, String content) {
        return ofStream(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The only article of a reading without failures. */
    Article article() {
        if (!failures.isEmpty() || articles.size() != 1) {
            throw new AssertionError(articles.size() + " articles, failures " + failures);
        }
        return articles.get(0);
    }

    /** The only failure of a reading without articles. */
    InputFailure failure() {
        if (failures.size() != 1 || !articles.isEmpty()) {
            throw new AssertionError(articles.size() + " articles, failures " + failures);
        }
        return failures.get(0);
    }

    List<String> ids() {
        return articles.stream().map(Article::id).toList();
    }
}
