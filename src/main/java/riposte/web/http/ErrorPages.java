package riposte.web.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says in plain words what went wrong: a page for browsers, a line of text for programs. */
@Controller
final class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    String error(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer number ? number : 404;
        Object given = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        HttpStatus known = HttpStatus.resolve(status);
        // Messages of failures inside may tell more than a stranger needs.
        String message =
                status < 500 && given instanceof String text && !text.isBlank() && !text.contains("static resource")
                        ? text
                        : null;
        String reason = known == null ? "Error" : known.getReasonPhrase();
        response.setStatus(status);
        response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        if (wantsPage(request)) {
            model.addAttribute("status", status);
            model.addAttribute("message", message);
            return "error";
        }
        response.setContentType("text/plain; charset=utf-8");
        String line = status + " " + reason + (message == null ? "" : ": " + message) + "\n";
        response.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
        return null;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        try {
            return Accept.parse(request.getHeader("Accept"))
                    .best(List.of("text/plain", "text/html"))
                    .filter("text/html"::equals)
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
