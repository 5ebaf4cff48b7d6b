package riposte.story;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as far as it takes to know its copies: how many different {@linkplain Shingles runs of words} it has, and {@value #VALUES} bytes, each the
 * lowest byte of the smallest value that one hash function gives any of the runs (MinHash: Broder 1997; b-bit: Li and König, "b-Bit Minwise
 * Hashing", 2010). Two texts share about as many of the bytes as they share of their runs.
 *
 * <p>The same text has the same fingerprint everywhere, in any language and script. It is written as {@code minhash1:SIZE:BYTES}, the
 * bytes in URL-safe Base64; a way that counts otherwise will have another number. Immutable.
 */
public final class Fingerprint {

    /** What the written form begins with: the way by which it was made. */
    public static final String WAY = "minhash1";

    /** A text with fewer different runs of words has no fingerprint: chance and custom make short texts alike. */
    public static final int LEAST = 40;

    /** Hash functions. */
    static final int VALUES = 256;

    /** Part of the bytes that are the same by chance. */
    private static final double CHANCE = 1 / 256.0;

    private static final Pattern FORM = Pattern.compile(WAY + ":([1-9]\\d{0,8}):([A-Za-z0-9_-]{342})");

    private final int size;
    private final byte[] values;

    private Fingerprint(int size, byte[] values) {
        this.size = size;
        this.values = values;
    }

    /** The fingerprint of a text; none where it is too short. */
    public static Optional<Fingerprint> of(String text) {
        long[] shingles = Shingles.of(text);
        if (shingles.length < LEAST) {
            return Optional.empty();
        }
        long[] least = new long[VALUES];
        Arrays.fill(least, -1L);
        for (long shingle : shingles) {
            for (int i = 0; i < VALUES; i++) {
                long value = mixed(shingle + (i + 1) * 0x9E3779B97F4A7C15L);
                if (Long.compareUnsigned(value, least[i]) < 0) {
                    least[i] = value;
                }
            }
        }
        byte[] values = new byte[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = (byte) least[i];
        }
        return Optional.of(new Fingerprint(shingles.length, values));
    }

    /** Reads what {@link #toString} wrote; nothing where it was written in another way, or is none. */
    public static Optional<Fingerprint> parse(String written) {
        Matcher form = FORM.matcher(written);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Fingerprint(Integer.parseInt(form.group(1)), Base64.getUrlDecoder().decode(form.group(2))));
        } catch (IllegalArgumentException e) {
            // Bits at the end that stand for nothing.
            return Optional.empty();
        }
    }

    /** The mixing function of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mixed(long n) {
        long z = (n ^ n >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** How many different runs of words the text has. */
    public int size() {
        return size;
    }

    /** The byte at a place. */
    int value(int place) {
        return values[place] & 0xFF;
    }

    /** What part of all runs of both texts stands in both, from 0 to 1 (their Jaccard index), as far as the bytes tell. */
    public double resemblance(Fingerprint other) {
        int same = 0;
        for (int i = 0; i < VALUES; i++) {
            if (values[i] == other.values[i]) {
                same++;
            }
        }
        double most = (double) Math.min(size, other.size) / Math.max(size, other.size);
        return Math.max(0, Math.min(most, (same / (double) VALUES - CHANCE) / (1 - CHANCE)));
    }

    /** What part of the runs of the shorter text stands in the longer one, from 0 to 1, as far as the bytes tell. */
    public double containment(Fingerprint other) {
        return containment(other, resemblance(other));
    }

    /** As {@link #containment(Fingerprint)}, where the resemblance of the two is known. */
    double containment(Fingerprint other, double resemblance) {
        double shared = resemblance / (1 + resemblance) * ((double) size + other.size);
        return Math.min(1, shared / Math.min(size, other.size));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && size == that.size && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return WAY + ":" + size + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(values);
    }
}
