package riposte.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import riposte.claim.Actor;
import riposte.claim.Entity;

/** What a sequence of tokens may mean: the owners of that name, likeliest first; nobody for a phrase of another sense. */
final class Reading {

    /**
     * One owner of a name.
     *
     * @param rank place of the name in the owner's list: an earlier name is a likelier one
     */
    record Sense(Entity entity, Match.Kind kind, boolean needsCue, int rank) {

        private static final Comparator<Sense> LIKELIEST = Comparator.comparing(Sense::needsCue)
                .thenComparing(Sense::kind)
                .thenComparing(Sense::rank)
                .thenComparing(s -> s.entity() instanceof Actor a ? a.type().ordinal() : Integer.MAX_VALUE)
                .thenComparing(s -> s.entity().id());
    }

    private final List<Sense> senses = new ArrayList<>(1);
    private boolean forename;

    void add(Sense sense) {
        for (int i = 0; i < senses.size(); i++) {
            if (senses.get(i).entity().id().equals(sense.entity().id())
                    && senses.get(i).entity().getClass() == sense.entity().getClass()) {
                if (Sense.LIKELIEST.compare(sense, senses.get(i)) < 0) {
                    senses.set(i, sense);
                }
                senses.sort(Sense.LIKELIEST);
                return;
            }
        }
        senses.add(sense);
        senses.sort(Sense.LIKELIEST);
    }

    void markForename() {
        forename = true;
    }

    boolean forename() {
        return forename;
    }

    /** Whether these words are no name of the catalogue at all. */
    boolean otherSense() {
        return senses.isEmpty();
    }

    boolean certain() {
        return !senses.isEmpty() && !senses.get(0).needsCue();
    }

    List<Entity> candidates(boolean cue) {
        List<Entity> candidates = new ArrayList<>(senses.size());
        for (Sense sense : senses) {
            if (cue || !sense.needsCue()) {
                candidates.add(sense.entity());
            }
        }
        return candidates;
    }

    Match.Kind kind() {
        return senses.get(0).kind();
    }
}
