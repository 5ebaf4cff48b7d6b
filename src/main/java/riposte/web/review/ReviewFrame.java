package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page needs to know of reviewing: who has logged in, and whether somebody can. */
@ControllerAdvice
final class ReviewFrame {

    private final Authors authors;
    private final LoginPages login;

    ReviewFrame(Authors authors, LoginPages login) {
        this.authors = authors;
        this.login = login;
    }

    @ModelAttribute
    void review(HttpServletRequest request, HttpServletResponse response, Model model) {
        Reviewer reviewer = Authors.reviewer(request);
        String query = request.getQueryString();
        model.addAttribute("reviewer", reviewer);
        model.addAttribute("here", request.getRequestURI() + (query == null ? "" : "?" + query));
        model.addAttribute("reviewing", reviewer != null || authors.exist() || login.maySet(request));
        if (reviewer != null) {
            // The forms of this session are for nobody else.
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
