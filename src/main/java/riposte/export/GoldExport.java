package riposte.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.claim.ClaimType;
import riposte.rdf.Iris;
import riposte.rdf.Values;
import riposte.rdf.Vocabulary;
import riposte.store.graph.HiddenGraphs;
import tools.jackson.core.JsonGenerator;

/**
 * The articles that people reviewed, as a gold file: JSON lines that {@code riposte evaluate} compares extractions with
 * ({@code riposte.evaluate.Gold}). Claims that were accepted, corrected or added are gold; those that nobody looked at are
 * optional, so that they count neither when found nor when missed; those that were rejected are not there.
 */
public final class GoldExport {

    private static final List<Node> REVIEWED =
            List.of(Vocabulary.ACCEPTED, Vocabulary.CORRECTED, Vocabulary.ADDED, Vocabulary.REJECTED);

    private final Iris iris;
    private final DatasetGraph dataset;
    private final Graph union;

    /** To be used within one read transaction. */
    public GoldExport(Iris iris, DatasetGraph dataset) {
        this.iris = iris;
        this.dataset = dataset;
        this.union = HiddenGraphs.union(dataset);
    }

    /** Hands over one line for each article that has a reviewed claim, in the order of their IRIs. */
    public void write(Consumer<String> lines) {
        Set<String> keys = new TreeSet<>();
        for (Node status : REVIEWED) {
            Iterator<Quad> claims = dataset.find(Node.ANY, Node.ANY, Vocabulary.STATUS, status);
            while (claims.hasNext()) {
                String graph = claims.next().getGraph().toString();
                if (iris.isArticleGraph(graph) || iris.isHiddenGraph(graph)) {
                    keys.add(iris.key(graph));
                }
            }
        }
        for (String key : keys) {
            lines.accept(JsonText.object(json -> article(key, json)));
        }
    }

    private void article(String key, JsonGenerator json) {
        Node article = NodeFactory.createURI(iris.article(key));
        Graph graph = dataset.getGraph(article);
        json.writeStringProperty("id", key);
        json.writeStringProperty("lang", Values.text(graph, article, Vocabulary.IN_LANGUAGE));
        json.writeStringProperty("url", Values.iri(Values.one(graph, article, Vocabulary.URL)));
        json.writeStringProperty("date", Values.text(graph, article, Vocabulary.DATE_PUBLISHED));
        json.writeStringProperty("title", Values.text(graph, article, Vocabulary.HEADLINE));
        json.writeStringProperty("text", Values.text(graph, article, Vocabulary.ARTICLE_BODY));
        json.writeArrayPropertyStart("claims");
        List<Node> claims = new ArrayList<>(graph.find(Node.ANY, Vocabulary.WAS_DERIVED_FROM, article)
                .mapWith(Triple::getSubject)
                .toList());
        claims.sort(Comparator.comparingInt((Node claim) -> start(graph, claim)).thenComparing(Node::getURI));
        for (Node claim : claims) {
            claim(graph, claim, json);
        }
        json.writeEndArray();
    }

    private void claim(Graph graph, Node claim, JsonGenerator json) {
        ClaimType type = Vocabulary.claimType(Values.one(graph, claim, Vocabulary.TYPE));
        Node passage = Values.one(graph, claim, Vocabulary.EVIDENCE);
        if (type == null || passage == null) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("type", type.key());
        json.writeStringProperty("speaker", Values.text(graph, claim, Vocabulary.SPEAKER_MENTION));
        json.writeStringProperty("speaker_principal", name(Values.one(graph, claim, Vocabulary.SPEAKER_PRINCIPAL)));
        json.writeStringProperty("target", Values.text(graph, claim, Vocabulary.TARGET_MENTION));
        json.writeStringProperty("target_principal", name(Values.one(graph, claim, Vocabulary.TARGET_PRINCIPAL)));
        json.writeBooleanProperty("hedged", "true".equals(Values.text(graph, claim, Vocabulary.HEDGED)));
        json.writeStringProperty("evidence", Values.text(graph, passage, Vocabulary.EXACT));
        boolean reviewed = REVIEWED.contains(Values.one(graph, claim, Vocabulary.STATUS));
        json.writeBooleanProperty("optional", !reviewed);
        json.writeEndObject();
    }

    private String name(Node node) {
        return node == null ? null : Values.name(union, node);
    }

    private static int start(Graph graph, Node claim) {
        Node passage = Values.one(graph, claim, Vocabulary.EVIDENCE);
        String start = passage == null ? null : Values.text(graph, passage, Vocabulary.START);
        return start == null ? 0 : Integer.parseInt(start);
    }
}
