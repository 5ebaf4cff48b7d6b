package riposte.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decisions considered together, and which of them hold. One that an undoing names is withdrawn, unless that undoing is withdrawn
 * itself; one that another names as superseded holds again when the other is withdrawn. Ids are digests that include what is
 * superseded, so that there are no circles.
 */
public final class Docket {

    /** Oldest first; among those of one second, by id. */
    static final Comparator<Decision> ORDER = Comparator.comparing(Decision::at).thenComparing(Decision::id);

    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<String, List<Decision>> successors = new HashMap<>();

    public Docket(Collection<Decision> decisions) {
        decisions.forEach(decision -> this.decisions.putIfAbsent(decision.id(), decision));
        for (Decision decision : this.decisions.values()) {
            for (String earlier : decision.supersedes()) {
                successors.computeIfAbsent(earlier, id -> new ArrayList<>()).add(decision);
            }
        }
    }

    /** All of them, oldest first. */
    public List<Decision> decisions() {
        return decisions.values().stream().sorted(ORDER).toList();
    }

    /** Whether a decision holds: neither withdrawn nor superseded, nor waiting for another's withdrawal. */
    public boolean inForce(Decision decision) {
        return decision.kind() != DecisionKind.UNDO
                && stands(decision.id())
                && decision.yieldsTo().stream().noneMatch(this::stands);
    }

    /** Which of several decisions about one claim, oldest first, holds: the newest in force; null when none is. */
    Decision verdict(List<Decision> decisions) {
        Decision verdict = null;
        for (Decision decision : decisions) {
            if (inForce(decision)) {
                verdict = decision;
            }
        }
        return verdict;
    }

    /** Whether a decision is there, and neither withdrawn nor superseded. */
    private boolean stands(String id) {
        if (!decisions.containsKey(id)) {
            return false;
        }
        return successors.getOrDefault(id, List.of()).stream().allMatch(this::withdrawn);
    }

    private boolean withdrawn(Decision decision) {
        return successors.getOrDefault(decision.id(), List.of()).stream()
                .anyMatch(later -> later.kind() == DecisionKind.UNDO && !withdrawn(later));
    }
}
