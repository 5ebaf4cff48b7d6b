package riposte.web.sources;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import riposte.web.review.Refusal;

/** Answers refused requests: a page, or a line of text, by the application's error page. */
@ControllerAdvice(basePackageClasses = SourceErrors.class)
final class SourceErrors {

    @ExceptionHandler(Refusal.class)
    void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
        refusal.answer(response);
    }
}
