package riposte.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * What pages of other origins may do (CORS, Fetch standard): read and query. Never write, and never with a token: for
 * those addresses and requests there is no CORS at all.
 */
final class ReadsByOthers implements CorsConfigurationSource {

    private static final Pattern WRITING = Pattern.compile("/(update|data|review|login|logout)(/|$)");

    private final CorsConfiguration reads = new CorsConfiguration();

    ReadsByOthers(List<String> origins) {
        reads.setAllowedOrigins(origins);
        reads.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        // Named one by one, so that Authorization is not among them.
        reads.setAllowedHeaders(
                List.of("Accept", "Accept-Language", "Cache-Control", "Content-Type", "MCP-Protocol-Version", "X-Requested-With"));
        reads.setExposedHeaders(List.of("Link", "Location", "Content-Location", "Content-Disposition", "ETag"));
        reads.setMaxAge(86_400L);
    }

    @Override
    public CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        String path = request.getServletPath();
        boolean writes = WRITING.matcher(path).lookingAt();
        return writes || request.getHeader("Authorization") != null ? null : reads;
    }
}
