package riposte.web.data;

import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;
import riposte.web.WebSettings;

/**
 * Keeps a {@link Snapshot} of the graph. It is read when first needed; after a write the old one is still given while
 * a new one is read in the background, so pages never wait for a large graph.
 */
@Component
public class GraphIndex {

    private static final Logger LOG = LoggerFactory.getLogger(GraphIndex.class);

    /** Claims of a graph that it takes much memory to read. */
    private static final int LARGE = 1_000;

    /** How long after the first reading the start goes on, with the index of words and the catalogue. */
    private static final int START_SECONDS = 20;

    /** @param rest until when to leave the store in peace: as long as the reading took, in nanoseconds of the clock */
    private record Versioned(long version, Snapshot snapshot, long rest) {}

    private final SnapshotReader reader;
    private final LongSupplier version;
    private final Arrivals arrivals;
    private final SearchIndex search;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private volatile Versioned current;
    private volatile boolean ended;

    @Autowired
    GraphIndex(GraphReader reader, WebSettings settings, StoreVersion version, SearchIndex search) {
        this(reader, settings.store(), settings.base(), version, search);
    }

    private GraphIndex(GraphReader reader, Path store, String base, StoreVersion version, SearchIndex search) {
        this.search = search;
        this.arrivals = Arrivals.ofStore(store, base);
        this.reader = new SnapshotReader(reader, base, ReliabilityTable.ofStore(store), arrivals, search);
        this.version = version::current;
    }

    /**
     * The index of a store that no web application has, and that is searched without an index of its words.
     *
     * @param directory of the store
     */
    public static GraphIndex of(ClaimStore store, Path directory) {
        return of(store, directory, null);
    }

    /**
     * The index of a store that no web application has.
     *
     * @param directory of the store
     * @param search finds words in it; null for no index of them
     */
    public static GraphIndex of(ClaimStore store, Path directory, SearchIndex search) {
        return new GraphIndex(
                new GraphReader(store), directory, store.iris().base(), new StoreVersion(store), search);
    }

    /** The graph as it is, or as it was shortly before the last write. */
    public Snapshot current() {
        Versioned seen = current;
        // A store that is being filled for the first time: a page without anything helps nobody.
        if (seen == null || seen.snapshot.claims().isEmpty()) {
            return refresh();
        }
        if (System.nanoTime() - seen.rest >= 0 && seen.version != version.getAsLong()) {
            inBackground();
        }
        return seen.snapshot;
    }

    private void inBackground() {
        if (!reading.compareAndSet(false, true)) {
            return;
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        refresh();
                    } catch (CancellationException e) {
                        // Nobody asks any more.
                    } catch (RuntimeException e) {
                        LOG.warn("The names and claims could not be read again: {}", e.getMessage());
                    } finally {
                        reading.set(false);
                    }
                },
                "riposte-index");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to read the graph as soon as the application answers, so that the first page waits for less of it. */
    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        inBackground();
    }

    /**
     * Has the memory that reading a large graph took collected as a whole, once, when the start is over: what stays of it lies between what goes, and an
     * idle server's collector would need minutes to give that back to the system, region by region.
     */
    private void collectLater(Snapshot first) {
        if (first.claims().size() >= LARGE) {
            CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS).execute(() -> {
                if (!ended) {
                    System.gc();
                }
            });
        }
    }

    /**
     * Reads the graph if it has changed, and waits for that.
     *
     * @throws CancellationException when the application ends meanwhile
     */
    public synchronized Snapshot refresh() {
        long now = version.getAsLong();
        Versioned seen = current;
        if (seen != null && seen.version == now) {
            return seen.snapshot;
        }
        long start = System.nanoTime();
        Snapshot snapshot = reader.read(moment());
        arrivals.save();
        if (seen != null) {
            remember(seen.snapshot, snapshot);
        } else {
            collectLater(snapshot);
        }
        current = new Versioned(now, snapshot, 2 * System.nanoTime() - start);
        if (search != null) {
            // Not before, so that the first page waits for one reading and not for two.
            search.startSoon();
        }
        return snapshot;
    }

    /** Ends a reading under way: the store cannot be closed before. */
    @PreDestroy
    void close() {
        ended = true;
        reader.stop();
        awaitReading();
    }

    private synchronized void awaitReading() {
        // Whoever reads holds the lock.
    }

    /** Whether a claim, statement or article of that IRI stood in the graph since the start, and does no more. */
    public boolean gone(String iri) {
        return gone.contains(iri);
    }

    private void remember(Snapshot before, Snapshot after) {
        Predicate<String> here = iri -> after.claim(iri) != null || after.article(iri) != null || after.statement(iri) != null;
        gone.removeIf(here);
        Stream.of(
                        before.everyClaim().stream().map(ClaimEntry::iri),
                        before.articles().keySet().stream(),
                        before.statements().stream().map(StatementEntry::iri))
                .flatMap(iris -> iris)
                .filter(here.negate())
                .forEach(gone::add);
    }

    /** When a reading begins: a second that no reading before it has, so that what it finds came after what they found. */
    private Instant moment() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Versioned seen = current;
        return seen == null || now.isAfter(seen.snapshot.read()) ? now : seen.snapshot.read().plusSeconds(1);
    }
}
