package riposte.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Keeps a private store from the pages of other sites: a browser that says a request comes from one
 * ({@code Sec-Fetch-Site}, W3C Fetch Metadata) is answered 403, but for a person who follows a link, and for origins
 * that were let in.
 */
final class CrossSiteFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient List<String> origins;

    CrossSiteFilter(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                || isVisit(request)
                || isLetIn(request.getHeader("Origin"))) {
            chain.doFilter(request, response);
            return;
        }
        Answers.line(response, 403, "This server is private: pages of other sites may not ask it.");
    }

    private static boolean isVisit(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private boolean isLetIn(String origin) {
        return origin != null && origins.contains(origin);
    }
}
