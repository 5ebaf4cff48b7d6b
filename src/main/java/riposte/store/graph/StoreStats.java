package riposte.store.graph;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a store holds.
 *
 * @param quads quads of all graphs
 * @param instances resources by local name of their class, such as {@code Accusation} or {@code Article}
 * @param bytes length of all files; TDB2 lengthens them in steps of 8 MiB, which take no space before they are filled.
 *     0 in memory
 */
public record StoreStats(long quads, Map<String, Long> instances, long bytes) {

    public StoreStats {
        instances = Collections.unmodifiableMap(new TreeMap<>(instances));
    }

    /** How many resources are of that class. */
    public long of(String className) {
        return instances.getOrDefault(className, 0L);
    }
}
