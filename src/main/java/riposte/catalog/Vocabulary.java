package riposte.catalog;

import java.util.HashMap;
import java.util.Map;

/** The tokens that names are made of, each with a number; looked up in a text without making a string. */
final class Vocabulary {

    static final int UNKNOWN = -1;
    static final int NEWLINE = -2;
    static final int HYPHEN = -3;

    private final Map<String, Integer> building = new HashMap<>();
    private String[] keys = {};
    private int[] numbers = {};
    private int mask;

    /** The number of a folded token, which is added if it is new. */
    int add(String token) {
        return building.computeIfAbsent(token, t -> building.size());
    }

    int size() {
        return building.size();
    }

    /** Ends the building. */
    void freeze() {
        int capacity = Integer.highestOneBit(Math.max(16, building.size() * 4));
        keys = new String[capacity];
        numbers = new int[capacity];
        mask = capacity - 1;
        building.forEach((token, number) -> {
            int slot = mix(token.hashCode()) & mask;
            while (keys[slot] != null) {
                slot = (slot + 1) & mask;
            }
            keys[slot] = token;
            numbers[slot] = number;
        });
    }

    int find(String token) {
        Integer number = building.get(token);
        return number == null ? UNKNOWN : number;
    }

    /** The number of the token at that place of a text, whose folded characters have that {@link String#hashCode}. */
    int find(CharSequence text, int start, int end, int hash) {
        int slot = mix(hash) & mask;
        for (String key; (key = keys[slot]) != null; slot = (slot + 1) & mask) {
            if (same(key, text, start, end)) {
                return numbers[slot];
            }
        }
        return UNKNOWN;
    }

    private static boolean same(String key, CharSequence text, int start, int end) {
        if (key.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (key.charAt(i - start) != Fold.fold(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int mix(int hash) {
        return hash ^ (hash >>> 16) ^ (hash >>> 7);
    }

}
