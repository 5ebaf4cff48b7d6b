package riposte.web.sparql;

import java.util.function.Supplier;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.web.HttpSC;
import riposte.store.ClaimStore;
import riposte.store.DiskException;

/**
 * The store as the writing services see it, on a disk that may be full: there must be room before a write begins, and a write
 * that the disk does not take is answered with 507 (RFC 4918, Insufficient Storage) and a line that names the disk. It is done
 * here, since Fuseki's handlers keep only the message of an exception and not its cause.
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

    /** An answer of Fuseki's, which is 500 for some refusals of the disk, as it has to be. */
    static ActionErrorException corrected(ActionErrorException answer) {
        DiskException disk = REFUSED.get();
        REFUSED.remove();
        return disk != null && answer.getRC() == HttpSC.INTERNAL_SERVER_ERROR_500
                ? new ActionErrorException(INSUFFICIENT_STORAGE, disk.getMessage(), disk)
                : answer;
    }

    private <T> T write(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (store.explained(e) instanceof DiskException disk) {
                REFUSED.set(disk);
                ServletOps.error(INSUFFICIENT_STORAGE, disk.getMessage());
            }
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
        REFUSED.remove();
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
        write(super::commit);
    }
}
