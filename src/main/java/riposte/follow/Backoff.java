package riposte.follow;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to leave alone what has failed: twice as long each time, a day at most, and never quite at the same time as others. */
final class Backoff {

    static final Duration LONGEST = Duration.ofDays(1);

    private Backoff() {}

    /**
     * The pause after so many failures in a row.
     *
     * @param failures at least one
     * @param first about the pause after the first of them
     */
    static Duration after(int failures, Duration first, RandomGenerator random) {
        // More than 2^20 times the shortest pause there is are longer than a day.
        double pause = first.toMillis() * (double) (1L << Math.min(failures - 1, 20));
        double most = Math.max(LONGEST.toMillis(), first.toMillis());
        double jitter = 0.75 + random.nextDouble() / 2;
        return Duration.ofMillis((long) Math.min(most, pause * jitter));
    }
}
