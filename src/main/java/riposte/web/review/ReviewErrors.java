package riposte.web.review;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers refused requests: a page, or a line of text, by the application's error page. */
@ControllerAdvice(basePackages = {"riposte.web.review", "riposte.web.articles"})
final class ReviewErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewErrors.class);

    /** What a decision cannot hold, such as the name of a thing that others wrote. */
    @ExceptionHandler(IllegalArgumentException.class)
    void refuse(IllegalArgumentException impossible, HttpServletResponse response) throws IOException {
        LOG.info("A decision was refused.", impossible);
        response.sendError(400, "That cannot be decided: " + impossible.getMessage() + ".");
    }

    @ExceptionHandler(Refusal.class)
    void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
        refusal.answer(response);
    }
}
