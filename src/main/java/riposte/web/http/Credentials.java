package riposte.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The token that a request brings in its {@code Authorization} header. */
public final class Credentials {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private Credentials() {}

    /** The token of the Bearer scheme (RFC 6750), or null. */
    public static String bearer(HttpServletRequest request) {
        return after(BEARER, request);
    }

    /** The password of the Basic scheme (RFC 7617), whatever the user's name, or null. */
    public static String password(HttpServletRequest request) {
        String encoded = after(BASIC, request);
        if (encoded == null) {
            return null;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String after(String scheme, HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? header.substring(scheme.length())
                : null;
    }
}
