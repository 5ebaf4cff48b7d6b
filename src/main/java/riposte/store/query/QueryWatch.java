package riposte.store.query;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends queries that cost too much, without harm for the others.
 *
 * <p>Jena's time-outs of all queries share one thread, and wait for a lock that a query may hold as long as it likes: one
 * query can switch them all off. This clock only sets flags. It also looks after the heap: when what is left after a
 * collection is nearly all of it, the query that has taken most ends. Of the long queries as many run at a time as there
 * are cores ({@link WatchedQuery}), so that short ones find their place among few.
 */
public final class QueryWatch implements AutoCloseable {

    /** Share of the heap that may be in use after a collection. */
    private static final double FULL = 0.85;

    private static final Duration LOOK = Duration.ofMillis(200);

    private static final com.sun.management.ThreadMXBean THREADS =
            ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                            && threads.isThreadAllocatedMemorySupported()
                    ? threads
                    : null;

    private final Set<WatchedQuery> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger longOnes = new AtomicInteger();
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
            .toList();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "query-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile int mostLong = Integer.MAX_VALUE;
    private volatile boolean ended;

    public QueryWatch() {
        clock.setRemoveOnCancelPolicy(true);
        clock.scheduleWithFixedDelay(this::guardHeap, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many queries may count as long ones at a time, and give room to others; further ones keep theirs. */
    public void allowLong(int most) {
        mostLong = most;
    }

    /**
     * Begins to watch the query that this thread is about to run.
     *
     * @param time longest time it may take, from now on
     * @param whenLong called once by the query's thread when the query turns out to be a long one
     */
    public WatchedQuery watch(Duration time, Runnable whenLong) {
        WatchedQuery query = new WatchedQuery(this, whenLong);
        running.add(query);
        if (ended) {
            query.stop(WatchedQuery.Stop.END);
        } else {
            query.alarm(clock.schedule(
                    () -> query.stop(WatchedQuery.Stop.TIME), time.toMillis(), TimeUnit.MILLISECONDS));
        }
        return query;
    }

    Semaphore cores() {
        return cores;
    }

    /** Nanoseconds that this thread has spent on a core; where the JVM cannot tell, the time that has passed. */
    static long processorTime() {
        return THREADS != null && THREADS.isCurrentThreadCpuTimeSupported()
                ? THREADS.getCurrentThreadCpuTime()
                : System.nanoTime();
    }

    boolean enterLong() {
        if (longOnes.incrementAndGet() > mostLong) {
            longOnes.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave(WatchedQuery query, boolean wasLong) {
        running.remove(query);
        if (wasLong) {
            longOnes.decrementAndGet();
        }
    }

    private void guardHeap() {
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage left = pool.getCollectionUsage();
            if (left != null && left.getMax() > 0 && left.getUsed() > FULL * left.getMax()) {
                running.stream()
                        .filter(query -> query.stopped() == null)
                        .max(Comparator.comparingLong(WatchedQuery::allocated))
                        .ifPresent(query -> query.stop(WatchedQuery.Stop.BYTES));
            }
        }
    }

    static long allocated(Thread thread) {
        return THREADS == null ? 0 : THREADS.getThreadAllocatedBytes(thread.getId());
    }

    /** Ends all queries, and every one that comes later. */
    public void endAll() {
        ended = true;
        running.forEach(query -> query.stop(WatchedQuery.Stop.END));
    }

    @Override
    public void close() {
        endAll();
        clock.shutdown();
    }
}
