package riposte.web.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import riposte.web.WebSettings;
import riposte.web.http.Credentials;
import tools.jackson.databind.json.JsonMapper;

/** {@code /webhooks}: how far each address is and what is wrong with it, for who has the server's token. */
@RestController
class WebhookController {

    private final Webhooks webhooks;
    private final WebSettings settings;
    private final JsonMapper json;

    WebhookController(Webhooks webhooks, WebSettings settings, JsonMapper json) {
        this.webhooks = webhooks;
        this.settings = settings;
        this.json = json;
    }

    @GetMapping("/webhooks")
    ResponseEntity<byte[]> state(HttpServletRequest request) {
        if (!settings.token().matches(Credentials.bearer(request))) {
            return ResponseEntity.status(401)
                    .header("WWW-Authenticate", "Bearer realm=\"riposte\"")
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("This address needs the server's token, as 'Authorization: Bearer …'.\n".getBytes(StandardCharsets.UTF_8));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsBytes(Map.of("webhooks", webhooks.state())));
    }
}
