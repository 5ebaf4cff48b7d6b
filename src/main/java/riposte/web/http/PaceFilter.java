package riposte.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;

/** Breaks off answers that their clients read too slowly. A client that is gone leaves no trace in the log. */
final class PaceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final long bytesPerSecond;

    PaceFilter(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PacedResponse paced = new PacedResponse(response, new Pace(bytesPerSecond));
        try {
            chain.doFilter(request, paced);
        } catch (IOException | ServletException | RuntimeException e) {
            if (paced.broken() == null) {
                throw e;
            }
        }
        if (paced.broken() != null) {
            // Closes the connection, so that half an answer does not look like a whole one.
            throw new ClientAbortException(paced.broken());
        }
    }
}
