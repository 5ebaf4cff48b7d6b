package riposte.review;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares claims as they were read with what the decisions in force say of them. Actors that decisions merge or split are one here: that
 * is about the actors and no fault of the reading of a claim.
 */
public final class Judge {

    private final Map<String, String> merged = new HashMap<>();

    /** @param docket all decisions of a store */
    public Judge(Docket docket) {
        for (Decision decision : docket.decisions()) {
            if (decision.into() != null && docket.inForce(decision)) {
                String thing = now(decision.thing());
                String into = now(decision.into());
                if (!thing.equals(into)) {
                    merged.put(thing, into);
                }
            }
        }
    }

    /** Whether the reading of a claim is right; empty when nobody decided about it or the newest reading does not have it. */
    public Optional<Judgement> of(ReviewedClaim claim) {
        Decision verdict = claim.newest();
        if (verdict == null || !claim.found() || claim.status() == ClaimStatus.ADDED) {
            return Optional.empty();
        }
        Content read = claim.original() != null ? claim.original() : claim.content();
        boolean right = verdict.kind() != DecisionKind.REJECT
                && read.type() == verdict.content().type()
                && same(read.speaker(), verdict.content().speaker())
                && same(read.target(), verdict.content().target());
        return Optional.of(new Judgement(read.confidence(), right));
    }

    private boolean same(Role read, Role decided) {
        return read == null || decided == null
                ? read == decided
                : now(read.actor()).equals(now(decided.actor())) && now(read.principal()).equals(now(decided.principal()));
    }

    private String now(Referent thing) {
        String path = thing.path();
        for (String next = merged.get(path); next != null; next = merged.get(path)) {
            path = next;
        }
        return path;
    }
}
