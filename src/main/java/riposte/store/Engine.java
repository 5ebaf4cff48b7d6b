package riposte.store;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;
import riposte.store.file.Backup;
import riposte.store.graph.Counts;
import riposte.store.graph.SubjectScan;
import riposte.store.write.ChangeLog;
import riposte.store.write.GraphWriter;
import riposte.store.write.TouchedGraphs;

/**
 * What carries the quads of a {@link ClaimStore}: a {@linkplain TdbEngine TDB2 database} of this process, or an {@linkplain
 * RemoteEngine engine elsewhere} that is spoken to over HTTP. All that is above it knows graphs and queries alone.
 *
 * <p>Safe for use by several threads. One thread of its own writes.
 */
interface Engine extends AutoCloseable {

    /** What messages call it, such as {@code the store data}. */
    String name();

    /**
     * The quads, for query engines. The default graph of queries is the union of all graphs but hidden ones; {@code find} and what
     * else goes by it sees them.
     */
    DatasetGraph dataset();

    /** Runs something over the quads. On TDB2 it sees one state of them; elsewhere what it finds may be of two. */
    <T> T read(Function<DatasetGraph, T> work);

    /**
     * Makes graphs hold those quads and no others; what is in them already is not written. On TDB2 that is one transaction;
     * elsewhere graph by graph, in the order of the map, and after a fault those before it are written.
     *
     * @param graphs name of each graph and its quads, none to remove it, from what the store holds; called by the thread that
     *     writes, maybe twice
     * @throws StoreException (when awaited) when it cannot be written
     */
    Future<GraphWriter.Changes> replace(Function<DatasetGraph, Map<Node, ? extends Collection<Quad>>> graphs);

    /** Counts what is not hidden, without the graph {@code except}, which may be null. */
    Counts counts(Node except);

    /** Gives each subject that has one of the properties at least ({@link SubjectScan}). Within {@link #read} alone. */
    void scan(Collection<Node> properties, Consumer<SubjectScan.Subject> use);

    /** A number that is another one after each write, as soon as this process can know of it. */
    long version();

    /** What was written, for copies that follow. */
    ChangeLog changes();

    /** Which graphs were written, for what is derived from them. */
    TouchedGraphs touched();

    /**
     * Checks all against the SHACL shapes.
     *
     * @throws StoreException where that cannot be done here
     */
    long validate(Consumer<Violation> report);

    /** Makes sure that there is room for a write. @throws DiskException when there is too little */
    void checkSpace();

    /** A fault of its disk, where that is why something failed. */
    Optional<DiskException> diskFault(Throwable failure);

    /** Bytes on this machine's disk; 0 where it has none. */
    long size();

    /** Writes all graphs to a new file, as {@link Backup} does. */
    long backup(Path file);

    /** Files beside the graphs that only a {@code .zip} backup holds. */
    List<String> beside();

    @Override
    void close();
}
