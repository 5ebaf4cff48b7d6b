package riposte.claim;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A state, body, company, person, group or thing that takes part in claims or incidents ({@code rip:Actor}).
 *
 * @param id see {@link Entity#id()}
 * @param type its class
 * @param labels see {@link Entity#labels()}
 * @param actsFor the id of the actor it acts for (an embassy's or ministry's state), or null when it acts for itself
 * @param known see {@link Entity#known()}
 */
public record Actor(String id, ActorType type, Map<String, String> labels, String actsFor, boolean known)
        implements Entity {

    /** How the ids of those begin whom texts describe and do not name. */
    public static final String UNNAMED = "unnamed-";

    /**
     * Whether it stands for all whom texts only describe in a way, such as "Russian hackers": no actor of its own, and one and
     * the same in every article.
     */
    public boolean unnamed() {
        return !known && id.startsWith(UNNAMED);
    }

    public Actor {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("actor " + id + " has no label");
        }
    }
}
