package riposte.web.linked;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import riposte.web.WebSettings;
import riposte.web.http.Credentials;

/**
 * Who is given the texts of articles, which belong to their publishers: everybody where the operator allows it ({@code
 * riposte.export-text}), else who brings the server's token.
 */
@Component
final class Texts {

    /** Why somebody is not. */
    static final String REFUSED = "The texts of articles belong to their publishers, and are given here to who brings the server's"
            + " token alone. Whoever runs this server can allow it to all with --riposte.export-text=true.";

    private final WebSettings settings;

    Texts(WebSettings settings) {
        this.settings = settings;
    }

    boolean mayBeGivenTo(HttpServletRequest request) {
        return settings.exportText() || settings.token().matches(Credentials.bearer(request));
    }
}
