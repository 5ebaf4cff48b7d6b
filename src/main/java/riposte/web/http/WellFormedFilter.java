package riposte.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * Answers 400 to parameters that cannot be decoded, once for all addresses; and keeps the servlet container from
 * reading a form whenever somebody asks for a parameter: those who take bodies read their own.
 */
final class WellFormedFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // From here on the body is a stream, and no form.
        request.getInputStream();
        try {
            request.getParameterMap();
        } catch (InvalidParameterException e) {
            Answers.refusal(
                    request,
                    response,
                    400,
                    "Bad Request",
                    "The parameters cannot be read: at most 1000, percent-encoded (%20 for a blank) in UTF-8.");
            return;
        }
        chain.doFilter(request, response);
    }
}
