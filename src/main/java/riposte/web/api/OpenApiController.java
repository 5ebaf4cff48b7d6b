package riposte.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import riposte.web.WebSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API (OpenAPI 3.1): a file that {@code OpenApiTest} holds to the code, and the graph's licence. */
@RestController
class OpenApiController {

    private static final String DESCRIPTION = "/riposte/web/api/openapi.json";

    private final JsonMapper json;
    private final Answers answers;
    private final String license;

    OpenApiController(JsonMapper json, Answers answers, WebSettings settings) {
        this.json = json;
        this.answers = answers;
        this.license = settings.license();
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<byte[]> description(HttpServletRequest request) {
        try (InputStream file = OpenApiController.class.getResourceAsStream(DESCRIPTION)) {
            ObjectNode description = (ObjectNode) json.readTree(file);
            description.withObject("/info/license").put("url", license);
            return answers.json(description, request, new HttpHeaders());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
