package riposte.web.review;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
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

        /** Whether it held once, and does no more. */
        public boolean past() {
            return !inForce && decision.kind() != DecisionKind.UNDO;
        }
    }

    private History() {}

    static List<Entry> of(List<Decision> decisions, Predicate<Decision> inForce) {
        List<Entry> entries = new ArrayList<>();
        for (Decision decision : decisions) {
            String claim = decision.binding() == null ? null : "/claim/" + decision.binding().claim();
            entries.add(new Entry(decision, claim, inForce.test(decision)));
        }
        Collections.reverse(entries);
        return entries;
    }
}
