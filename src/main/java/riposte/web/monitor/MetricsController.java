package riposte.web.monitor;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * {@code /metrics}, for Prometheus: in its text format, or in OpenMetrics 1.0 for who accepts that. There only with
 * {@code riposte.metrics}; a public server keeps it inside, since it tells strangers how busy it is.
 */
@Controller
@ConditionalOnProperty("riposte.metrics")
class MetricsController {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final GraphMetrics graph;

    MetricsController(PrometheusMeterRegistry registry, GraphMetrics graph) {
        this.registry = registry;
        this.graph = graph;
    }

    @GetMapping("/metrics")
    void metrics(@RequestHeader(defaultValue = "") String accept, HttpServletResponse response) throws IOException {
        graph.refresh();
        String format = accept.contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
        response.setContentType(format);
        response.setHeader("Cache-Control", "no-store");
        registry.scrape(response.getOutputStream(), format);
    }
}
