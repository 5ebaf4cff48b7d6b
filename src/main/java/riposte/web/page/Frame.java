package riposte.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import riposte.web.WebSettings;
import riposte.web.http.Addresses;

/** What the frame around every page needs: the language, the way to the same page in the other, and the base IRI. */
@ControllerAdvice
class Frame {

    /** What programs read has no frame, and says in its address what it comes in. */
    private static final Pattern OF_PROGRAMS = Pattern.compile("/(api|feed)/");

    private final WebSettings settings;

    Frame(WebSettings settings) {
        this.settings = settings;
    }

    @ModelAttribute
    void frame(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (OF_PROGRAMS.matcher(request.getRequestURI()).lookingAt()) {
            return;
        }
        String asked = Languages.asked(request);
        if (asked != null) {
            response.addHeader("Set-Cookie", "lang=" + asked + "; Path=/; Max-Age=31536000; SameSite=Lax");
        }
        response.addHeader("Vary", "Accept-Language, Cookie");
        String lang = Languages.language(request);
        model.addAttribute("lang", lang);
        model.addAttribute("base", settings.base());
        model.addAttribute("path", request.getRequestURI());
        // Where a page has none of its own.
        model.addAttribute("feed", "/feed/claims.atom");
        model.addAttribute("inEnglish", inLanguage(request, "en"));
        model.addAttribute("inFrench", inLanguage(request, "fr"));
    }

    private static String inLanguage(HttpServletRequest request, String lang) {
        List<String> parts = new ArrayList<>();
        // The fields of a form may be a password, and belong into no address.
        boolean inAddress = !request.getMethod().equals("POST");
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            if (inAddress && !parameter.getKey().equals("lang")) {
                for (String value : parameter.getValue()) {
                    parts.add(Addresses.encoded(parameter.getKey()) + "=" + Addresses.encoded(value));
                }
            }
        }
        parts.add("lang=" + lang);
        return request.getRequestURI() + "?" + String.join("&", parts);
    }
}
