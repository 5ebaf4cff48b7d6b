package riposte.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * One of those with whom an actor argues, and how often.
 *
 * @param accuses accusations by the actor against the other one
 * @param accused accusations by the other one against the actor
 * @param denies denials by the actor, aimed at the other one
 * @param denied denials by the other one, aimed at the actor
 */
public record Counterpart(Thing other, int accuses, int accused, int denies, int denied) {

    private static final int ACCUSES = 0;
    private static final int ACCUSED = 1;
    private static final int DENIES = 2;
    private static final int DENIED = 3;

    public int claims() {
        return accuses + accused + denies + denied;
    }

    /** All with whom an actor argues, those with most claims first. */
    public static List<Counterpart> of(Thing actor, Snapshot graph) {
        // A snapshot has one object per thing.
        Map<Thing, int[]> counts = new IdentityHashMap<>();
        for (ClaimEntry claim : graph.exchangedWith(actor)) {
            boolean denial = claim.type().equals("Denial");
            if (!denial && !claim.type().equals("Accusation")) {
                continue;
            }
            boolean by = claim.isBy(actor);
            Thing other = by ? graph.addressee(claim) : claim.claimant();
            if (other != null && other != actor) {
                int column = denial ? (by ? DENIES : DENIED) : (by ? ACCUSES : ACCUSED);
                counts.computeIfAbsent(other, k -> new int[4])[column]++;
            }
        }
        List<Counterpart> found = new ArrayList<>();
        counts.forEach((other, of) ->
                found.add(new Counterpart(other, of[ACCUSES], of[ACCUSED], of[DENIES], of[DENIED])));
        found.sort(Comparator.comparingInt((Counterpart c) -> -c.claims())
                .thenComparing(c -> c.other().iri()));
        return found;
    }
}
