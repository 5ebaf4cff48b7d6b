package riposte.review;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.rdf.Iris;

/**
 * The quads that a store holds of an article that nobody has decided about: those of its graph and of the graph of its hidden
 * claims. A pure function of article, claims and settings, for whoever fills stores without having one. Safe for use by several
 * threads.
 */
public final class UndecidedQuads {

    private static final Docket NOTHING = new Docket(List.of());

    private final Iris iris;
    private final ArticleQuads articles;
    private final Desk desk;

    /**
     * @param iris how things are named
     * @param version of the software that extracted the claims
     * @param least confidence from which on claims are shown
     */
    public UndecidedQuads(Iris iris, String version, double least) {
        this.iris = iris;
        this.articles = new ArticleQuads(iris, version, least);
        // The catalogue is asked only for what decisions bring in.
        this.desk = new Desk(iris, node -> null);
    }

    /**
     * The quads of an article.
     *
     * @throws IllegalArgumentException as {@link ArticleQuads#quads}
     */
    public List<Quad> quads(ArticleClaims reading) {
        List<Triple> triples = articles.quads(reading).stream().map(Quad::asTriple).toList();
        Node article = NodeFactory.createURI(iris.article(reading.article()));
        List<Quad> quads = new ArrayList<>();
        desk.graphs(article, desk.layOut(article, triples, NOTHING)).values().forEach(quads::addAll);
        return quads;
    }
}
