package riposte.web.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.springframework.stereotype.Component;
import riposte.store.ClaimStore;
import riposte.store.graph.SubjectScan;

/**
 * Asks the store the questions of {@code riposte/web/*.rq}. Parameters are bound to variables as terms, never pasted
 * into the text.
 */
@Component
public class GraphReader {

    private final ClaimStore store;
    private final DatasetGraph dataset;
    private final Map<String, Query> queries = new ConcurrentHashMap<>();

    public GraphReader(ClaimStore store) {
        this.store = store;
        this.dataset = store.dataset();
    }

    /** Runs something that reads the store several times and must see one state of it. Not to be nested. */
    public <T> T read(Supplier<T> reading) {
        return Txn.calculateRead(dataset, reading);
    }

    /** Gives each subject of all graphs with the values of properties as {@link SubjectScan} does. Only within {@link #read}. */
    void scan(Collection<Node> properties, Consumer<SubjectScan.Subject> use) {
        store.scan(properties, use);
    }

    /** Gives each row of a SELECT. Only within {@link #read}. */
    public void select(String name, Map<String, Node> parameters, Consumer<Binding> rows) {
        try (QueryExec exec = exec(name, parameters)) {
            exec.select().forEachRemaining(rows);
        }
    }

    /** Adds the triples of a CONSTRUCT to a graph. Only within {@link #read}. */
    public void construct(String name, Map<String, Node> parameters, Graph into) {
        try (QueryExec exec = exec(name, parameters)) {
            exec.constructTriples().forEachRemaining(into::add);
        }
    }

    /** Whether an ASK holds. Only within {@link #read}. */
    public boolean ask(String name, Map<String, Node> parameters) {
        try (QueryExec exec = exec(name, parameters)) {
            return exec.ask();
        }
    }

    /** The text of the article of that IRI; empty where the graph has none. Not within {@link #read}. */
    public String text(String article) {
        StringBuilder text = new StringBuilder();
        read(() -> {
            select("text", Map.of("article", NodeFactory.createURI(article)), row -> {
                if (text.isEmpty()) {
                    text.append(row.get("text").getLiteralLexicalForm());
                }
            });
            return null;
        });
        return text.toString();
    }

    /** The words before and after the sentence of a claim, where the graph came without texts; null where it has none. Not within {@link #read}. */
    public Beside beside(String claim) {
        Beside[] found = {new Beside(null, null)};
        read(() -> {
            select("beside", Map.of("claim", NodeFactory.createURI(claim)), row ->
                    found[0] = new Beside(words(row.get("prefix")), words(row.get("suffix"))));
            return null;
        });
        return found[0];
    }

    /** Words of an article on both sides of a sentence. */
    public record Beside(String before, String after) {}

    private static String words(Node node) {
        return node == null || !node.isLiteral() ? null : node.getLiteralLexicalForm();
    }

    private QueryExec exec(String name, Map<String, Node> parameters) {
        Query query = queries.computeIfAbsent(name, GraphReader::load);
        var builder = QueryExec.dataset(dataset).query(query);
        parameters.forEach((variable, value) -> builder.substitution(Var.alloc(variable), value));
        return builder.build();
    }

    private static Query load(String name) {
        String resource = "/riposte/web/" + name + ".rq";
        try (InputStream in = GraphReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no query " + resource);
            }
            return QueryFactory.create(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
