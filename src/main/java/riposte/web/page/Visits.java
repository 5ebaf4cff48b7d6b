package riposte.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a reader was here before. It is kept in a cookie of theirs and nowhere else: two times, that of the visit before and that of
 * the last page, in seconds of the epoch. A visit is over after half an hour without a page.
 */
final class Visits {

    private static final String NAME = "visit";
    private static final Pattern VALUE = Pattern.compile("(\\d{1,10})-(\\d{1,10})");
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private Visits() {}

    /** Notes a visit, and says when the reader's visit before this one was; null on the first. */
    static Instant before(HttpServletRequest request, HttpServletResponse response, Instant now) {
        long last = now.getEpochSecond();
        long before = 0;
        Matcher seen = VALUE.matcher(cookie(request));
        if (seen.matches()) {
            long lastPage = Long.parseLong(seen.group(2));
            before = last - lastPage > PAUSE.toSeconds() ? lastPage : Long.parseLong(seen.group(1));
        }
        response.addHeader(
                "Set-Cookie", NAME + "=" + before + "-" + last + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
        return before == 0 ? null : Instant.ofEpochSecond(before);
    }

    private static String cookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(NAME)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }
}
