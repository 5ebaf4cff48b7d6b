package riposte.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How well copies are recognised: measured for {@link StoriesTest}, and printed by {@link #main} for whom thresholds concern. */
final class StoriesMeasure {

    /** What was found of one kind of text. */
    record Found(int right, int of) {

        double part() {
            return of == 0 ? 1 : (double) right / of;
        }
    }

    final Map<String, Found> recallByWay = new TreeMap<>();
    final Map<String, Found> recallByLanguage = new TreeMap<>();
    /** Pairs of texts in one story that are no copies of one another. */
    final Map<String, Integer> falsePairs = new TreeMap<>();
    int pairs;
    /** Texts that are copies of nothing, by whether they were left alone. */
    final Map<String, Found> othersByWay = new TreeMap<>();

    StoriesMeasure(List<WireCopies.Text> texts) {
        List<Fingerprint> prints = texts.parallelStream().map(text -> Fingerprint.of(text.text()).orElse(null)).toList();
        int[] first = Stories.firsts(prints);
        Map<String, Integer> original = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).way().equals("as it is")) {
                original.put(texts.get(i).story(), i);
            }
        }
        Map<Integer, List<Integer>> stories = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            stories.computeIfAbsent(first[i], k -> new ArrayList<>()).add(i);
            Integer of = original.get(texts.get(i).story());
            if (of != null && of != i) {
                int right = first[i] == first[of] ? 1 : 0;
                count(recallByWay, texts.get(i).way(), right);
                count(recallByLanguage, texts.get(i).lang(), right);
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            if (!original.containsKey(texts.get(i).story()) && !texts.get(i).way().equals(WireCopies.ROUNDUP)) {
                count(othersByWay, texts.get(i).way(), stories.get(first[i]).size() == 1 ? 1 : 0);
            }
        }
        for (List<Integer> story : stories.values()) {
            for (int i = 0; i < story.size(); i++) {
                for (int j = 0; j < i; j++) {
                    WireCopies.Text a = texts.get(story.get(i));
                    WireCopies.Text b = texts.get(story.get(j));
                    pairs++;
                    // A text that holds the whole of two stories is a copy of either; that it does not make them one is what is looked for.
                    boolean roundup = a.way().equals(WireCopies.ROUNDUP) || b.way().equals(WireCopies.ROUNDUP);
                    if (!roundup && !a.story().equals(b.story())) {
                        falsePairs.merge(a.way().compareTo(b.way()) < 0 ? a.way() + " + " + b.way() : b.way() + " + " + a.way(), 1, Integer::sum);
                    }
                }
            }
        }
    }

    private static void count(Map<String, Found> found, String key, int right) {
        Found before = found.getOrDefault(key, new Found(0, 0));
        found.put(key, new Found(before.right + right, before.of + 1));
    }

    int falsePairs() {
        return falsePairs.values().stream().mapToInt(Integer::intValue).sum();
    }

    Found recall() {
        return recallByWay.values().stream().reduce(new Found(0, 0), (a, b) -> new Found(a.right + b.right, a.of + b.of));
    }

    public static void main(String... args) {
        WireCopies copies = new WireCopies();
        for (int half = 0; half < 2; half++) {
            System.out.println("== half " + half);
            if (args.length > 0) {
                likenesses(copies, half);
            }
            for (boolean roundups : new boolean[] {false, true}) {
                List<WireCopies.Text> texts = new ArrayList<>(copies.copies(half));
                texts.addAll(copies.others(half));
                if (roundups) {
                    texts.addAll(copies.roundups(half));
                }
                StoriesMeasure measure = new StoriesMeasure(WireCopies.shuffled(texts, 7));
                System.out.println(texts.size() + " texts, round-ups " + roundups + ": recall " + measure.recall() + " " + measure.recall().part());
                measure.recallByWay.forEach((way, found) -> System.out.printf("  %-40s %5d of %5d  %.3f%n", way, found.right, found.of, found.part()));
                measure.recallByLanguage.forEach((lang, found) -> System.out.printf("  %-40s %5d of %5d  %.3f%n", lang, found.right, found.of, found.part()));
                System.out.println("  false pairs " + measure.falsePairs() + " of " + measure.pairs);
                measure.othersByWay.forEach((way, found) -> System.out.printf("  left alone: %-34s %5d of %5d  %.3f%n", way, found.right, found.of, found.part()));
                if (roundups) {
                    System.out.println("  " + measure.falsePairs);
                }
            }
        }
    }

    /** Between which values copies and others lie, pair by pair. */
    private static void likenesses(WireCopies copies, int half) {
        Map<String, WireCopies.Text> originals = new HashMap<>();
        Map<String, List<double[]>> byWay = new TreeMap<>();
        copies.copies(half).stream().filter(text -> text.way().equals("as it is")).forEach(text -> originals.put(text.story(), text));
        List<WireCopies.Text> all = new ArrayList<>(copies.copies(half));
        all.addAll(copies.others(half));
        Map<String, Fingerprint> before = new HashMap<>();
        for (WireCopies.Text text : all) {
            String of = text.story().split(" ")[0];
            Fingerprint print = Fingerprint.of(text.text()).orElse(null);
            Fingerprint other = originals.containsKey(of) ? Fingerprint.of(originals.get(of).text()).orElse(null) : before.get(text.story().replaceAll("\\d", ""));
            before.put(text.story().replaceAll("\\d", ""), print);
            if (print != null && other != null) {
                byWay.computeIfAbsent(text.way(), k -> new ArrayList<>()).add(new double[] {print.resemblance(other), print.containment(other), print.size()});
            }
        }
        byWay.forEach((way, values) -> System.out.printf("  %-40s %5d  resemblance %s  containment %s  size %s%n", way, values.size(),
                quantiles(values, v -> v[0]), quantiles(values, v -> v[1]), quantiles(values, v -> v[2])));
    }

    private static String quantiles(List<double[]> values, Function<double[], Double> of) {
        List<Double> sorted = values.stream().map(of).sorted().toList();
        StringBuilder line = new StringBuilder();
        for (double part : new double[] {0, 0.05, 0.5, 0.95, 1}) {
            line.append("%.2f ".formatted(sorted.get((int) Math.round(part * (sorted.size() - 1)))));
        }
        return line.toString();
    }
}
