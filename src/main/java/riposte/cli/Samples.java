package riposte.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;

/** The articles that come with Riposte: the files of {@code samples/}. */
final class Samples {

    private Samples() {}

    /** All of them, in the order of their names. */
    static List<Article> articles(Failures failures) throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        List<Resource> files = Stream.of("html", "txt")
                .flatMap(ending -> find(resources, "classpath:samples/*." + ending))
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList();
        List<Article> articles = new ArrayList<>();
        ArticleReader reader = new ArticleReader(ReadOptions.defaults());
        for (Resource file : files) {
            try (InputStream in = file.getInputStream()) {
                reader.read(
                        in,
                        file.getFilename(),
                        articles::add,
                        failure -> failures.add(failure.input(), failure.message()));
            }
        }
        return articles;
    }

    private static Stream<Resource> find(PathMatchingResourcePatternResolver resources, String pattern) {
        try {
            return Arrays.stream(resources.getResources(pattern));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
