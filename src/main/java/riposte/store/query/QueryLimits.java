package riposte.store.query;

import java.time.Duration;
import java.util.Objects;

/**
 * What one query may cost.
 *
 * @param time longest time it may run
 * @param rows most rows, or triples, it may give
 */
public record QueryLimits(Duration time, long rows) {

    public QueryLimits {
        Objects.requireNonNull(time);
        if (time.isNegative() || time.isZero() || rows < 1) {
            throw new IllegalArgumentException("limits of a query must be above zero");
        }
    }

    /** What pages ask of the store: 30 seconds, 100,000 rows. */
    public static QueryLimits standard() {
        return new QueryLimits(Duration.ofSeconds(30), 100_000);
    }
}
