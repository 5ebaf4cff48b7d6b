package riposte.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reads the forms that pages send with what is too long for an address, inside bounds of size and pace. */
final class FormFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 256 << 10;

    private final long bytesPerSecond;

    FormFilter(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FormRequest form = new FormRequest(request);
        if (form.isForm()) {
            byte[] body;
            try {
                body = new PacedInput(request.getInputStream(), new Pace(bytesPerSecond)).readNBytes(LONGEST + 1);
            } catch (Pace.TooSlow e) {
                Answers.line(response, 408, "The form comes too slowly.");
                return;
            }
            if (body.length > LONGEST) {
                Answers.line(response, 413, "The form is larger than " + LONGEST + " bytes.");
                return;
            }
            try {
                form.add(body);
            } catch (IllegalArgumentException | IllegalStateException e) {
                Answers.line(response, 400, "The form cannot be read: it is not percent-encoded in UTF-8.");
                return;
            }
        }
        chain.doFilter(form, response);
    }
}
