package riposte.web.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Thing;

/**
 * An actor's claims over time as a small picture: per year, how often it accuses, is accused and denies.
 *
 * @param bars the parts to draw, in a picture {@code width} by {@code height}
 */
record YearChart(List<Bar> bars, List<Year> years, int width, int height) {

    private static final int STEP = 44;
    private static final int HEIGHT = 120;
    private static final int FLOOR = 96;

    /** @param kind accuses, accused or denies */
    record Bar(int x, int y, int width, int height, String kind, String year, long count) {}

    record Year(int x, String name) {}

    static YearChart of(Thing actor, List<ClaimEntry> claims) {
        TreeMap<Integer, long[]> counts = new TreeMap<>();
        for (ClaimEntry claim : claims) {
            if (claim.day() == null) {
                continue;
            }
            long[] year = counts.computeIfAbsent(Integer.parseInt(claim.day().substring(0, 4)), k -> new long[3]);
            if (claim.type().equals("Accusation") && claim.isBy(actor)) {
                year[0]++;
            }
            if (claim.type().equals("Accusation") && claim.isAt(actor)) {
                year[1]++;
            }
            if (claim.type().equals("Denial") && claim.isBy(actor)) {
                year[2]++;
            }
        }
        List<Bar> bars = new ArrayList<>();
        List<Year> years = new ArrayList<>();
        if (counts.isEmpty()) {
            return new YearChart(bars, years, 0, HEIGHT);
        }
        int first = Math.max(counts.firstKey(), counts.lastKey() - 24);
        int last = counts.lastKey();
        long most = counts.values().stream().flatMapToLong(Arrays::stream).max().orElse(1);
        String[] kinds = {"accuses", "accused", "denies"};
        for (int year = first; year <= last; year++) {
            int x = (year - first) * STEP;
            years.add(new Year(x + STEP / 2 - 2, Integer.toString(year)));
            long[] of = counts.getOrDefault(year, new long[3]);
            for (int i = 0; i < 3; i++) {
                if (of[i] > 0) {
                    int height = (int) Math.max(3, Math.round((FLOOR - 8.0) * of[i] / most));
                    bars.add(new Bar(
                            x + 2 + i * 13, FLOOR - height, 11, height, kinds[i], Integer.toString(year), of[i]));
                }
            }
        }
        return new YearChart(bars, years, (last - first + 1) * STEP, HEIGHT);
    }
}
