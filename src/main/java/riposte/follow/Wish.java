package riposte.follow;

import java.time.Duration;

/**
 * What somebody wants to be followed.
 *
 * @param address of a feed or sitemap, or a path of a folder
 * @param title to call it by; null to call it as it calls itself, or to leave it
 * @param every how often; null for {@link Source#EVERY}, or to leave it
 * @param pages most pages in a run; null for {@link Source#PAGES}, or to leave it
 */
public record Wish(String address, String title, Duration every, Integer pages) {

    public static Wish of(String address) {
        return new Wish(address, null, null, null);
    }
}
