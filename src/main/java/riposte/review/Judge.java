package riposte.review;

import java.util.Optional;

/**
 * Compares claims as they were read with what the decisions in force say of them. Actors that decisions merge or split are one here: that
 * is about the actors and no fault of the reading of a claim.
 */
public final class Judge {

    private final Merges merges;

    /** @param docket all decisions of a store */
    public Judge(Docket docket) {
        this.merges = Merges.andSplits(docket);
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
        return merges.now(thing.path());
    }
}
