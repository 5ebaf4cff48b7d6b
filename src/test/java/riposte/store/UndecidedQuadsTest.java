package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.article.Article;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.rdf.Iris;
import riposte.rdf.QuadLines;
import riposte.rdf.Readings;
import riposte.review.UndecidedQuads;

/** What can be written of an article without a store is what a store writes, and lines of N-Quads hold it. */
class UndecidedQuadsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void areWhatAStoreHolds(double least) {
        Iris iris = Iris.local();
        Readings readings = new Readings(11);
        UndecidedQuads undecided = new UndecidedQuads(iris, ArticleQuads.VERSION, least);
        // Some have the same address; a store keeps the last.
        Map<String, ArticleClaims> byKey = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            ArticleClaims reading = readings.next();
            byKey.put(reading.article().key(), reading);
        }
        Collection<ArticleClaims> articles = byKey.values();
        int hidden = 0;
        try (ClaimStore store = ClaimStore.inMemory(iris)) {
            store.refresh(readings.catalog());
            store.replace(articles.stream(), ArticleQuads.VERSION, least);
            for (ArticleClaims reading : articles) {
                List<Quad> quads = undecided.quads(reading);
                assertThat(difference(quads, stored(store, iris, reading.article()))).isEmpty();
                assertThat(difference(quads, parsed(QuadLines.of(quads)))).isEmpty();
                hidden += quads.stream().anyMatch(quad -> iris.isHiddenGraph(quad.getGraph().getURI())) ? 1 : 0;

                List<Quad> shuffled = new ArrayList<>(quads);
                shuffled.addAll(quads);
                Collections.shuffle(shuffled, new Random(5));
                assertThat(QuadLines.of(shuffled)).isEqualTo(QuadLines.of(quads)).hasSize(quads.size());
            }
        }
        assertThat(hidden > 0).isEqualTo(least > 0);
    }

    /** What one has and the other has not. */
    private static Set<Quad> difference(Collection<Quad> one, Collection<Quad> other) {
        Set<Quad> either = new HashSet<>(one);
        either.addAll(other);
        either.removeIf(quad -> one.contains(quad) && other.contains(quad));
        return either;
    }

    private static Set<Quad> stored(ClaimStore store, Iris iris, Article article) {
        return store.read(dataset -> {
            Set<Quad> quads = new HashSet<>();
            for (String graph : List.of(iris.article(article), iris.hidden(article.key()))) {
                dataset.find(NodeFactory.createURI(graph), Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quads::add);
            }
            return quads;
        });
    }

    private static Set<Quad> parsed(List<String> lines) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.source(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)))
                .lang(Lang.NQUADS)
                .checking(false)
                .parse(dataset);
        Set<Quad> quads = new HashSet<>();
        dataset.find().forEachRemaining(quads::add);
        return quads;
    }
}
