package riposte.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import riposte.web.WebSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that a client may keep, and asks again whether they still hold: with a weak entity tag made of their bytes, since they
 * are packed on the way.
 */
@Component
public class Answers {

    private final JsonMapper json;
    private final boolean shared;

    Answers(JsonMapper json, WebSettings settings) {
        this.json = json;
        this.shared = settings.readToken().isEmpty();
    }

    /** Something as JSON. */
    ResponseEntity<byte[]> json(Object body, HttpServletRequest request, HttpHeaders headers) {
        return of(json.writeValueAsBytes(body), MediaType.APPLICATION_JSON, request, headers);
    }

    private ResponseEntity<byte[]> of(byte[] body, MediaType type, HttpServletRequest request, HttpHeaders headers) {
        return of(body, type, request, headers, true);
    }

    /**
     * Bytes as they are; 304 without them where the client has them.
     *
     * @param everybody whether everybody gets the same
     */
    public ResponseEntity<byte[]> of(
            byte[] body, MediaType type, HttpServletRequest request, HttpHeaders headers, boolean everybody) {
        String tag = tag(body);
        CacheControl cache = everybody && shared ? CacheControl.noCache().cachePublic() : CacheControl.noCache().cachePrivate();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(holds(tag, request) ? 304 : 200)
                .headers(headers)
                .eTag(tag)
                .cacheControl(cache);
        return holds(tag, request) ? answer.build() : answer.contentType(type).body(body);
    }

    private static boolean holds(String tag, HttpServletRequest request) {
        return new ServletWebRequest(request).checkNotModified(tag);
    }

    private static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
