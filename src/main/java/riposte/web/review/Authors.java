package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;
import riposte.review.Decision;
import riposte.web.WebSettings;
import riposte.web.http.Credentials;

/**
 * Who sends a request: a browser with a session, or a program with the server's token, which signs with the name in its
 * field {@code agent} or header {@code X-Agent}.
 */
@Component
public final class Authors {

    private static final String ATTRIBUTE = Reviewer.class.getName();
    private static final String NO_NAME = "token";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WebSettings settings;
    private final Passwords passwords;
    private final Origins origins;

    Authors(WebSettings settings, Passwords passwords, Origins origins) {
        this.settings = settings;
        this.passwords = passwords;
        this.origins = origins;
    }

    /** Whether anybody can review here at all. */
    boolean exist() {
        return settings.writable() || passwords.exist();
    }

    /** Who has logged in, or null. */
    public static Reviewer reviewer(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Reviewer reviewer ? reviewer : null;
    }

    /** Begins a session under a new name, whatever session there was. */
    static void enter(HttpServletRequest request, String name) {
        leave(request);
        request.getSession(true).setAttribute(ATTRIBUTE, new Reviewer(name, random()));
    }

    static void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Two hundred and fifty-six bits that nobody guesses. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean same(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The name under which the request may write.
     *
     * @throws Refusal when it may not
     */
    public String of(HttpServletRequest request) {
        String bearer = Credentials.bearer(request);
        if (bearer != null) {
            if (!settings.token().matches(bearer)) {
                throw new Refusal(401, "That is not the server's token.");
            }
            return agent(request);
        }
        Reviewer reviewer = reviewer(request);
        if (reviewer == null) {
            throw new Refusal(401, "Reviewing needs a login, or the server's token as 'Authorization: Bearer …'.");
        }
        if (origins.isForeign(request) || !same(reviewer.token(), request.getParameter("token"))) {
            throw new Refusal(403, "The form is not one of this session. Open the page again, and send it from there.");
        }
        return reviewer.name();
    }

    private static String agent(HttpServletRequest request) {
        String name = request.getParameter("agent");
        if (name == null && request.getHeader("X-Agent") != null) {
            // The container reads headers as Latin-1; names come in UTF-8.
            name = new String(request.getHeader("X-Agent").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
        if (name == null || name.isBlank()) {
            return NO_NAME;
        }
        if (!Decision.isName(name.strip())) {
            throw new Refusal(400, "The agent's name has 1 to 80 characters, none of them a control character.");
        }
        return name.strip();
    }
}
