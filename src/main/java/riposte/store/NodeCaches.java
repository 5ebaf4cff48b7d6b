package riposte.store;

import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.params.StoreParamsBuilder;
import org.apache.jena.tdb2.sys.DatabaseConnection;

/**
 * How many terms of a store stay in memory. TDB2 keeps 750,000 and 200,000 ways back whatever the heap is, some 300 bytes each, and one reading of all
 * claims fills that: here they grow with the heap, up to TDB2's own numbers.
 */
final class NodeCaches {

    /** Heap for one term; with 3 GB some 50,000 stay. */
    private static final int HEAP_EACH = 64 << 10;

    private static final int LEAST = 20_000;

    private NodeCaches() {}

    /** Opens the store in a folder. */
    static DatasetGraph open(Location location) {
        StoreParams defaults = StoreParams.getDftStoreParams();
        int terms = (int) Math.max(LEAST, Math.min(Runtime.getRuntime().maxMemory() / HEAP_EACH, defaults.getNodeId2NodeCacheSize()));
        StoreParams sized = StoreParamsBuilder.create()
                .nodeId2NodeCacheSize(terms)
                .node2NodeIdCacheSize(Math.min(terms / 2, defaults.getNode2NodeIdCacheSize()))
                .build();
        return DatabaseConnection.connectCreate(location, sized).getDatasetGraph();
    }
}
