package riposte.store.decision;

import java.util.List;
import riposte.review.Decision;

/**
 * What became of decisions handed to a store.
 *
 * @param added how many it did not hold before
 * @param known how many it held already
 * @param waiting how many of the added are about articles that it does not hold; they take effect when those come
 * @param graphs how many graphs changed
 * @param conflicts of the added, those that contradict one in force
 */
public record Decided(long added, long known, long waiting, long graphs, List<Conflict> conflicts) {

    /**
     * Two verdicts on one claim, by different people of whom neither replaces the other's.
     *
     * @param held the one that was there, and stays in force
     * @param came the one that came, and is kept
     */
    public record Conflict(Decision held, Decision came) {}

    public Decided {
        conflicts = List.copyOf(conflicts);
    }
}
