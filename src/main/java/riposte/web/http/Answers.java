package riposte.web.http;

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

    /** Answers that now is not the time (503, or 429), and when to come again. */
    public static void later(HttpServletResponse response, int status, long seconds, String text) throws IOException {
        response.setHeader("Retry-After", Long.toString(seconds));
        line(response, status, text);
    }
}
