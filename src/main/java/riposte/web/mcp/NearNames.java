package riposte.web.mcp;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** Names that are written nearly like a word that names nothing: by the pairs of letters that they share (Dice's coefficient). */
final class NearNames {

    private static final int MOST = 5;
    private static final double LEAST = 0.35;

    private record Near(Thing thing, double likeness) {}

    private NearNames() {}

    static List<String> of(String words, boolean incidents, Snapshot graph) {
        Set<String> wanted = pairs(words);
        return graph.things().values().stream()
                .filter(thing -> thing.incident() == incidents)
                .map(thing -> new Near(thing, likeness(wanted, thing)))
                .filter(near -> near.likeness >= LEAST)
                .sorted(Comparator.comparingDouble(Near::likeness)
                        .reversed()
                        .thenComparing(near -> -graph.claimsOf(near.thing).size())
                        .thenComparing(near -> near.thing.iri()))
                .limit(MOST)
                .map(near -> Words.plain(near.thing.label("en"), 100))
                .toList();
    }

    private static double likeness(Set<String> wanted, Thing thing) {
        return Stream.concat(thing.labels().values().stream(), thing.names().stream())
                .mapToDouble(name -> likeness(wanted, pairs(name)))
                .max()
                .orElse(0);
    }

    private static double likeness(Set<String> some, Set<String> others) {
        long shared = some.stream().filter(others::contains).count();
        return some.isEmpty() || others.isEmpty() ? 0 : 2.0 * shared / (some.size() + others.size());
    }

    private static Set<String> pairs(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < small.length(); i++) {
            pairs.add(small.substring(i, i + 2));
        }
        return pairs;
    }
}
