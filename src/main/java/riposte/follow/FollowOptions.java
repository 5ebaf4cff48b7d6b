package riposte.follow;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;
import riposte.article.ReadOptions;

/**
 * How sources are followed.
 *
 * @param contact where sites can reach whoever follows: an e-mail or web address; null when nobody said
 * @param delay between two requests to one host, at least
 * @param atOnce most sources that are looked at at the same time
 * @param reading how pages are read
 * @param clock what time it is
 * @param random where jitter comes from; safe for use by several threads
 */
public record FollowOptions(
        String contact, Duration delay, int atOnce, ReadOptions reading, Clock clock, RandomGenerator random) {

    /** The name that robots.txt knows it by. */
    static final String ROBOT = "riposte";

    private static final int LONGEST_CONTACT = 200;

    public FollowOptions {
        Objects.requireNonNull(reading);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(random);
        contact = contact == null || contact.isBlank() ? null : contact.strip();
        if (contact != null && (contact.length() > LONGEST_CONTACT || !contact.matches("[\\x21-\\x7e&&[^()<>\\\\]]+"))) {
            throw new FollowException("the contact is an e-mail or web address, such as desk@news.example");
        }
        if (delay.isNegative() || delay.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new FollowException("the delay between two requests is 0 to 600 seconds");
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one source at a time");
        }
    }

    /** A second between requests, four sources at once, no contact. */
    public static FollowOptions defaults() {
        return new FollowOptions(
                null,
                Duration.ofSeconds(1),
                4,
                ReadOptions.defaults(),
                Clock.systemUTC(),
                new java.util.Random());
    }

    public FollowOptions withContact(String contact) {
        return new FollowOptions(contact, delay, atOnce, reading, clock, random);
    }

    public FollowOptions withDelay(Duration delay) {
        return new FollowOptions(contact, delay, atOnce, reading, clock, random);
    }

    public FollowOptions withReading(ReadOptions reading) {
        return new FollowOptions(contact, delay, atOnce, reading, clock, random);
    }

    public FollowOptions withClock(Clock clock) {
        return new FollowOptions(contact, delay, atOnce, reading, clock, random);
    }

    public FollowOptions withRandom(RandomGenerator random) {
        return new FollowOptions(contact, delay, atOnce, reading, clock, random);
    }

    /** Who asks, as sites are told. */
    String userAgent() {
        String version = FollowOptions.class.getPackage().getImplementationVersion();
        return "Riposte/" + (version == null ? "dev" : version) + (contact == null ? "" : " (+" + contact + ")");
    }
}
