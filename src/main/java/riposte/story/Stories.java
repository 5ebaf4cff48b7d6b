package riposte.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds which texts are copies of one. Texts that may be alike are found by bands of their fingerprints' bytes (locality-sensitive hashing:
 * Indyk and Motwani, "Approximate nearest neighbors", 1998), then compared. What is alike is told apart as stars (Aslam, Pelekhov and Rus, "The star
 * clustering algorithm", 2004): the text that is most like others is the middle of a story, and all of that story are copies of that text. Nothing is a copy of
 * a copy alone, so a chain of texts, each like the next, is not one story.
 *
 * <p>Depends on the texts and their order alone. Time and memory grow with the number of texts and not with its square, even where all of them
 * are nearly alike.
 */
public final class Stories {

    /** Bytes of a band: alike in all of them, texts are compared. */
    private static final int ROWS = 3;

    private static final int BANDS = Fingerprint.VALUES / ROWS;

    /** Texts with the same band: with so many of the first of them, and of those right before it, each is compared. */
    private static final int COMPARED = 8;

    /** What part of all runs of both texts a copy shares at least. */
    static final double RESEMBLANCE = 0.2;

    /** What part of the shorter text's runs stands in the longer one at least. */
    static final double CONTAINMENT = 0.55;

    /** A text with fewer runs is a short one. */
    static final int SHORT = 100;

    /** What part of a short text's runs stands in the longer one at least. */
    static final double SHORT_CONTAINMENT = 0.8;

    /** A copy of a text, or what it is a copy of. */
    private record Near(int place, double resemblance) {}

    private final List<Fingerprint> texts;
    private final List<List<Near>> near = new ArrayList<>();

    private Stories(List<Fingerprint> texts) {
        this.texts = texts;
        texts.forEach(text -> near.add(text == null ? List.of() : new ArrayList<>(0)));
    }

    /** Whether one of the texts is a copy of the other, whole or cut, with small changes or words of the site around it. */
    public static boolean copies(Fingerprint a, Fingerprint b) {
        return copies(a, b, a.resemblance(b));
    }

    private static boolean copies(Fingerprint a, Fingerprint b, double resemblance) {
        return resemblance >= RESEMBLANCE
                && a.containment(b, resemblance) >= (Math.min(a.size(), b.size()) < SHORT ? SHORT_CONTAINMENT : CONTAINMENT);
    }

    /**
     * For each text, the place of the first one of its story: its own, where it is the first.
     *
     * @param texts in the order in which they count as first; null for those without fingerprint, which are copies of none
     */
    public static int[] firsts(List<Fingerprint> texts) {
        Stories stories = new Stories(texts);
        stories.compare();
        return stories.stars();
    }

    private void compare() {
        int[][] candidates = candidates();
        for (int i = 0; i < candidates.length; i++) {
            for (int j : candidates[i]) {
                Fingerprint a = texts.get(i);
                Fingerprint b = texts.get(j);
                double resemblance = a.resemblance(b);
                if (copies(a, b, resemblance)) {
                    near.get(i).add(new Near(j, resemblance));
                    near.get(j).add(new Near(i, resemblance));
                }
            }
        }
    }

    private int[] stars() {
        int[] middle = IntStream.range(0, texts.size()).toArray();
        // Squares: to be much like a few says more than to hold a part of many, as round-ups do.
        double[] weight = near.stream().mapToDouble(all -> all.stream().mapToDouble(n -> n.resemblance * n.resemblance).sum()).toArray();
        boolean[] taken = new boolean[middle.length];
        Arrays.stream(middle)
                .filter(i -> !near.get(i).isEmpty())
                .boxed()
                .sorted((i, j) -> weight[i] == weight[j] ? Integer.compare(i, j) : Double.compare(weight[j], weight[i]))
                .filter(i -> !taken[i])
                .forEachOrdered(i -> {
                    taken[i] = true;
                    near.get(i).stream().filter(n -> !taken[n.place]).forEach(n -> {
                        taken[n.place] = true;
                        middle[n.place] = i;
                    });
                });
        int[] first = new int[middle.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int i = 0; i < middle.length; i++) {
            first[middle[i]] = Math.min(first[middle[i]], i);
        }
        return Arrays.stream(middle).map(i -> first[i]).toArray();
    }

    /** For each text, those before it with which it is to be compared. */
    private int[][] candidates() {
        int[][] found = new int[texts.size()][];
        Arrays.fill(found, new int[0]);
        int[] places = IntStream.range(0, texts.size()).filter(i -> texts.get(i) != null).toArray();
        long[] sorted = new long[places.length];
        for (int band = 0; band < BANDS; band++) {
            for (int i = 0; i < places.length; i++) {
                sorted[i] = key(texts.get(places[i]), band) << 32 | places[i];
            }
            Arrays.sort(sorted);
            int begin = 0;
            for (int i = 1; i < sorted.length; i++) {
                if (sorted[i] >>> 32 != sorted[begin] >>> 32) {
                    begin = i;
                }
                for (int j = begin; j < i; j = j == begin + COMPARED - 1 ? Math.max(j + 1, i - COMPARED) : j + 1) {
                    found[(int) sorted[i]] = with(found[(int) sorted[i]], (int) sorted[j]);
                }
            }
        }
        return found;
    }

    private static int[] with(int[] places, int place) {
        for (int known : places) {
            if (known == place) {
                return places;
            }
        }
        int[] more = Arrays.copyOf(places, places.length + 1);
        more[places.length] = place;
        return more;
    }

    private static long key(Fingerprint text, int band) {
        int at = band * ROWS;
        return text.value(at) << 16 | text.value(at + 1) << 8 | text.value(at + 2);
    }
}
