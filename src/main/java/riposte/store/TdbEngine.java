package riposte.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import riposte.rdf.Iris;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;
import riposte.store.file.Backup;
import riposte.store.file.FilesBelow;
import riposte.store.file.Layout;
import riposte.store.graph.Counts;
import riposte.store.graph.HiddenGraphs;
import riposte.store.graph.SubjectScan;
import riposte.store.query.SafeArq;
import riposte.store.query.WatchedExecutor;
import riposte.store.write.ChangeLog;
import riposte.store.write.GraphWriter;
import riposte.store.write.TouchedGraphs;
import riposte.store.write.Writer;

/** A TDB2 database of this process, in a folder or in memory. */
final class TdbEngine implements Engine {

    /** Space that must be free on the disk before a batch is written, in bytes. */
    static final long MIN_FREE = 64L << 20;

    private final Path directory;
    private final DatasetGraph dataset;
    private final Writer writer;
    private final ChangeLog changes;
    private final TouchedGraphs touched;
    private final GraphWriter graphs;

    /** @param directory of the database; null in memory */
    TdbEngine(Path directory, Iris iris, DatasetGraph dataset) {
        this.directory = directory;
        this.dataset = dataset;
        this.writer = new Writer(directory);
        this.changes = new ChangeLog(
                directory == null ? null : directory.resolve("changes"), graph -> graph.isURI() && iris.isHiddenGraph(graph.getURI()));
        this.touched = new TouchedGraphs(directory == null ? null : directory.resolve("changes"));
        this.graphs = new GraphWriter(dataset, changes, touched);
        SafeArq.harden(dataset.getContext());
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
        new HiddenGraphs(iris).enter(dataset.getContext());
        QC.setFactory(dataset.getContext(), WatchedExecutor.FACTORY);
    }

    @Override
    public String name() {
        return "the store " + (directory == null ? "in memory" : directory);
    }

    @Override
    public DatasetGraph dataset() {
        return dataset;
    }

    @Override
    public <T> T read(Function<DatasetGraph, T> work) {
        if (dataset.isInTransaction()) {
            return work.apply(dataset);
        }
        dataset.begin(ReadWrite.READ);
        try {
            return work.apply(dataset);
        } finally {
            dataset.end();
        }
    }

    @Override
    public Future<GraphWriter.Changes> replace(Function<DatasetGraph, Map<Node, ? extends Collection<Quad>>> wanted) {
        return writer.submit(() -> graphs.replace(wanted));
    }

    @Override
    public Counts counts(Node except) {
        return read(current -> Counts.of(current, except));
    }

    @Override
    public void scan(Collection<Node> properties, Consumer<SubjectScan.Subject> use) {
        SubjectScan.run(dataset, properties, use);
    }

    @Override
    public long version() {
        return Txn.calculateRead(
                dataset,
                () -> TDBInternal.getDatasetGraphTDB(dataset)
                        .getTxnSystem()
                        .getThreadTransaction()
                        .getDataVersion());
    }

    @Override
    public ChangeLog changes() {
        return changes;
    }

    @Override
    public TouchedGraphs touched() {
        return touched;
    }

    @Override
    public long validate(Consumer<Violation> report) {
        return read(current -> Shapes.standard().validate(HiddenGraphs.union(current), report));
    }

    @Override
    public void checkSpace() {
        if (directory == null) {
            return;
        }
        try {
            FileStore disk = Files.getFileStore(directory);
            if (disk.getUsableSpace() < MIN_FREE) {
                throw DiskException.tooSmall("the store", directory, MIN_FREE >> 20);
            }
        } catch (IOException e) {
            throw new StoreException("cannot tell the space left for the store " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<DiskException> diskFault(Throwable failure) {
        return directory != null && DiskException.caused(failure)
                ? Optional.of(DiskException.of(failure, "the store", directory))
                : Optional.empty();
    }

    @Override
    public long size() {
        if (directory == null) {
            return 0;
        }
        try {
            LongAdder bytes = new LongAdder();
            FilesBelow.each(directory, Integer.MAX_VALUE, (file, length) -> bytes.add(length));
            return bytes.sum();
        } catch (IOException e) {
            throw new StoreException("cannot read the store " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public long backup(Path file) {
        return read(current -> Backup.write(current, file, directory, Layout.standard().written()));
    }

    @Override
    public List<String> beside() {
        try {
            return directory == null ? List.of() : Backup.beside(directory);
        } catch (IOException e) {
            throw new StoreException("cannot read the store " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        writer.close();
        TDBInternal.expel(dataset);
    }
}
