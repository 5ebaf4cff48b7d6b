package riposte.store.decision;

import java.util.ArrayList;
import java.util.List;

/** What becomes of decisions while they are taken in; {@link Decided} once they are. */
public final class Tally {

    long added;
    long known;
    long waiting;
    final List<Decided.Conflict> conflicts = new ArrayList<>();

    /** @param graphs how many graphs changed */
    public Decided decided(long graphs) {
        return new Decided(added, known, waiting, graphs, conflicts);
    }
}
