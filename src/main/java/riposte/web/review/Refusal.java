package riposte.web.review;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A request that may not do what it asks, or asks for what cannot be done: a status of HTTP and why. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Answers the request so: a page, or a line of text, by the application's error page. */
    public void answer(HttpServletResponse response) throws IOException {
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"riposte\"");
        }
        response.sendError(status, getMessage());
    }

    int status() {
        return status;
    }
}
