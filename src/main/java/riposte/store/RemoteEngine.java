package riposte.store;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.store.fault.DiskException;
import riposte.store.fault.RemoteException;
import riposte.store.fault.StoreException;
import riposte.store.file.Backup;
import riposte.store.file.Layout;
import riposte.store.graph.Counts;
import riposte.store.graph.HiddenGraphs;
import riposte.store.graph.SubjectScan;
import riposte.store.query.SafeArq;
import riposte.store.remote.RemoteAddress;
import riposte.store.remote.RemoteClient;
import riposte.store.remote.RemoteCounts;
import riposte.store.remote.RemoteDataset;
import riposte.store.remote.RemoteNames;
import riposte.store.remote.RemoteQueries;
import riposte.store.remote.RemoteScan;
import riposte.store.remote.RemoteView;
import riposte.store.remote.RemoteWriter;
import riposte.store.write.ChangeLog;
import riposte.store.write.GraphWriter;
import riposte.store.write.TouchedGraphs;
import riposte.store.write.Writer;

/** An engine elsewhere, over SPARQL 1.1 and its Graph Store Protocol: Fuseki, Oxigraph, RDF4J, GraphDB, Virtuoso, QLever and the like. */
final class RemoteEngine implements Engine {

    /** How long what is known of the state of the store is believed. */
    private static final long BELIEVED = TimeUnit.SECONDS.toNanos(2);

    private final RemoteClient client;
    private final RemoteDataset dataset;
    private final RemoteWriter graphs;
    private final Writer writer = new Writer(null);
    private final ChangeLog changes = new ChangeLog(null, graph -> false);
    private final TouchedGraphs touched = new TouchedGraphs(null);
    private final AtomicLong asked = new AtomicLong(System.nanoTime() - BELIEVED);
    private final AtomicLong broken = new AtomicLong();
    private volatile String revision;

    RemoteEngine(RemoteAddress address, Iris iris) {
        RemoteQueries.register();
        this.client = new RemoteClient(address);
        this.dataset = new RemoteDataset(client, RemoteNames.of(iris));
        this.graphs = new RemoteWriter(dataset, iris);
        SafeArq.harden(dataset.getContext());
        new HiddenGraphs(iris).enter(dataset.getContext());
    }

    @Override
    public String name() {
        return "the store " + client.address();
    }

    @Override
    public DatasetGraph dataset() {
        return dataset;
    }

    @Override
    public <T> T read(Function<DatasetGraph, T> work) {
        RemoteView view = new RemoteView(dataset);
        if (dataset.isInTransaction()) {
            return work.apply(view);
        }
        dataset.begin(TxnType.READ);
        try {
            return work.apply(view);
        } finally {
            dataset.end();
        }
    }

    @Override
    public Future<GraphWriter.Changes> replace(Function<DatasetGraph, Map<Node, ? extends Collection<Quad>>> wanted) {
        return writer.submit(() -> {
            look();
            try {
                return graphs.replace(wanted, touched, written -> revision = written);
            } catch (RuntimeException e) {
                // Some of it may be written, without a new revision.
                broken.incrementAndGet();
                throw e;
            }
        });
    }

    /** Asks for the state of the store. What somebody else wrote may be in any graph. */
    private synchronized void look() {
        String before = revision;
        String now = RemoteWriter.revision(dataset);
        asked.set(System.nanoTime());
        if (before != null && before.equals(revision) && !before.equals(now)) {
            touched.begin(null).close();
        }
        if (before == null || before.equals(revision)) {
            revision = now;
        }
    }

    @Override
    public Counts counts(Node except) {
        return RemoteCounts.of(dataset, except);
    }

    @Override
    public void scan(Collection<Node> properties, Consumer<SubjectScan.Subject> use) {
        SubjectScan.run(new RemoteScan(dataset, properties), properties, use);
    }

    /** While the engine does not answer, what it was. */
    @Override
    public long version() {
        long before = asked.get();
        long now = System.nanoTime();
        if (revision == null || now - before >= BELIEVED && asked.compareAndSet(before, now)) {
            try {
                look();
            } catch (RemoteException e) {
                if (revision == null) {
                    throw e;
                }
            }
        }
        return 31L * broken.get() + 1_000_003L * revision.hashCode();
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
        throw notHere("validated from here resource by resource", "'riposte backup' it and 'riposte restore --validate' that into a folder");
    }

    @Override
    public void checkSpace() {
        // The engine's own matter.
    }

    @Override
    public Optional<DiskException> diskFault(Throwable failure) {
        return Optional.empty();
    }

    @Override
    public long size() {
        return 0;
    }

    private StoreException notHere(String what, String instead) {
        return new StoreException(name() + " is not " + what + "; " + instead);
    }

    @Override
    public long backup(Path file) {
        if (file.toString().endsWith(".zip")) {
            throw notHere("in a folder of which a .zip could hold the files", "name a file .nq.gz, which holds all graphs");
        }
        long expected = RemoteCounts.number(client, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }") - 1;
        return read(current -> Backup.write(
                current, file, null, Layout.standard().written(), quads -> RemoteCounts.checkWhole(client, quads, expected)));
    }

    @Override
    public List<String> beside() {
        return List.of();
    }

    @Override
    public void close() {
        writer.close();
        client.close();
    }
}
