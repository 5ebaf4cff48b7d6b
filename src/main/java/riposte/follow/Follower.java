package riposte.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import riposte.ingest.Intake;
import riposte.ingest.Outcome;

/**
 * Looks at sources when it is time to, some at once, and has what is new in them read into the graph.
 *
 * <pre>{@code
 * try (Sources sources = Sources.open(folder, clock);
 *         Follower follower = new Follower(sources, options, outcomes -> ..., System.out::println)) {
 *     sources.add(Wish.of("https://news.example/feed"));
 *     follower.start(source -> true);
 *     ...
 * }
 * }</pre>
 *
 * <p>No thread is ever interrupted, since intakes may be stores that would not bear it: {@link #stop} ends requests that are under way and
 * lets pages that were read be kept, and {@link #close} waits for that.
 */
public final class Follower implements AutoCloseable {

    /** Where articles go: opens an intake that tells outcomes to a consumer. Used by several threads, an intake by one each. */
    @FunctionalInterface
    public interface Intakes {
        Intake open(Consumer<Outcome> outcomes);
    }

    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Sources sources;
    private final FollowOptions options;
    private final Intakes intakes;
    private final Consumer<Report> reports;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Sites sites;
    private final ExecutorService workers;
    private final Object changes = new Object();
    private boolean changed;

    /** @param reports told what came of each run, one at a time */
    public Follower(Sources sources, FollowOptions options, Intakes intakes, Consumer<Report> reports) {
        this.sources = sources;
        this.options = options;
        this.intakes = intakes;
        this.reports = reports;
        this.sites = new Sites(options, sources.robots(), stop);
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(options.atOnce(), task -> {
            Thread thread = new Thread(null, task, "follow-" + number.incrementAndGet(), 16L << 20);
            thread.setDaemon(true);
            return thread;
        });
        sources.onChange(this::wake);
    }

    /**
     * Looks at sources once, whether it is time to or not; those that failed are left alone as long as they would be, and those
     * that are paused or gone are not looked at.
     *
     * @return what comes of each, in their order; none for those that are paused or being looked at
     */
    public List<Future<Report>> once(Collection<Source> which) {
        List<Future<Report>> runs = new ArrayList<>();
        for (Source source : which) {
            Ledger ledger = sources.ledger(source.id());
            if (ledger == null || ledger.source().paused()) {
                continue;
            }
            if (ledger.due() == null || ledger.isBackingOff(options.clock().instant())) {
                runs.add(workers.submit(() -> tell(resting(ledger))));
            } else if (ledger.enter()) {
                runs.add(workers.submit(() -> run(ledger)));
            }
        }
        return runs;
    }

    private static Report resting(Ledger ledger) {
        Status status = ledger.status();
        return new Report(
                status.source(),
                status.title(),
                true,
                0,
                0,
                0,
                status.waiting(),
                List.of(),
                status.nextRun() == null
                        ? status.problem()
                        : "is left alone until " + status.nextRun().truncatedTo(ChronoUnit.SECONDS) + ", since it failed: "
                                + status.problem(),
                status.nextRun());
    }

    /** Begins to look at sources whenever it is time to, in the background, until {@link #stop}. */
    public void start(Predicate<Source> which) {
        Thread thread = new Thread(() -> follow(which), "follow");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow(Predicate<Source> which) {
        while (stop.getCount() > 0) {
            Instant now = options.clock().instant();
            Instant next = now.plus(LONGEST_SLEEP);
            for (Ledger ledger : sources.ledgers()) {
                Instant due = which.test(ledger.source()) ? ledger.due() : null;
                if (due == null || ledger.status().running()) {
                    continue;
                }
                if (due.isAfter(now)) {
                    next = due.isBefore(next) ? due : next;
                } else if (stop.getCount() > 0 && ledger.enter()) {
                    workers.submit(() -> run(ledger));
                }
            }
            sleep(Duration.between(now, next));
        }
    }

    private void sleep(Duration time) {
        synchronized (changes) {
            try {
                if (!changed) {
                    changes.wait(Math.max(1, time.toMillis()));
                }
            } catch (InterruptedException e) {
                stop.countDown();
            }
            changed = false;
        }
    }

    private void wake() {
        synchronized (changes) {
            changed = true;
            changes.notifyAll();
        }
    }

    private Report run(Ledger ledger) {
        Report report;
        try {
            if (stop.getCount() == 0) {
                return null;
            }
            report = new Run(ledger, sources, sites, intakes, options).run();
        } catch (RuntimeException | Error e) {
            // A disk that is full, a memory that is: the source is not to blame, and is tried again.
            report = new Report(
                    ledger.source(),
                    ledger.title(),
                    false,
                    0,
                    0,
                    0,
                    ledger.waiting(),
                    List.of(),
                    e.getMessage() == null ? e.toString() : e.getMessage(),
                    null);
            ledger.postpone(options.clock().instant().plus(ledger.source().every()));
        } finally {
            ledger.leave();
            wake();
        }
        return tell(report);
    }

    private Report tell(Report report) {
        synchronized (reports) {
            reports.accept(report);
        }
        return report;
    }

    /** Asks for the end: nothing new is asked for, and pages that were read are kept. Returns at once. */
    public void stop() {
        stop.countDown();
        workers.shutdown();
        sites.close();
        wake();
    }

    /** Asks for the end, and waits for it. */
    @Override
    public void close() {
        stop();
        try {
            if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new FollowException("a source is still being read into the graph");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
