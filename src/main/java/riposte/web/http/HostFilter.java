package riposte.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers requests for other hosts with 421 (RFC 9110, section 15.5.20). */
final class HostFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Hosts hosts;

    HostFilter(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Only HTTP/1.0 comes without a host, and no browser speaks it.
        if (request.getHeader("Host") == null || hosts.answersTo(request.getServerName())) {
            chain.doFilter(request, response);
            return;
        }
        Answers.line(
                response,
                421,
                "This server does not answer to that name. Whoever runs it can add it with: riposte serve"
                        + " --public-host NAME");
    }
}
