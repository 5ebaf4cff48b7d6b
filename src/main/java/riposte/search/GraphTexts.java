package riposte.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.rdf.model.Resource;
import riposte.rdf.Vocabulary;

/**
 * The index as {@code text:query} sees it from the graph that a query is in: what is found must be there, as the query's transaction sees
 * it. So nothing of a hidden graph is found that the query could not see otherwise, and nothing that has gone meanwhile.
 */
final class GraphTexts implements TextIndex {

    /** Texts that a query is given. */
    static final int MOST = 10_000;

    private static final EntityDefinition DEFINITION = definition();

    private final SearchIndex index;
    private final Graph graph;
    private final String name;
    private final AtomicBoolean cancelled;

    /**
     * @param graph what the query can see
     * @param name of that graph where it is one of the store's, else null
     */
    GraphTexts(SearchIndex index, Graph graph, String name, AtomicBoolean cancelled) {
        this.index = index;
        this.graph = graph;
        this.name = name;
        this.cancelled = cancelled;
    }

    private static EntityDefinition definition() {
        EntityDefinition definition = new EntityDefinition(Texts.SUBJECT, Texts.TEXT);
        Texts.PROPERTIES.forEach(property -> definition.set(Texts.TEXT, property));
        definition.setLangField(Texts.LANG);
        definition.setCacheQueries(false);
        return definition;
    }

    @Override
    public EntityDefinition getDocDef() {
        return DEFINITION;
    }

    @Override
    public List<TextHit> query(List<Resource> properties, String query, String graphUri, String lang, int limit, String highlight) {
        return query((Node) null, properties, query, graphUri, lang, limit, highlight);
    }

    @Override
    public List<TextHit> query(String subject, List<Resource> properties, String query, String graphUri, String lang, int limit, String highlight) {
        return query(subject == null ? null : NodeFactory.createURI(subject), properties, query, graphUri, lang, limit, highlight);
    }

    @Override
    public List<TextHit> query(Node subject, List<Resource> properties, String query, String graphUri, String lang, int limit, String highlight) {
        Collection<String> wanted = properties == null ? List.of() : properties.stream().map(Resource::getURI).toList();
        String of = subject != null && subject.isURI() ? subject.getURI() : null;
        int most = limit < 0 ? MOST : Math.min(limit, MOST);
        List<TextHit> hits = new ArrayList<>();
        // Most of what is found can be seen.
        for (int asked = Math.min(MOST, most + 100); ; asked = MOST) {
            List<SearchIndex.ScoredText> found = index.texts(query, wanted, name, of, asked, cancelled);
            hits.clear();
            for (SearchIndex.ScoredText text : found) {
                if (hits.size() == most) {
                    break;
                }
                TextHit hit = hit(text, lang);
                if (hit != null) {
                    hits.add(hit);
                }
            }
            if (hits.size() == most || found.size() < asked || asked == MOST) {
                return hits;
            }
        }
    }

    /** Null where the query cannot see it. */
    private TextHit hit(SearchIndex.ScoredText scored, String lang) {
        Text text = scored.text();
        if (lang != null && !text.lang().equalsIgnoreCase(lang)) {
            return null;
        }
        Node subject = NodeFactory.createURI(text.subject());
        Node property = NodeFactory.createURI(text.property());
        Node literal = text.lang().isEmpty()
                ? NodeFactory.createLiteralString(text.text())
                : NodeFactory.createLiteralLang(text.text(), text.lang());
        boolean there;
        if (text.passage() == null) {
            there = graph.contains(subject, property, literal);
        } else {
            Node passage = NodeFactory.createURI(text.passage());
            there = graph.contains(subject, property, passage) && graph.contains(passage, Vocabulary.EXACT, literal);
        }
        return there ? new TextHit(subject, scored.score(), literal, NodeFactory.createURI(text.graph()), property) : null;
    }

    @Override
    public List<TextHit> query(Node property, String query, String graphUri, String lang, int limit, String highlight) {
        throw refused();
    }

    @Override
    public List<TextHit> query(Node property, String query, String graphUri, String lang, int limit) {
        throw refused();
    }

    @Override
    public List<TextHit> query(Node property, String query, String graphUri, String lang) {
        throw refused();
    }

    @Override
    public Map<String, Node> get(String uri) {
        throw refused();
    }

    @Override
    public void addEntity(Entity entity) {
        throw refused();
    }

    @Override
    public void updateEntity(Entity entity) {
        throw refused();
    }

    @Override
    public void deleteEntity(Entity entity) {
        throw refused();
    }

    @Override
    public void prepareCommit() {
        throw refused();
    }

    @Override
    public void commit() {
        throw refused();
    }

    @Override
    public void rollback() {
        throw refused();
    }

    @Override
    public void close() {
        // it is the store's
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("the index follows the store by itself");
    }
}
