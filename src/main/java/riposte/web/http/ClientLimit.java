package riposte.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Bounds how many of the server's threads some addresses hold at a time, whether they read a request, wait, work or
 * send: the rest is free for the pages. Further requests are sent away at once (503), as are those of a client that
 * holds its share.
 */
final class ClientLimit extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final long RETRY_SECONDS = 10;

    private final transient Places places;

    ClientLimit(Places places) {
        this.places = places;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String client = Client.of(request);
        if (!places.enter(client)) {
            Answers.later(
                    response,
                    503,
                    RETRY_SECONDS,
                    "Too many requests for this address are open at this moment. Try again in a while.");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.leave(client);
        }
    }
}
