package riposte.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers of one line of text: what a filter says in place of the application. */
public final class Answers {

    private Answers() {}

    /** Answers with a status and a line. */
    public static void line(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * As {@link #line}, in the form that programs of the API read (RFC 9457) where the request was to it.
     *
     * @param text without characters that JSON escapes
     */
    static void refusal(HttpServletRequest request, HttpServletResponse response, int status, String title, String text)
            throws IOException {
        if (!request.getRequestURI().startsWith("/api/")) {
            line(response, status, text);
            return;
        }
        response.setStatus(status);
        response.setContentType("application/problem+json");
        String problem = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"parameter\":null,\"allowed\":null}";
        response.getOutputStream().write(problem.formatted(title, status, text).getBytes(StandardCharsets.UTF_8));
    }

    /** Answers that now is not the time (503, or 429), and when to come again. */
    public static void later(HttpServletResponse response, int status, long seconds, String text) throws IOException {
        response.setHeader("Retry-After", Long.toString(seconds));
        line(response, status, text);
    }
}
