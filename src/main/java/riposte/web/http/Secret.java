package riposte.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A token. It is compared in a time that tells nothing of it, and shows in no log and no message. */
public final class Secret {

    private final byte[] bytes;

    private Secret(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The token of that text, as Spring makes it of a setting; a blank one opens nothing. */
    public static Secret of(String text) {
        return new Secret(text.strip());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Whether a client gave it; never when there is none. */
    public boolean matches(String given) {
        return !isEmpty() && given != null && MessageDigest.isEqual(bytes, given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return isEmpty() ? "none" : "********";
    }
}
