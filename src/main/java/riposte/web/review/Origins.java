package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import riposte.web.WebSettings;

/**
 * Whether a browser says that a request comes from a page of another site (Fetch Metadata, and the Origin header where
 * there is none). A second lock: the token of the form is the first.
 */
@Component
final class Origins {

    private final Set<String> own = new HashSet<>();

    Origins(WebSettings settings) {
        own.add(URI.create(settings.base()).getAuthority());
        own.addAll(settings.publicHosts());
    }

    boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site != null && !site.equals("same-origin") || origin != null && !isOwn(origin, request);
    }

    /** Pages that send no referrer have the origin {@code null}, which tells nothing. */
    private boolean isOwn(String origin, HttpServletRequest request) {
        if (origin.equals("null")) {
            return true;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null
                    && (authority.equalsIgnoreCase(request.getHeader("Host"))
                            || own.contains(authority.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
