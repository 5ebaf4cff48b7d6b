package riposte.web.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token. It is compared in a time that tells nothing of it, and shows in no log and no message. */
public final class Secret {

    private static final String ENCODED = "whsec_";

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

    /**
     * Signs a message with HMAC-SHA256 (RFC 2104). A token of the form {@code whsec_…} stands for the bytes that it encodes in
     * Base64, as Standard Webhooks has it.
     */
    public byte[] sign(byte[] message) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        byte[] key = text.startsWith(ENCODED) ? Base64.getDecoder().decode(text.substring(ENCODED.length())) : bytes;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return isEmpty() ? "none" : "********";
    }
}
