package riposte.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;
import riposte.catalog.Catalog;
import riposte.extract.Extractor;
import riposte.rdf.ArticleClaims;
import riposte.rdf.CatalogEntry;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

/** The catalogue and what is read from {@code samples/}, through the whole chain. */
final class SampleStore {

    private SampleStore() {}

    /** A store in memory, to be closed. */
    static ClaimStore read() throws IOException {
        Catalog catalog = Catalog.standard();
        Extractor extractor = new Extractor(catalog);
        ArticleReader reader = new ArticleReader(ReadOptions.defaults());
        List<Article> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                try (InputStream in = Files.newInputStream(file)) {
                    reader.read(in, file.getFileName().toString(), articles::add, failure -> {
                        throw new AssertionError(failure.message());
                    });
                }
            }
        }
        ClaimStore store = ClaimStore.inMemory(Iris.local());
        store.refresh(CatalogEntry.all(catalog));
        store.replace(articles.stream().map(a -> new ArticleClaims(a, extractor.extract(a, false))));
        return store;
    }
}
