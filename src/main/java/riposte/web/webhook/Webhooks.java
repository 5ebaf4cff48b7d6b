package riposte.web.webhook;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import riposte.rdf.Iris;
import riposte.web.WebSettings;
import riposte.web.api.ClaimViews;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends new claims to each address in the order in which they came, none left out: what an address does not take is tried again,
 * after ten seconds, then each time after twice as long, and at last every hour. What it has taken stands beside the store.
 */
@Component
@EnableConfigurationProperties(WebhookSettings.class)
class Webhooks {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    /** Claims of one message. */
    private static final int MOST = 100;
    /** Claims come in whole seconds; so old, no others come in theirs. */
    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final int DOUBLINGS = 9;
    private static final Comparator<ClaimEntry> ORDER =
            Comparator.comparing(ClaimEntry::arrived).thenComparing(ClaimEntry::iri);

    private final WebhookSettings settings;
    private final GraphIndex index;
    private final ClaimViews views;
    private final JsonMapper json;
    private final Progress progress;
    private final Map<URI, Instant> next = new HashMap<>();
    private Thread thread;
    private boolean ended;

    Webhooks(WebhookSettings settings, WebSettings web, GraphIndex index, ClaimViews views, JsonMapper json) {
        this.settings = settings;
        this.index = index;
        this.views = views;
        this.json = json;
        this.progress = settings.addresses().isEmpty() ? null : new Progress(web.store().resolve("webhooks.json"));
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        if (progress == null || thread != null) {
            return;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        settings.addresses().forEach(address -> progress.of(address.toString(), now));
        progress.save();
        thread = new Thread(this::run, "riposte-webhooks");
        thread.setDaemon(true);
        thread.start();
    }

    /** How far each address is. */
    Map<String, Progress.Of> state() {
        return progress == null ? Map.of() : progress.all();
    }

    private void run() {
        try (Delivery delivery = new Delivery(settings.secret(), settings.inner())) {
            while (rest()) {
                for (URI address : settings.addresses()) {
                    sendSafely(address, delivery);
                }
            }
        } catch (IOException e) {
            LOG.debug("The client of webhooks did not close", e);
        } finally {
            synchronized (this) {
                thread = null;
                notifyAll();
            }
        }
    }

    private synchronized boolean rest() {
        long until = System.nanoTime() + settings.every().toNanos();
        try {
            while (!ended && System.nanoTime() < until) {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !ended;
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    private void sendSafely(URI address, Delivery delivery) {
        try {
            send(address, delivery);
        } catch (RuntimeException e) {
            next.put(address, Instant.now().plus(FIRST_REST));
            LOG.warn("Claims for the webhook {} could not be read: {}", shown(address), e.getMessage());
        }
    }

    /** Sends what an address lacks, until there is nothing more or it does not take it. */
    private void send(URI address, Delivery delivery) {
        Progress.Of of = progress.of(address.toString(), Instant.now());
        while (!isEnded() && !of.gone() && !Instant.now().isBefore(next.getOrDefault(address, Instant.MIN))) {
            Snapshot graph = index.current();
            List<ClaimEntry> claims = lacking(graph, of);
            if (claims.isEmpty()) {
                return;
            }
            of = post(address, claims, graph, of, delivery);
            progress.set(address.toString(), of);
        }
    }

    private static List<ClaimEntry> lacking(Snapshot graph, Progress.Of of) {
        Instant settled = Instant.now().minus(SETTLED);
        return graph.claims().stream()
                .filter(claim -> claim.arrived().isBefore(settled))
                // What a copy told before is not new in an earlier article that comes later.
                .filter(claim -> graph.arrived(claim).equals(claim.arrived()))
                .filter(claim -> claim.arrived().isAfter(of.arrived())
                        || claim.arrived().equals(of.arrived()) && claim.iri().compareTo(of.claim()) > 0)
                .sorted(ORDER)
                .limit(MOST)
                .toList();
    }

    private Progress.Of post(URI address, List<ClaimEntry> claims, Snapshot graph, Progress.Of of, Delivery delivery) {
        ClaimEntry last = claims.get(claims.size() - 1);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "claims.new");
        message.put("timestamp", last.arrived());
        message.put("data", Map.of("claims", views.of(claims, graph, "en")));
        String id = "msg_" + Iris.digest(address + "\n" + of.arrived() + "\n" + of.claim() + "\n" + last.iri());
        Instant now = Instant.now();
        String error;
        boolean gone = false;
        try {
            int status = delivery.post(address, id, json.writeValueAsBytes(message), now);
            if (status >= 200 && status < 300) {
                next.remove(address);
                if (of.failures() > 0) {
                    LOG.info("The webhook {} takes claims again.", shown(address));
                }
                return of.took(last.arrived(), last.iri());
            }
            gone = status == 410;
            error = "it answered " + status;
        } catch (IOException e) {
            error = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(of.failures(), DOUBLINGS));
        next.put(address, now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest));
        LOG.warn(
                "The webhook {} did not take {} claims: {}; {}.", shown(address), claims.size(), error,
                gone ? "it is not tried again" : "it is tried again after a while, " + (of.failures() + 1) + " times so far");
        return of.failed(error, gone, now);
    }

    /** What may stand in a log: receivers often have a secret in the rest. */
    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getHost();
    }

    /** Waits for what is under way, so that the store can be closed. */
    @PreDestroy
    synchronized void end() throws InterruptedException {
        ended = true;
        notifyAll();
        while (thread != null) {
            wait();
        }
    }
}
