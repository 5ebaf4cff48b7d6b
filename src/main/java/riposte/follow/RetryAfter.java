package riposte.follow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {

    /** No site is obeyed for longer. */
    static final Duration LONGEST = Duration.ofDays(7);

    private RetryAfter() {}

    /** When to ask again, or null where the header does not say. */
    static Instant of(String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        Instant until;
        if (value.matches("\\d{1,9}")) {
            until = now.plusSeconds(Long.parseLong(value));
        } else {
            try {
                until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }
        Instant latest = now.plus(LONGEST);
        return until.isAfter(latest) ? latest : until;
    }
}
