package riposte.follow;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that is followed, as its user wants it.
 *
 * @param id what it goes by in addresses and file names; stays when the address changes
 * @param address of a feed or sitemap; or an absolute path of a folder
 * @param title as its user calls it; null to call it as it calls itself
 * @param every how often it is looked at
 * @param pages most pages that are read in one run; the rest waits for the next
 * @param paused whether it is left alone for now
 * @param added since when it is followed
 */
public record Source(
        String id, String address, String title, Duration every, int pages, boolean paused, Instant added) {

    public static final Duration EVERY = Duration.ofMinutes(15);
    public static final int PAGES = 50;

    /** No source is looked at more often than that. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    /** And none less often. */
    public static final Duration LONGEST = Duration.ofDays(30);

    public static final int MOST_PAGES = 1000;

    private static final int LONGEST_TITLE = 200;

    public Source {
        Objects.requireNonNull(id);
        Objects.requireNonNull(address);
        Objects.requireNonNull(added);
        if (title != null) {
            title = title.strip().replaceAll("[\\s\\p{Cc}]+", " ");
            title = title.isEmpty() ? null : title.substring(0, Math.min(title.length(), LONGEST_TITLE));
        }
        check(every, pages);
    }

    /**
     * Says whether a source may be followed so.
     *
     * @throws FollowException when not
     */
    public static void check(Duration every, int pages) {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new FollowException("a source is looked at every minute at most, and every 30 days at least");
        }
        if (pages < 1 || pages > MOST_PAGES) {
            throw new FollowException("a run reads 1 to " + MOST_PAGES + " pages");
        }
    }

    /** Whether it is a folder on this machine. */
    public boolean isFolder() {
        return !isWebAddress(address);
    }

    Path folder() {
        return Path.of(address);
    }

    URI uri() {
        return URI.create(address);
    }

    static boolean isWebAddress(String address) {
        return address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8);
    }

    Source at(String otherAddress) {
        return new Source(id, otherAddress, title, every, pages, paused, added);
    }

    Source paused(boolean whether) {
        return new Source(id, address, title, every, pages, whether, added);
    }

    Source with(Wish wish) {
        return new Source(
                id,
                address,
                wish.title() != null ? wish.title() : title,
                wish.every() != null ? wish.every() : every,
                wish.pages() != null ? wish.pages() : pages,
                paused,
                added);
    }
}
