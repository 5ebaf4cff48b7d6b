package riposte.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Asks for the token that opens reading: as a Bearer token by programs, as the password of a login by browsers. The
 * token for writing and that of this machine's commands open reading too. Monitors see {@code /health} without one.
 */
final class ReadToken extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Secret read;
    private final transient Secret write;
    private final transient LocalToken local;

    ReadToken(Secret read, Secret write, LocalToken local) {
        this.read = read;
        this.write = write;
        this.local = local;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Decoded and without "..", as the container will lead it on.
        if (isHealth(request.getServletPath())
                || opens(Credentials.bearer(request))
                || opens(Credentials.password(request))) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("WWW-Authenticate", "Basic realm=\"riposte\", charset=\"UTF-8\"");
        response.addHeader("WWW-Authenticate", "Bearer realm=\"riposte\"");
        Answers.line(
                response,
                401,
                "This server needs its token: 'Authorization: Bearer …', or the password of the browser's login.");
    }

    private boolean opens(String token) {
        // All are asked, so that the time does not tell which one it was.
        return read.matches(token) | write.matches(token) | local.matches(token);
    }

    private static boolean isHealth(String path) {
        return path.equals("/health") || path.startsWith("/health/");
    }
}
