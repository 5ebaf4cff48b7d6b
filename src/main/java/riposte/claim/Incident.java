package riposte.claim;

import java.time.temporal.TemporalAccessor;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A hostile cyber act or affair that claims are about ({@code rip:Incident}). That it stands here says only that
 * somebody speaks of it, never who did it.
 *
 * @param id see {@link Entity#id()}
 * @param labels see {@link Entity#labels()}
 * @param date when it happened or came to light: a {@link java.time.LocalDate}, {@link java.time.YearMonth} or
 *     {@link java.time.Year}, or null when unknown
 * @param known see {@link Entity#known()}
 */
public record Incident(String id, Map<String, String> labels, TemporalAccessor date, boolean known) implements Entity {

    public Incident {
        Objects.requireNonNull(id);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("incident " + id + " has no label");
        }
    }
}
