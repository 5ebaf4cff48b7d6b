package riposte.web.review;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import riposte.review.Decision;
import riposte.review.DecisionKind;

/** Decisions as a page tells them, newest first. */
final class History {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /**
     * One decision.
     *
     * @param claim where the page of its claim is, or null
     * @param inForce whether it holds: neither replaced nor withdrawn
     */
    record Entry(Decision decision, String claim, boolean inForce) {

        public String kind() {
            return decision.kind().key();
        }

        public String when() {
            return MINUTE.format(decision.at());
        }

        /** Whether one can withdraw it. */
        public boolean undoable() {
            return inForce && decision.kind() != DecisionKind.UNDO;
        }
    }

    private History() {}

    /** Those of some decisions, oldest first, that hold: no later one that holds replaces or withdraws them. */
    static Set<String> inForce(List<Decision> decisions) {
        Set<String> gone = new HashSet<>();
        Set<String> holding = new LinkedHashSet<>();
        for (int i = decisions.size() - 1; i >= 0; i--) {
            Decision decision = decisions.get(i);
            if (!gone.contains(decision.id())) {
                holding.add(decision.id());
                gone.addAll(decision.supersedes());
            }
        }
        return holding;
    }

    static List<Entry> of(List<Decision> decisions, Set<String> inForce) {
        List<Entry> entries = new ArrayList<>();
        for (Decision decision : decisions) {
            String claim = decision.binding() == null ? null : "/claim/" + decision.binding().claim();
            entries.add(new Entry(decision, claim, inForce.contains(decision.id())));
        }
        Collections.reverse(entries);
        return entries;
    }
}
