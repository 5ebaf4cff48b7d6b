package riposte.review;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which actors and incidents the merges in force make one. Of two, what the first is by earlier merges becomes what the second
 * is by these; so one that takes back what an earlier one said changes nothing, and nothing becomes itself in a ring.
 */
public final class Merges {

    /** What has become something else, and that, by their paths; never of one that has become something else since. */
    private final Map<String, String> merged = new HashMap<>();

    private final Map<String, Referent> referents = new HashMap<>();
    private final Map<String, Decision> inForce = new LinkedHashMap<>();

    /** @param docket all that merges or withdraws merges, at least */
    public Merges(Docket docket) {
        this(docket, Set.of(DecisionKind.MERGE));
    }

    private Merges(Docket docket, Set<DecisionKind> joining) {
        for (Decision decision : docket.decisions()) {
            if (joining.contains(decision.kind()) && docket.inForce(decision)) {
                inForce.put(decision.id(), decision);
                referents.put(decision.thing().path(), decision.thing());
                referents.put(decision.into().path(), decision.into());
                String thing = now(decision.thing().path());
                String into = now(decision.into().path());
                if (!thing.equals(into)) {
                    merged.put(thing, into);
                }
            }
        }
    }

    /** With those that decisions split too, which somebody took for one. */
    static Merges andSplits(Docket docket) {
        return new Merges(docket, Set.of(DecisionKind.MERGE, DecisionKind.SPLIT));
    }

    /**
     * What an actor or incident is now.
     *
     * @param path its IRI without the base
     * @return that of what it has become, or its own
     */
    public String now(String path) {
        String now = path;
        for (String next = merged.get(now); next != null; next = merged.get(now)) {
            now = next;
        }
        return now;
    }

    /** Ids of those in force that say of an actor or incident, by its path, that it is another. */
    public List<String> of(String path) {
        return inForce.values().stream()
                .filter(merge -> merge.thing().path().equals(path))
                .map(Decision::id)
                .toList();
    }

    /** What an actor or incident is now, as the merges describe it; itself where they do not name it. */
    Referent now(Referent thing) {
        return referents.getOrDefault(now(thing.path()), thing);
    }

    /** Those of the two that a merge names that are something else now; none where it is not in force, or no merge. */
    List<Referent> replaced(Decision merge) {
        return inForce.containsKey(merge.id())
                ? Stream.of(merge.thing(), merge.into()).filter(thing -> merged.containsKey(thing.path())).toList()
                : List.of();
    }
}
