package riposte.web.sparql;

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
import riposte.store.DiskException;

/**
 * The store as the writing services see it, on a disk that may be full: there must be room before a write begins, and a write
 * that the disk does not take is answered with 507 (RFC 4918, Insufficient Storage) and a line that names the disk. It is noted
 * here, since Fuseki's handlers do not keep the cause of what they answer with 500.
 */
final class GuardedWrites extends DatasetGraphWrapper {

    private static final int INSUFFICIENT_STORAGE = 507;

    /** What the disk refused to the request that this thread works on. */
    private static final ThreadLocal<DiskException> REFUSED = new ThreadLocal<>();

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
        if (type == TxnType.WRITE) {
            write(store::checkSpace);
        }
        super.begin(type);
    }

    @Override
    public Graph getGraph(Node name) {
        return GraphView.createNamedGraph(this, name);
    }

    @Override
    public void add(Quad quad) {
        write(() -> super.add(quad));
    }

    @Override
    public void add(Node graph, Node subject, Node predicate, Node object) {
        write(() -> super.add(graph, subject, predicate, object));
    }

    @Override
    public void delete(Quad quad) {
        write(() -> super.delete(quad));
    }

    @Override
    public void delete(Node graph, Node subject, Node predicate, Node object) {
        write(() -> super.delete(graph, subject, predicate, object));
    }

    @Override
    public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
        write(() -> super.deleteAny(graph, subject, predicate, object));
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        write(() -> super.addGraph(name, graph));
    }

    @Override
    public void commit() {
        if (transactionMode() == ReadWrite.WRITE) {
            write(store::writtenDirectly);
        }
        write(super::commit);
    }
}
