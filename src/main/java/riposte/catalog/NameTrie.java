package riposte.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names as sequences of token numbers, in one tree. Built once, then only read. */
final class NameTrie<T> {

    private static final int NONE = -1;

    private long[] edges = new long[1 << 12];
    private int[] targets = new int[1 << 12];
    private int size;
    private int nodes = 1;
    private final List<T> values = new ArrayList<>();

    NameTrie() {
        Arrays.fill(edges, NONE);
        values.add(null);
    }

    static int root() {
        return 0;
    }

    /** The node a token leads to from a node, or -1. */
    int next(int node, int token) {
        long key = key(node, token);
        int mask = edges.length - 1;
        for (int slot = slot(key, mask); edges[slot] != NONE; slot = (slot + 1) & mask) {
            if (edges[slot] == key) {
                return targets[slot];
            }
        }
        return NONE;
    }

    /** What ends at a node, or null. */
    T value(int node) {
        return values.get(node);
    }

    /** The same as {@link #next}, making a node where there is none. */
    int grow(int node, int token) {
        int known = next(node, token);
        if (known != NONE) {
            return known;
        }
        values.add(null);
        link(node, token, nodes);
        return nodes++;
    }

    void link(int node, int token, int target) {
        if (size * 2 >= edges.length) {
            long[] old = edges;
            int[] oldTargets = targets;
            edges = new long[old.length * 2];
            targets = new int[old.length * 2];
            Arrays.fill(edges, NONE);
            for (int i = 0; i < old.length; i++) {
                if (old[i] != NONE) {
                    put(old[i], oldTargets[i]);
                }
            }
        }
        put(key(node, token), target);
        size++;
    }

    void set(int node, T value) {
        values.set(node, value);
    }

    private void put(long key, int target) {
        int mask = edges.length - 1;
        int slot = slot(key, mask);
        while (edges[slot] != NONE && edges[slot] != key) {
            slot = (slot + 1) & mask;
        }
        edges[slot] = key;
        targets[slot] = target;
    }

    private static long key(int node, int token) {
        return ((long) node << 32) | (token & 0xFFFFFFFFL);
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
