package riposte.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.rdf.Iris;
import riposte.store.decision.ReviewTransaction;
import riposte.store.write.GraphWriter;
import riposte.store.write.Writer;

/**
 * Gathers article graphs into transactions. Quads are made by the threads that bring the articles, while the writer
 * writes the batch before.
 */
final class Bulk {

    /** Articles per transaction. */
    static final int ARTICLES = 500;

    /** Quads per transaction, to bound memory where articles hold many claims. */
    static final int QUADS = 250_000;

    private final Iris iris;
    private final ArticleQuads articleQuads;
    private final Engine engine;

    private final List<Replaced.Failure> failures = Collections.synchronizedList(new ArrayList<>());
    private Map<Node, List<Quad>> batch = new LinkedHashMap<>();
    private int batchQuads;
    private Future<GraphWriter.Changes> pending;
    private long articles;
    private long changed;
    private long added;
    private long removed;

    Bulk(Iris iris, ArticleQuads articleQuads, Engine engine) {
        this.iris = iris;
        this.articleQuads = articleQuads;
        this.engine = engine;
    }

    void add(ArticleClaims reading) {
        List<Quad> quads;
        try {
            quads = articleQuads.quads(reading);
        } catch (IllegalArgumentException e) {
            failures.add(new Replaced.Failure(reading.article().id(), e.getMessage()));
            return;
        }
        Node graph = NodeFactory.createURI(iris.article(reading.article()));
        synchronized (this) {
            articles++;
            List<Quad> before = batch.put(graph, quads);
            batchQuads += quads.size() - (before == null ? 0 : before.size());
            if (batch.size() >= ARTICLES || batchQuads >= QUADS) {
                flush();
            }
        }
    }

    synchronized Replaced finish() {
        flush();
        settle();
        failures.sort(java.util.Comparator.comparing(Replaced.Failure::article));
        return new Replaced(articles, changed, added, removed, failures);
    }

    /** Waits for what was handed over, even after an error, so that nothing is written behind the caller's back. */
    synchronized void settle() {
        if (pending != null) {
            Future<GraphWriter.Changes> done = pending;
            pending = null;
            GraphWriter.Changes changes = Writer.await(done);
            // An article's hidden claims have a graph of their own.
            changed += changes.names().stream()
                    .map(graph -> iris.key(graph.getURI()))
                    .distinct()
                    .count();
            added += changes.added();
            removed += changes.removed();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        settle();
        Map<Node, List<Quad>> full = batch;
        batch = new LinkedHashMap<>();
        batchQuads = 0;
        engine.checkSpace();
        pending = engine.replace(current -> new ReviewTransaction(iris, current).read(full));
    }
}
