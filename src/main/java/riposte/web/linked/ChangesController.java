package riposte.web.linked;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.store.ClaimStore;
import riposte.store.write.ChangeLog;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /changes?since=TOKEN}: what was written since, as RDF Patch, so that a copy of the graph follows; without a token, the one
 * of now, which one takes before one fetches everything. They hold the texts of articles, and so are given to who may have these
 * ({@link Texts}). The next token is in the {@code Link} to the next part, and in the patch's
 * {@code H id}.
 */
@Controller
class ChangesController {

    /** Bytes after which an answer ends, with the transaction that goes beyond. */
    private static final long MOST = 16L << 20;

    private final ClaimStore store;
    private final Texts texts;
    private final JsonMapper json;

    ChangesController(ClaimStore store, Texts texts, JsonMapper json) {
        this.store = store;
        this.texts = texts;
        this.json = json;
    }

    @RequestMapping(
            path = "/changes",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void changes(@RequestParam(required = false) String since, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-cache");
        if (!texts.mayBeGivenTo(request)) {
            response.sendError(403, Texts.REFUSED);
            return;
        }
        if (since == null) {
            String token = store.changes().token();
            Map<String, String> answer = new LinkedHashMap<>();
            answer.put("token", token);
            answer.put("export", "/export?format=nquads&text=true");
            answer.put("next", next(token, response));
            response.setContentType("application/json");
            response.getOutputStream().write(json.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            ChangeLog.Changes changes = store.changes().changes(since, MOST);
            next(changes.token(), response);
            response.setContentType("application/rdf-patch");
            if (!request.getMethod().equals("HEAD")) {
                changes.write(response.getOutputStream());
            }
        } catch (IllegalArgumentException e) {
            response.sendError(400, "The parameter 'since' is a token as /changes gives it: " + e.getMessage() + ".");
        } catch (ChangeLog.Gone e) {
            response.sendError(
                    410,
                    "Start anew: " + e.getMessage()
                            + ". Take a new token from /changes, then fetch everything from /export?format=nquads&text=true.");
        }
    }

    private static String next(String token, HttpServletResponse response) {
        String next = "/changes?since=" + token;
        response.setHeader("Link", "<" + next + ">; rel=\"next\"");
        return next;
    }
}
