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

    public Actor {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("actor " + id + " has no label");
        }
    }
}
