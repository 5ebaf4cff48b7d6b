package riposte.export;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Literals;
import riposte.rdf.Vocabulary;
import riposte.text.Neighbours;
import riposte.text.TextSpan;

/**
 * The graph as it may be passed on: the texts of articles are their publishers', so {@code schema:articleBody} is left out, and each
 * passage, which is quoted, gets the sentences beside it instead ({@code oa:prefix}, {@code oa:suffix}). To be used within one read
 * transaction, by one thread.
 */
public final class WithoutTexts {

    private static final int LONGEST = 600;

    private final DatasetGraph dataset;
    private Node article;
    private String text;

    /** @param dataset the whole, with the texts */
    public WithoutTexts(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** A graph of which the dataset holds the texts. */
    public Graph apply(Graph graph, Graph into) {
        graph.find().forEachRemaining(triple -> of(triple).forEach(into::add));
        return into;
    }

    /** What stands for a triple: nothing for a text, more than itself for the words of a passage. */
    List<Triple> of(Triple triple) {
        if (triple.getPredicate().equals(Vocabulary.ARTICLE_BODY)) {
            return List.of();
        }
        if (!triple.getPredicate().equals(Vocabulary.EXACT)) {
            return List.of(triple);
        }
        List<Triple> all = new ArrayList<>(List.of(triple));
        Node passage = triple.getSubject();
        Integer start = number(passage, Vocabulary.START);
        Integer end = number(passage, Vocabulary.END);
        String body = text(one(passage, Vocabulary.HAS_SOURCE));
        if (start == null || end == null || start < 0 || start >= end || end > body.length()
                || dataset.contains(Node.ANY, passage, Vocabulary.PREFIX, Node.ANY)
                || dataset.contains(Node.ANY, passage, Vocabulary.SUFFIX, Node.ANY)) {
            return all;
        }
        String lang = triple.getObject().isLiteral() ? triple.getObject().getLiteralLanguage() : "";
        TextSpan before = Neighbours.before(body, start);
        if (before != null) {
            String words = body.substring(Math.max(before.start(), start - LONGEST), start);
            all.add(Triple.create(passage, Vocabulary.PREFIX, Literals.text(words, lang)));
        }
        TextSpan after = Neighbours.after(body, end);
        if (after != null) {
            String words = body.substring(end, Math.min(after.end(), end + LONGEST));
            all.add(Triple.create(passage, Vocabulary.SUFFIX, Literals.text(words, lang)));
        }
        return all;
    }

    /** Gives what stands for a quad of the dataset. */
    public void of(Quad quad, Consumer<Quad> use) {
        Node property = quad.getPredicate();
        if (property.equals(Vocabulary.EXACT)) {
            of(quad.asTriple()).forEach(triple -> use.accept(new Quad(quad.getGraph(), triple)));
        } else if (!property.equals(Vocabulary.ARTICLE_BODY)) {
            use.accept(quad);
        }
    }

    /** The text of an article; passages of one article mostly come together. */
    private String text(Node of) {
        if (of == null) {
            return "";
        }
        if (!of.equals(article)) {
            Node body = one(of, Vocabulary.ARTICLE_BODY);
            text = body != null && body.isLiteral() ? body.getLiteralLexicalForm() : "";
            article = of;
        }
        return text;
    }

    private Integer number(Node subject, Node property) {
        Node value = one(subject, property);
        return value != null && value.isLiteral() && value.getLiteralLexicalForm().matches("\\d{1,9}")
                ? Integer.valueOf(value.getLiteralLexicalForm())
                : null;
    }

    private Node one(Node subject, Node property) {
        Iterator<Quad> found = dataset.findNG(Node.ANY, subject, property, Node.ANY);
        try {
            return found.hasNext() ? found.next().getObject() : null;
        } finally {
            Iter.close(found);
        }
    }
}
