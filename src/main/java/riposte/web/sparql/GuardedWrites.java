package riposte.web.sparql;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import riposte.store.ClaimStore;
import riposte.store.fault.DiskException;
import riposte.store.write.TouchedGraphs;

/**
 * The store as the writing services see it, on a disk that may be full: there must be room before a write begins, and a write
 * that the disk does not take is answered with 507 (RFC 4918, Insufficient Storage) and a line that names the disk. It is noted
 * here, since Fuseki's handlers do not keep the cause of what they answer with 500.
 */
final class GuardedWrites extends DatasetGraphWrapper {

    private static final int INSUFFICIENT_STORAGE = 507;

    /** What the disk refused to the request that this thread works on. */
    private static final ThreadLocal<DiskException> REFUSED = new ThreadLocal<>();

    /** The graphs that this thread's transaction writes; {@link Node#ANY} where they are not known. */
    private static final ThreadLocal<Set<Node>> WRITTEN = ThreadLocal.withInitial(HashSet::new);

    private final ClaimStore store;

    GuardedWrites(DatasetGraph dataset, ClaimStore store) {
        super(dataset);
        this.store = store;
    }

    /** Has a handler of Fuseki's write, and answers with 507 where the disk refused it. */
    static void answer(Runnable handler) {
        REFUSED.remove();
        try {
            handler.run();
        } catch (RuntimeException e) {
            if (REFUSED.get() != null) {
                ServletOps.error(INSUFFICIENT_STORAGE, REFUSED.get().getMessage());
            }
            throw e;
        } finally {
            REFUSED.remove();
        }
    }

    private <T> T write(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | InternalError e) {
            // As it is: Fuseki takes its own exceptions inside an update for an answer that was given, and says 204.
            store.diskFault(e).ifPresent(disk -> {
                REFUSED.set(disk);
                throw disk;
            });
            throw e;
        }
    }

    private void write(Runnable work) {
        write(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public void begin(ReadWrite mode) {
        begin(TxnType.convert(mode));
    }

    @Override
    public void begin(TxnType type) {
        WRITTEN.remove();
        if (type == TxnType.WRITE) {
            write(store::checkSpace);
        }
        super.begin(type);
    }

    @Override
    public Graph getGraph(Node name) {
        return GraphView.createNamedGraph(this, name);
    }

    private static void writing(Node graph) {
        WRITTEN.get().add(graph == null ? Node.ANY : graph);
    }

    @Override
    public void add(Quad quad) {
        writing(quad.getGraph());
        write(() -> super.add(quad));
    }

    @Override
    public void add(Node graph, Node subject, Node predicate, Node object) {
        writing(graph);
        write(() -> super.add(graph, subject, predicate, object));
    }

    @Override
    public void delete(Quad quad) {
        writing(quad.getGraph());
        write(() -> super.delete(quad));
    }

    @Override
    public void delete(Node graph, Node subject, Node predicate, Node object) {
        writing(graph);
        write(() -> super.delete(graph, subject, predicate, object));
    }

    @Override
    public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
        writing(graph);
        write(() -> super.deleteAny(graph, subject, predicate, object));
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        writing(name);
        write(() -> super.addGraph(name, graph));
    }

    @Override
    public void removeGraph(Node name) {
        writing(name);
        write(() -> super.removeGraph(name));
    }

    @Override
    public void clear() {
        writing(Node.ANY);
        write(super::clear);
    }

    @Override
    public void commit() {
        if (transactionMode() == ReadWrite.WRITE) {
            Set<Node> graphs = WRITTEN.get();
            try (TouchedGraphs.Pending named = write(() -> store.writtenDirectly(graphs.contains(Node.ANY) ? null : graphs))) {
                write(super::commit);
            }
        } else {
            write(super::commit);
        }
        WRITTEN.remove();
    }
}
