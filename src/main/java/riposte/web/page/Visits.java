package riposte.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a reader was here before. It is kept in a cookie of theirs and nowhere else: three times, in seconds of the epoch. The first
 * is that of the graph as the visit before this one left it, the second that of the graph as the reader has seen it last, the third
 * that of the last look. A visit is over after half an hour without one. Only looks at the home page count.
 */
final class Visits {

    private static final String NAME = "visit";
    private static final Pattern VALUE = Pattern.compile("(\\d{1,10})-(\\d{1,10})-(\\d{1,10})");
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private Visits() {}

    /**
     * Notes a visit, and says up to when the reader knew the graph before this one; null on the first.
     *
     * @param shown when the graph was read that is shown now, which may be some time ago
     */
    static Instant before(HttpServletRequest request, HttpServletResponse response, Instant shown) {
        long now = Instant.now().getEpochSecond();
        long before = 0;
        Matcher kept = VALUE.matcher(cookie(request));
        if (kept.matches()) {
            long lastLook = Long.parseLong(kept.group(3));
            before = Long.parseLong(kept.group(now - lastLook > PAUSE.toSeconds() ? 2 : 1));
        }
        response.addHeader(
                "Set-Cookie",
                NAME + "=" + before + "-" + shown.getEpochSecond() + "-" + now + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
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
