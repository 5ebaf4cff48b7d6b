package riposte.text;

import java.util.Arrays;

/** The pieces of a vocabulary by their code points: one hash table from a node and a code point to the next node. */
final class PieceTrie {

    static final int ROOT = 0;

    private static final int EMPTY = -1;

    private long[] keys = new long[1 << 18];
    private int[] nodes = new int[1 << 18];
    private int[] numbers = new int[1 << 16];
    private int[] scores = new int[1 << 16];
    private int count = 1;

    PieceTrie() {
        Arrays.fill(nodes, EMPTY);
        Arrays.fill(numbers, EMPTY);
    }

    void put(String piece, int number, int score) {
        int node = ROOT;
        for (int i = 0; i < piece.length(); ) {
            int code = piece.codePointAt(i);
            i += Character.charCount(code);
            int next = next(node, code);
            node = next >= 0 ? next : grow(node, code);
        }
        numbers[node] = number;
        scores[node] = score;
    }

    /** The node behind one by a code point, or a negative number. */
    int next(int node, int code) {
        long key = key(node, code);
        int at = slot(key);
        while (nodes[at] != EMPTY) {
            if (keys[at] == key) {
                return nodes[at];
            }
            at = at + 1 & keys.length - 1;
        }
        return EMPTY;
    }

    /** The number of the piece that ends at a node, or a negative number. */
    int number(int node) {
        return numbers[node];
    }

    int score(int node) {
        return scores[node];
    }

    private int grow(int node, int code) {
        if (count * 2 > keys.length) {
            rehash();
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
            Arrays.fill(numbers, count, count * 2, EMPTY);
            scores = Arrays.copyOf(scores, count * 2);
        }
        insert(key(node, code), count);
        return count++;
    }

    private void insert(long key, int node) {
        int at = slot(key);
        while (nodes[at] != EMPTY) {
            at = at + 1 & keys.length - 1;
        }
        keys[at] = key;
        nodes[at] = node;
    }

    private void rehash() {
        long[] oldKeys = keys;
        int[] oldNodes = nodes;
        keys = new long[oldKeys.length * 2];
        nodes = new int[oldKeys.length * 2];
        Arrays.fill(nodes, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNodes[i] != EMPTY) {
                insert(oldKeys[i], oldNodes[i]);
            }
        }
    }

    private static long key(int node, int code) {
        return (long) node << 21 | code;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & keys.length - 1;
    }
}
