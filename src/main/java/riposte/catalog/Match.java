package riposte.catalog;

import java.util.List;
import riposte.claim.Entity;

/**
 * A name of the catalogue, found in a text.
 *
 * @param start offset of its first character, in UTF-16 code units
 * @param end offset after its last character
 * @param candidates what the name may mean, likeliest first; several only where the name is shared
 * @param kind how the name stands for its owner
 */
public record Match(int start, int end, List<Entity> candidates, Kind kind) {

    /** How a name stands for its owner. */
    public enum Kind {
        /** Its own name: China, NSA, APT28. */
        NAME,
        /** An adjective or the word for its people: Chinese, britannique, Russes. */
        DEMONYM,
        /** A capital, seat or other stand-in: Beijing, the Kremlin, Quai d'Orsay. */
        METONYM
    }

    public Match {
        candidates = List.copyOf(candidates);
    }

    public Entity entity() {
        return candidates.get(0);
    }
}
