package riposte.web.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Headers on every answer, those of the container too: no script but the application's own files, no framing, no
 * guessing of types.
 */
final class SecurityHeaders extends ValveBase {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self'"
            + " data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";
    private static final String STRICT = POLICY.formatted("");
    /** The editor's and the graph's libraries write style elements. */
    private static final String OWN_STYLES = POLICY.formatted(" 'unsafe-inline'");

    SecurityHeaders() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        set(request.getRequestURI(), response);
        getNext().invoke(request, response);
    }

    /** Sets them for an answer from that path; null where the request was too broken to have one. */
    static void set(String path, HttpServletResponse response) {
        boolean styles = "/query".equals(path) || "/graph".equals(path);
        response.setHeader("Content-Security-Policy", styles ? OWN_STYLES : STRICT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
