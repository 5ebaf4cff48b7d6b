package riposte.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * What two actors say of each other.
 *
 * @param exchanges claims with what answers them, the newest first
 * @param incidents what both speak about, that with most claims first
 */
public record Comparison(List<Exchange> exchanges, List<Shared> incidents) {

    /** A claim by one of the two against the other, and what that one says back; each in the column of its speaker. */
    public record Exchange(ClaimEntry opening, List<ClaimEntry> byA, List<ClaimEntry> byB) {}

    /** @param byA claims of the first actor about the incident, whomever they are aimed at */
    public record Shared(Thing incident, int byA, int byB) {}

    public static Comparison of(Thing a, Thing b, Snapshot graph) {
        return graph.worked(Comparison.class, List.of(a.iri(), b.iri()), () -> compare(a, b, graph));
    }

    private static Comparison compare(Thing a, Thing b, Snapshot graph) {
        List<ClaimEntry> between = graph.exchangedWith(a).stream()
                .filter(c -> c.isBy(a) ? isAimedAt(b, c, graph) : c.isBy(b) && isAimedAt(a, c, graph))
                .toList();
        Map<String, ClaimEntry> byIri = new LinkedHashMap<>();
        between.forEach(claim -> byIri.put(claim.iri(), claim));
        Map<String, Exchange> exchanges = new LinkedHashMap<>();
        between.stream()
                .filter(claim -> opening(claim, byIri, graph) == claim)
                .forEach(claim -> exchanges.put(claim.iri(), new Exchange(claim, new ArrayList<>(), new ArrayList<>())));
        for (ClaimEntry claim : between) {
            Exchange exchange = exchanges.get(opening(claim, byIri, graph).iri());
            (claim.isBy(a) ? exchange.byA() : exchange.byB()).add(claim);
        }
        return new Comparison(List.copyOf(exchanges.values()), incidents(a, b, graph));
    }

    private static boolean isAimedAt(Thing actor, ClaimEntry claim, Snapshot graph) {
        Thing addressee = graph.addressee(claim);
        return claim.isAt(actor) || addressee != null && addressee.iri().equals(actor.iri());
    }

    /** The claim with which an exchange began: follows what is rejected or answered, as far as the two said it. */
    private static ClaimEntry opening(ClaimEntry claim, Map<String, ClaimEntry> between, Snapshot graph) {
        ClaimEntry first = claim;
        // Claims of a broken graph may answer one another in a ring.
        for (int step = 0; step < 100; step++) {
            ClaimEntry earlier = between.get(graph.known(first.rejects() != null ? first.rejects() : first.answers()));
            if (earlier == null || earlier == first) {
                return first;
            }
            first = earlier;
        }
        return claim;
    }

    private static List<Shared> incidents(Thing a, Thing b, Snapshot graph) {
        Map<Thing, Integer> ofA = counts(a, graph);
        Map<Thing, Integer> ofB = counts(b, graph);
        List<Shared> shared = new ArrayList<>();
        ofA.forEach((incident, count) -> {
            if (ofB.containsKey(incident)) {
                shared.add(new Shared(incident, count, ofB.get(incident)));
            }
        });
        shared.sort(Comparator.comparingInt((Shared s) -> -s.byA() - s.byB())
                .thenComparing(s -> s.incident().iri()));
        return shared;
    }

    private static Map<Thing, Integer> counts(Thing actor, Snapshot graph) {
        // A snapshot has one object per thing.
        Map<Thing, Integer> counts = new IdentityHashMap<>();
        for (ClaimEntry claim : graph.claimsOf(actor)) {
            if (claim.about() != null && claim.isBy(actor)) {
                counts.merge(claim.about(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
