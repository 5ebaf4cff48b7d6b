package riposte.web.monitor;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells monitors and load balancers how the server is, in the form of Spring's own health addresses: 200 and
 * {@code {"status":"UP"}}, or 503 with a reason.
 *
 * <p>{@code /health/live}: the process works; when it does not, start it anew. {@code /health/ready}, and the same
 * under {@code /health}: it may be sent requests, since the store is open and answers, and nobody has asked it to stop.
 * A store that is still being filled with the samples is ready.
 */
@RestController
class HealthController {

    private final ApplicationAvailability availability;
    private final StoreProbe store;

    HealthController(ApplicationAvailability availability, StoreProbe store) {
        this.availability = availability;
        this.store = store;
    }

    @GetMapping("/health/live")
    ResponseEntity<String> live() {
        return availability.getLivenessState() == LivenessState.CORRECT ? up() : down("the application is broken");
    }

    @GetMapping({"/health", "/health/ready"})
    ResponseEntity<String> ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return down("the server is starting or stopping");
        }
        return store.answers() ? up() : down("the store does not answer");
    }

    private static ResponseEntity<String> up() {
        return answer(200, "{\"status\":\"UP\"}\n");
    }

    private static ResponseEntity<String> down(String reason) {
        return answer(503, "{\"status\":\"DOWN\",\"reason\":\"" + reason + "\"}\n");
    }

    private static ResponseEntity<String> answer(int status, String body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
