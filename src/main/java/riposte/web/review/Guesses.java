package riposte.web.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Bounds how often passwords are tried: by one client, which then waits, and by all together, so that a crowd neither
 * guesses fast nor keeps the processor busy with hashes.
 */
@Component
final class Guesses {

    /** Tries of one client at once; then one in each {@link #PAUSE}. */
    static final int OF_ONE = 6;

    static final Duration PAUSE = Duration.ofSeconds(20);

    private static final int OF_ALL = 60;
    private static final long CLIENTS = 100_000;

    private final Cache<String, Bucket> clients = Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(PAUSE.multipliedBy(2L * OF_ONE))
            .build();
    private final Bucket all = Bucket.builder()
            .addLimit(limit -> limit.capacity(OF_ALL).refillGreedy(OF_ALL, Duration.ofMinutes(1)))
            .build();

    /** Whether that client may try once more now. */
    boolean allow(String client) {
        return bucket(client).tryConsume(1) && all.tryConsume(1);
    }

    /** Says that its last try was the password, which costs it nothing. */
    void wasRight(String client) {
        bucket(client).addTokens(1);
        all.addTokens(1);
    }

    private Bucket bucket(String client) {
        return clients.get(client, key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(OF_ONE).refillIntervally(1, PAUSE))
                .build());
    }
}
