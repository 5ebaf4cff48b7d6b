package riposte.web.api;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What is wrong with a request, in the form of RFC 9457 (Problem Details for HTTP APIs).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The body.
     *
     * @param title what goes with the status
     * @param detail what is wrong here, and the way out
     * @param parameter which parameter is wrong, or null
     * @param allowed what it may be, or null
     */
    public record Body(String type, String title, int status, String detail, String parameter, List<String> allowed) {}

    private final transient HttpStatus status;
    private final transient String parameter;
    private final transient List<String> allowed;
    private final transient HttpHeaders headers = new HttpHeaders();

    private Problem(HttpStatus status, String detail, String parameter, List<String> allowed) {
        super(detail, null, false, false);
        this.status = status;
        this.parameter = parameter;
        this.allowed = allowed;
    }

    /** Something that is not there, or not there any more. */
    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, null, null);
    }

    /**
     * A parameter that is none, or has a value that it cannot have.
     *
     * @param allowed what it may be, or null where words must say it
     */
    public static Problem of(String parameter, String detail, List<String> allowed) {
        return new Problem(HttpStatus.BAD_REQUEST, detail, parameter, allowed);
    }

    /** Adds a header to the answer. */
    public Problem with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    /** The answer to the request. */
    public ResponseEntity<Body> answer() {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(new Body("about:blank", status.getReasonPhrase(), status.value(), getMessage(), parameter, allowed));
    }
}
