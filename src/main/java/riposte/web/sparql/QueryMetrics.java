package riposte.web.sparql;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts and times what becomes of queries, from the first byte of the request to the last of the answer, as
 * {@code riposte.queries}; and how many run and wait.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("riposte.metrics")
class QueryMetrics {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(30),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(100)
    };

    /** What became of a query. */
    enum Outcome {
        ANSWERED,
        /** Too many run, or the client asks too often. */
        REFUSED,
        TIMED_OUT,
        /** The query or its result, or what it would cost. */
        TOO_LARGE,
        CLIENT_FAULT,
        /** The client left before the answer was sent. */
        ABANDONED,
        FAILED;

        /** By the status, as the endpoint gives it: 503 is a time-out unless it says when to come again. */
        static Outcome of(HttpServletResponse response) {
            return switch (response.getStatus()) {
                case 429 -> REFUSED;
                case 503 -> response.containsHeader("Retry-After") ? REFUSED : TIMED_OUT;
                case 413, 414, 422 -> TOO_LARGE;
                default -> response.getStatus() < 400 ? ANSWERED : response.getStatus() < 500 ? CLIENT_FAULT : FAILED;
            };
        }
    }

    /** Before all that may refuse a query. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> queryTimer(MeterRegistry registry) {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new QueryTimer(registry));
        registration.addUrlPatterns("/sparql");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    MeterBinder queriesAtWork(FilterRegistrationBean<SparqlFilter> sparqlFilter) {
        SparqlFilter filter = sparqlFilter.getFilter();
        return registry -> {
            Gauge.builder("riposte.queries.running", filter, SparqlFilter::running)
                    .description("queries and writes that run")
                    .register(registry);
            FunctionCounter.builder("riposte.queries.again", filter, SparqlFilter::givenAgain)
                    .description("queries that were answered as before, since nothing was written since")
                    .register(registry);
            Gauge.builder("riposte.queries.waiting", filter, SparqlFilter::waiting)
                    .description("queries and writes that wait for others to end")
                    .register(registry);
        };
    }

    private static final class QueryTimer extends OncePerRequestFilter {

        private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

        QueryTimer(MeterRegistry registry) {
            for (Outcome outcome : Outcome.values()) {
                timers.put(
                        outcome,
                        Timer.builder("riposte.queries")
                                .description("queries by what became of them")
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .serviceLevelObjectives(BOUNDS)
                                .register(registry));
            }
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            long start = System.nanoTime();
            Outcome outcome = Outcome.FAILED;
            try {
                chain.doFilter(request, response);
                outcome = Outcome.of(response);
            } catch (IOException e) {
                outcome = Outcome.ABANDONED;
                throw e;
            } finally {
                timers.get(outcome).record(Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }
}
