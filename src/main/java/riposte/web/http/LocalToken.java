package riposte.web.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * The token of the commands that run beside this server: made anew at each start, and told only in a file of the store's
 * folder ({@link riposte.store.file.RunningServer}). Whoever can read that file can read and write the store anyway.
 */
@Component
public final class LocalToken {

    private static final int BYTES = 32;

    private final String text;
    private final Secret secret;

    LocalToken() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        this.text = HexFormat.of().formatHex(random);
        this.secret = Secret.of(text);
    }

    /** The token, to be told to its user. */
    public String text() {
        return text;
    }

    /** Whether a request brought it. */
    public boolean matches(String given) {
        return secret.matches(given);
    }
}
