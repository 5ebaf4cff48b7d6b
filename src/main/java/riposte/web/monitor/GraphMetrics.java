package riposte.web.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import riposte.store.ClaimStore;
import riposte.store.graph.StoreStats;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;

/**
 * What the graph holds, as meters. Counting a large store takes seconds, so it is done in the background after a look
 * at the meters, which therefore tell the state before that look, and seldom enough to take at most a twentieth of one
 * processor.
 */
@Component
@ConditionalOnProperty("riposte.metrics")
class GraphMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(GraphMetrics.class);
    private static final long SHORTEST_REST = Duration.ofSeconds(10).toNanos();
    private static final int REST_PER_WORK = 20;

    private record Kind(String type, String language) {}

    private final GraphIndex index;
    private final ClaimStore store;
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile long next = System.nanoTime();
    private volatile double articles = Double.NaN;
    private volatile double quads = Double.NaN;
    private volatile double bytes = Double.NaN;
    private MultiGauge claims;

    GraphMetrics(GraphIndex index, ClaimStore store) {
        this.index = index;
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        claims = MultiGauge.builder("riposte.claims")
                .description("claims in the store")
                .register(registry);
        Gauge.builder("riposte.articles", () -> articles)
                .description("articles in the store")
                .register(registry);
        Gauge.builder("riposte.store.quads", () -> quads)
                .description("quads in the store")
                .register(registry);
        Gauge.builder("riposte.store.size", () -> bytes)
                .baseUnit(BaseUnits.BYTES)
                .description("length of the store's files")
                .register(registry);
    }

    /** Counts anew in the background, when the last count is old enough. */
    @EventListener(ApplicationReadyEvent.class)
    void refresh() {
        if (System.nanoTime() - next < 0 || !counting.compareAndSet(false, true)) {
            return;
        }
        Thread thread = new Thread(this::count, "riposte-counts");
        thread.setDaemon(true);
        thread.start();
    }

    private void count() {
        long start = System.nanoTime();
        try {
            Snapshot graph = index.current();
            StoreStats stats = store.stats();
            Map<Kind, Long> kinds = graph.everyClaim().stream()
                    .collect(Collectors.groupingBy(
                            claim -> new Kind(claim.type(), language(claim)), Collectors.counting()));
            List<MultiGauge.Row<?>> rows = kinds.entrySet().stream()
                    .<MultiGauge.Row<?>>map(kind -> MultiGauge.Row.of(
                            Tags.of(
                                    "type", kind.getKey().type(),
                                    "language", kind.getKey().language()),
                            kind.getValue()))
                    .toList();
            claims.register(rows, true);
            articles = graph.articles().size();
            quads = stats.quads();
            bytes = stats.bytes();
        } catch (RuntimeException e) {
            LOG.warn("The store could not be counted: {}", e.getMessage());
        } finally {
            long now = System.nanoTime();
            next = now + Math.max(SHORTEST_REST, REST_PER_WORK * (now - start));
            counting.set(false);
        }
    }

    private static String language(ClaimEntry claim) {
        ArticleEntry article = claim.article();
        return article == null || article.lang() == null ? "" : article.lang();
    }
}
