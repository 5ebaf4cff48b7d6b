package riposte.store;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.store.file.NewData;

/** Gives all IRIs of a store another beginning: those of subjects, objects and graphs. Properties have none of the store's own. */
public final class Rebase {

    private final String from;
    private final String to;

    public Rebase(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /**
     * What the IRIs of a store begin with: what it says of itself, else what an article has.
     *
     * @return null where it has no IRIs of its own
     */
    public static String base(DatasetGraph dataset) {
        for (String base : DatasetDescription.bases(dataset)) {
            return base;
        }
        Iterator<Quad> articles = dataset.find(Node.ANY, Node.ANY, Vocabulary.TYPE, Vocabulary.ARTICLE);
        while (articles.hasNext()) {
            Node article = articles.next().getSubject();
            int at = article.isURI() ? article.getURI().lastIndexOf("/article/") : -1;
            if (at > 0) {
                return article.getURI().substring(0, at + 1);
            }
        }
        return null;
    }

    Quad of(Quad quad) {
        Node object = quad.getPredicate().equals(DatasetDescription.URI_SPACE)
                        && quad.getObject().isLiteral()
                        && quad.getObject().getLiteralLexicalForm().equals(from)
                ? NodeFactory.createLiteralString(to)
                : of(quad.getObject());
        return new Quad(of(quad.getGraph()), of(quad.getSubject()), quad.getPredicate(), object);
    }

    private Node of(Node node) {
        if (node.isURI() && node.getURI().startsWith(from)) {
            return NodeFactory.createURI(to + node.getURI().substring(from.length()));
        }
        if (node.isTripleTerm()) {
            Triple triple = node.getTriple();
            return NodeFactory.createTripleTerm(of(triple.getSubject()), triple.getPredicate(), of(triple.getObject()));
        }
        return node;
    }

    /** Rewrites every quad of a store into new data. */
    public void rewrite(DatasetGraph dataset, NewData data, Runnable progress) {
        dataset.find().forEachRemaining(quad -> {
            data.add(of(quad));
            progress.run();
        });
    }

    /** What a store's things are named with, where it does not matter. */
    public static Iris named(DatasetGraph dataset) {
        String base = dataset.calculateRead(() -> base(dataset));
        try {
            return base == null ? Iris.local() : new Iris(base);
        } catch (IllegalArgumentException e) {
            return Iris.local();
        }
    }
}
