package riposte.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decisions considered together, and which of them hold. One that an undoing names is withdrawn, unless that undoing is withdrawn
 * itself; one that another names as superseded holds again when the other is withdrawn. Ids are digests that include what is
 * superseded, so that there are no circles.
 */
public final class Docket {

    /** Oldest first; among those of one second, by id. */
    static final Comparator<Decision> ORDER = Comparator.comparing(Decision::at).thenComparing(Decision::id);

    private final Map<String, Decision> decisions = new HashMap<>();
    private final List<Decision> ordered;
    private final Map<String, List<Decision>> successors = new HashMap<>();
    /** Ids of those that an undoing withdraws which is not withdrawn itself. */
    private final Set<String> withdrawn = new HashSet<>();

    public Docket(Collection<Decision> decisions) {
        decisions.forEach(decision -> this.decisions.putIfAbsent(decision.id(), decision));
        for (Decision decision : this.decisions.values()) {
            for (String earlier : decision.supersedes()) {
                successors.computeIfAbsent(earlier, id -> new ArrayList<>()).add(decision);
            }
        }
        withdraw();
        this.ordered = this.decisions.values().stream().sorted(ORDER).toList();
    }

    /** Tells what is withdrawn, from those that nothing names to what they name, each once. */
    private void withdraw() {
        Map<String, Integer> unsettled = new HashMap<>();
        Deque<Decision> settled = new ArrayDeque<>();
        for (Decision decision : decisions.values()) {
            int named = successors(decision.id()).size();
            unsettled.put(decision.id(), named);
            if (named == 0) {
                settled.add(decision);
            }
        }
        while (!settled.isEmpty()) {
            Decision decision = settled.remove();
            if (successors(decision.id()).stream()
                    .anyMatch(later -> later.kind() == DecisionKind.UNDO && !withdrawn.contains(later.id()))) {
                withdrawn.add(decision.id());
            }
            for (String earlier : decision.supersedes()) {
                if (decisions.containsKey(earlier) && unsettled.merge(earlier, -1, Integer::sum) == 0) {
                    settled.add(decisions.get(earlier));
                }
            }
        }
    }

    /** All of them, oldest first. */
    public List<Decision> decisions() {
        return ordered;
    }

    /** Whether a decision holds: neither withdrawn nor superseded, nor waiting for another's withdrawal. */
    public boolean inForce(Decision decision) {
        return decision.kind() != DecisionKind.UNDO
                && stands(decision.id())
                && decision.yieldsTo().stream().noneMatch(this::stands);
    }

    /** Whether a decision that may not be among them would hold if it were. */
    public boolean admits(Decision decision) {
        return decision.kind() != DecisionKind.UNDO
                && successors(decision.id()).stream().allMatch(later -> withdrawn.contains(later.id()))
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
        return decisions.containsKey(id) && successors(id).stream().allMatch(later -> withdrawn.contains(later.id()));
    }

    /** The decisions that name one as superseded or withdrawn. */
    private List<Decision> successors(String id) {
        return successors.getOrDefault(id, List.of());
    }
}
