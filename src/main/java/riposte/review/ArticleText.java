package riposte.review;

import org.apache.jena.graph.Node;
import riposte.rdf.Vocabulary;

/**
 * The text of an article, as its graph holds it.
 *
 * @param body the text; empty where the graph has none
 * @param lang its language
 */
record ArticleText(String body, String lang) {

    static ArticleText of(Blocks graph, Node article) {
        String body = Blocks.text(graph.of(article), Vocabulary.ARTICLE_BODY);
        String lang = Blocks.text(graph.of(article), Vocabulary.IN_LANGUAGE);
        return new ArticleText(body == null ? "" : body, lang == null ? "und" : lang);
    }

    /** The words before a place, as many as a decision is bound to. */
    String before(int start) {
        int to = Math.min(start, body.length());
        return body.substring(Math.max(0, to - Binding.CONTEXT), to);
    }

    /** The words after a place, as many as a decision is bound to. */
    String after(int end) {
        int from = Math.min(end, body.length());
        return body.substring(from, Math.min(body.length(), from + Binding.CONTEXT));
    }
}
