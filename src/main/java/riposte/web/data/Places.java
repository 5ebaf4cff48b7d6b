package riposte.web.data;

import java.util.List;
import java.util.function.Function;

/**
 * Where the entries of a list stand, by their IRIs: a table of places with open addressing, in some ten bytes an entry, where a map takes fifty. Of
 * entries that have the same IRI the last one is found by it. Immutable; the list must not change.
 */
final class Places<T> {

    private final List<T> entries;
    private final Function<T, String> iri;
    /** Places from 1 on, each in or behind the slot of its IRI; 0 where a slot is free, as at least half are. */
    private final int[] slots;

    Places(List<T> entries, Function<T, String> iri) {
        this.entries = entries;
        this.iri = iri;
        this.slots = new int[Math.max(4, Integer.highestOneBit(entries.size()) << 2)];
        for (int place = entries.size() - 1; place >= 0; place--) {
            int slot = slot(iri.apply(entries.get(place)));
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = place + 1;
        }
    }

    /** The entry of that IRI, or null. */
    T get(String wanted) {
        for (int slot = slot(wanted); slots[slot] != 0; slot = next(slot)) {
            T entry = entries.get(slots[slot] - 1);
            if (iri.apply(entry).equals(wanted)) {
                return entry;
            }
        }
        return null;
    }

    /** Where that very entry stands, from 0; -1 where it does not. */
    int of(T entry) {
        for (int slot = slot(iri.apply(entry)); slots[slot] != 0; slot = next(slot)) {
            if (entries.get(slots[slot] - 1) == entry) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    private int slot(String wanted) {
        int hash = wanted.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & slots.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }
}
