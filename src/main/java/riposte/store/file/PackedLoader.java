package riposte.store.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Fills an empty TDB2 database: numbers the terms as quads come, sorts the quads by their numbers for each index, and writes each index from
 * its leaves up, with full pages, by Jena's {@link BPlusTreeRewriter}. Jena's loaders put quads into the indexes one by one, which takes
 * longer and leaves the pages half empty. Jena's {@code tdb2.xloader} works as this does, by the {@code sort} of the system.
 *
 * <p>One thread adds and finishes. A database that was not finished is not to be opened.
 */
final class PackedLoader {

    /** In which the numbers of a quad are added. */
    private static final String ORDER = "GSPO";

    /** Bytes of heap for a quad, while quads are sorted. */
    private static final int BYTES = 100;

    private static final int FEWEST_IN_MEMORY = 100_000;
    private static final int MOST_IN_MEMORY = 50_000_000;
    private static final int INDEXES_AT_A_TIME = Math.min(3, Runtime.getRuntime().availableProcessors());

    private final DatasetGraph dataset;
    private final NodeTable nodes;
    private final TupleIndex[] indexes;
    private final QuadSorter sorter;
    private final ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    private final Node[] seen = new Node[ORDER.length()];
    private final long[] numbers = new long[ORDER.length()];

    private PackedLoader(DatasetGraph dataset, Path folder, int most) {
        DatasetGraphTDB database = TDBInternal.requireStorage(dataset);
        this.dataset = dataset;
        this.nodes = database.getQuadTable().getNodeTupleTable().getNodeTable();
        this.indexes = database.getQuadTable().getNodeTupleTable().getTupleTable().getIndexes();
        List<int[]> orders = Arrays.stream(indexes)
                .map(index -> index.getName().chars().map(ORDER::indexOf).toArray())
                .toList();
        this.sorter = new QuadSorter(folder, orders, most);
    }

    /**
     * Begins.
     *
     * @param dataset of TDB2, empty; this thread's transaction on it lasts until the loader has finished
     * @param folder for files that are needed meanwhile, whoever removes it
     */
    static PackedLoader begin(DatasetGraph dataset, Path folder) {
        long room = Runtime.getRuntime().maxMemory() / 4 / BYTES;
        return begin(dataset, folder, (int) Math.max(FEWEST_IN_MEMORY, Math.min(MOST_IN_MEMORY, room)));
    }

    static PackedLoader begin(DatasetGraph dataset, Path folder, int mostInMemory) {
        dataset.begin(ReadWrite.WRITE);
        return new PackedLoader(dataset, folder, mostInMemory);
    }

    /** Adds a quad; one that is there already changes nothing. */
    void add(Quad quad) {
        if (quad.isDefaultGraph()) {
            dataset.add(quad);
            return;
        }
        sorter.add(
                number(0, quad.getGraph()),
                number(1, quad.getSubject()),
                number(2, quad.getPredicate()),
                number(3, quad.getObject()));
    }

    /** Most quads share terms with the one before. */
    private long number(int column, Node term) {
        if (!term.equals(seen[column])) {
            NodeId id = nodes.getAllocateNodeId(term);
            NodeIdFactory.set(id, bytes, 0);
            numbers[column] = bytes.getLong(0);
            seen[column] = term;
        }
        return numbers[column];
    }

    /** Writes the indexes. */
    void finish() {
        dataset.commit();
        dataset.end();
        QuadSorter.Sorted quads = sorter.sorted();
        ExecutorService threads = Executors.newFixedThreadPool(INDEXES_AT_A_TIME);
        try {
            CompletableFuture<?>[] all = IntStream.range(0, indexes.length)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> pack((TupleIndexRecord) indexes[i], quads.in(i)), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }

    /** Gives up; the database is not whole. */
    void abandon() {
        if (dataset.isInTransaction()) {
            dataset.abort();
            dataset.end();
        }
    }

    private static void pack(TupleIndexRecord index, Iterator<long[]> quads) {
        BPlusTree tree = (BPlusTree) index.getRangeIndex();
        RecordFactory records = tree.getRecordFactory();
        Iterator<Record> sorted = Iter.map(quads, quad -> {
            Record record = records.create();
            ByteBuffer key = ByteBuffer.wrap(record.getKey());
            for (long term : quad) {
                key.putLong(term);
            }
            return record;
        });
        CoLib.executeWrite(index, () -> BPlusTreeRewriter.packIntoBPlusTree(
                sorted,
                tree.getParams(),
                records,
                tree.getStateManager().getBufferChannel(),
                tree.getNodeManager().getBlockMgr(),
                tree.getRecordsMgr().getBlockMgr()));
    }
}
