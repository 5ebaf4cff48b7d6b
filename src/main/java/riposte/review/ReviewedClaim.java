package riposte.review;

import java.time.Instant;
import java.util.List;

/**
 * A claim as the graph holds it, and what was decided about it: what a new decision is made from.
 *
 * @param claim its IRI
 * @param status how far it is reviewed
 * @param found whether the newest reading finds it; false for claims that a person added or keeps
 * @param binding what a decision about it is bound to
 * @param content what it says as it is shown or, if it is hidden, as it was read
 * @param original what was read, where that is something else than {@code content}; else null
 * @param decisions all that were ever made about it, oldest first
 * @param inForce the ids of those that hold
 */
public record ReviewedClaim(
        String claim,
        ClaimStatus status,
        boolean found,
        Binding binding,
        Content content,
        Content original,
        List<Decision> decisions,
        List<String> inForce) {

    public ReviewedClaim {
        decisions = List.copyOf(decisions);
        inForce = List.copyOf(inForce);
    }

    /** A decision that replaces those in force: to accept it as it is shown, or to reject it. */
    public Decision decide(DecisionKind kind, String agent, Instant at, String reason) {
        return Decision.ofClaim(kind, agent, at, reason, binding, content, inForce);
    }

    /** A decision that sets it right, and replaces those in force. An added claim stays one. */
    public Decision correct(Content correction, String agent, Instant at, String reason) {
        DecisionKind kind = status == ClaimStatus.ADDED ? DecisionKind.ADD : DecisionKind.CORRECT;
        return Decision.ofClaim(kind, agent, at, reason, binding, correction, inForce);
    }

    /** The newest decision in force, or null: what there is to undo. */
    public Decision newest() {
        Decision newest = null;
        for (Decision decision : decisions) {
            if (inForce.contains(decision.id())) {
                newest = decision;
            }
        }
        return newest;
    }
}
