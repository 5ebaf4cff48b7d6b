package riposte.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import riposte.claim.Claim;
import riposte.claim.Participant;

/**
 * Which found claims are which gold claims of one text: the largest one-to-one matching, in which claims that are not
 * optional go first.
 */
final class Matching {

    private static final double ENOUGH_WORDS = 0.67;

    private final List<GoldClaim> gold;
    private final List<Claim> found;
    private final List<List<Integer>> same;
    private final int[] owner;

    Matching(List<GoldClaim> gold, List<Claim> found) {
        this.gold = gold;
        this.found = found;
        this.same = gold.stream()
                .map(g -> Stream.iterate(0, j -> j < found.size(), j -> j + 1)
                        .filter(j -> same(g, found.get(j)))
                        .toList())
                .toList();
        this.owner = new int[found.size()];
        Arrays.fill(owner, -1);
        for (boolean optional : new boolean[] {false, true}) {
            for (int i = 0; i < gold.size(); i++) {
                if (gold.get(i).optional() == optional) {
                    place(i, new HashSet<>());
                }
            }
        }
    }

    /** Finds a claim for a gold claim, moving others along where that is needed (an augmenting path). */
    private boolean place(int i, Set<Integer> seen) {
        for (int j : same.get(i)) {
            if (seen.add(j) && (owner[j] < 0 || place(owner[j], seen))) {
                owner[j] = i;
                return true;
            }
        }
        return false;
    }

    /** The pairs, in the order of the found claims. */
    Map<GoldClaim, Claim> pairs() {
        Map<GoldClaim, Claim> pairs = new IdentityHashMap<>();
        for (int j = 0; j < owner.length; j++) {
            if (owner[j] >= 0) {
                pairs.put(gold.get(owner[j]), found.get(j));
            }
        }
        return pairs;
    }

    /** Gold claims that were found, without the optional ones. */
    int right() {
        return (int) pairs().keySet().stream().filter(g -> !g.optional()).count();
    }

    /** Gold claims that were not found, without the optional ones. */
    List<GoldClaim> missed() {
        Map<GoldClaim, Claim> pairs = pairs();
        return gold.stream()
                .filter(g -> !g.optional() && !pairs.containsKey(g))
                .toList();
    }

    /** Found claims that are no gold claim; of several with the same type and principals, the first. */
    List<Claim> wrong() {
        Map<List<Object>, Claim> wrong = new LinkedHashMap<>();
        for (Claim claim : found) {
            if (!right(claim)) {
                wrong.putIfAbsent(key(claim), claim);
            }
        }
        return new ArrayList<>(wrong.values());
    }

    /** Whether a found claim is some gold claim of the text, or repeats one. */
    boolean right(Claim claim) {
        return gold.stream().anyMatch(g -> same(g, claim));
    }

    /** Type and principals as compared. */
    static List<Object> key(Claim claim) {
        return Arrays.asList(claim.type(), principal(claim.speaker()), principal(claim.target()));
    }

    private static String principal(Participant who) {
        return who == null ? null : Names.normal(who.principal().label());
    }

    private static boolean same(GoldClaim gold, Claim found) {
        return gold.type() == found.type()
                && fills(gold.speaker(), found.speaker())
                && fills(gold.target(), found.target());
    }

    /** Whether who was found is whom the gold claim names. */
    static boolean fills(GoldRole gold, Participant found) {
        Set<String> accepted = gold.names().stream().map(Names::normal).collect(Collectors.toCollection(HashSet::new));
        if (found == null) {
            return accepted.contains(null);
        }
        boolean named = Stream.of(found.principal().label(), found.actor().label(), found.mention())
                .map(Names::normal)
                .anyMatch(name -> !name.isEmpty() && accepted.contains(name));
        if (named) {
            return true;
        }
        // An actor no catalogue knows: its words as found must be those of the gold claim.
        return !found.principal().known()
                && Stream.concat(Stream.ofNullable(gold.mention()), gold.names().stream())
                        .filter(Objects::nonNull)
                        .anyMatch(name -> Names.overlap(found.mention(), name) >= ENOUGH_WORDS);
    }
}
