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
    private static final int LONGEST_WITH_FILE = (1 << 20) + LONGEST;

    private final long bytesPerSecond;

    FormFilter(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FormRequest form = new FormRequest(request);
        if (form.isForm() || form.isMultipart()) {
            int longest = form.isForm() ? LONGEST : LONGEST_WITH_FILE;
            byte[] body;
            try {
                body = new PacedInput(request.getInputStream(), new Pace(bytesPerSecond)).readNBytes(longest + 1);
            } catch (Pace.TooSlow e) {
                Answers.line(response, 408, "The form comes too slowly.");
                return;
            }
            if (body.length > longest) {
                Answers.line(response, 413, "The form is larger than " + longest + " bytes.");
                return;
            }
            try {
                if (form.isForm()) {
                    form.add(body);
                } else {
                    form.addParts(body);
                }
            } catch (IllegalArgumentException | IllegalStateException e) {
                Answers.line(
                        response,
                        400,
                        form.isForm()
                                ? "The form cannot be read: it is not percent-encoded in UTF-8."
                                : "The form cannot be read: it is no multipart/form-data.");
                return;
            }
        }
        chain.doFilter(form, response);
    }
}
