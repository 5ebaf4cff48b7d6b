package riposte.spark;

import org.apache.spark.Partitioner;

/** Sends keys to parts: each part takes a range of them, all ranges are equally long. */
final class KeyRanges extends Partitioner {

    private static final int DIGITS = 8;

    private final int parts;

    KeyRanges(int parts) {
        this.parts = parts;
    }

    @Override
    public int numPartitions() {
        return parts;
    }

    @Override
    public int getPartition(Object key) {
        long place = Long.parseLong((String) key, 0, DIGITS, 16);
        return (int) (place * parts >>> 4 * DIGITS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyRanges ranges && ranges.parts == parts;
    }

    @Override
    public int hashCode() {
        return parts;
    }
}
