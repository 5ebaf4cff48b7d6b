package riposte.store.query;

import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.sys.SystemTDB;

/**
 * One query that runs under a {@link QueryWatch}: what it has cost, and whether it has to end.
 *
 * <p>The thread that runs the query looks here whenever it takes a tuple from an index, steps along a path or makes a new
 * text ({@link #check}), and ends itself. No other thread interrupts it, which TDB2 would not survive, and nobody waits
 * for a lock of Jena's. A query that has run for a while takes its turn with the others that did.
 */
public final class WatchedQuery implements AutoCloseable {

    /** Why a query ended early. */
    public enum Stop {
        /** It took longer than it may. */
        TIME,
        /** Its intermediate results are larger than they may be. */
        BYTES,
        /** The store is being closed. */
        END
    }

    /** Most bytes of new texts and numbers that one query may make. */
    static final long MOST_BYTES = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);
    /** Most bits of a number. */
    static final long MOST_BITS = 1 << 16;

    /** Processor time after which a query counts as a long one. */
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(20);
    /** How long a long query keeps a core while others wait for it. */
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(50);
    /** Looks at the clock once in so many checks. */
    private static final int OFTEN = 256;

    private static final Symbol SYMBOL = Symbol.create("urn:riposte:watched");

    private final QueryWatch watch;
    private final Thread thread = Thread.currentThread();
    private final long allocatedBefore;
    private final long start = QueryWatch.processorTime();
    private final AtomicBoolean signal = new AtomicBoolean();
    private final Runnable whenLong;
    private Future<?> alarm;
    private volatile Stop stop;
    private volatile Runnable whenStopped;
    private long bytes;
    private int checks;
    private boolean isLong;
    private boolean isCounted;
    private boolean hasCore;
    private long turn;

    WatchedQuery(QueryWatch watch, Runnable whenLong) {
        this.watch = watch;
        this.whenLong = whenLong;
        this.allocatedBefore = QueryWatch.allocated(thread);
    }

    /** The query that runs in this context, or null. */
    public static WatchedQuery of(Context context) {
        return context.get(SYMBOL);
    }

    void alarm(Future<?> alarm) {
        this.alarm = alarm;
    }

    /** Puts the query that runs in this context under watch. */
    public void enter(Context context) {
        context.set(SYMBOL, this);
        context.set(ARQConstants.symCancelQuery, signal);
        Predicate<Tuple<NodeId>> checked = tuple -> {
            check();
            return true;
        };
        context.set(SystemTDB.symTupleFilter, checked);
        QC.setFactory(context, WatchedExecutor.FACTORY);
    }

    /** Why the query has to end, or null. */
    public Stop stopped() {
        return stop;
    }

    /** Makes the query end soon. From any thread; never waits. */
    void stop(Stop reason) {
        if (stop == null) {
            stop = reason;
        }
        signal.set(true);
        Runnable abort = whenStopped;
        if (abort != null) {
            abort.run();
        }
    }

    /** What ends the query where its thread cannot look here because it waits for somebody else. Called by other threads, once at least. */
    public void whenStopped(Runnable abort) {
        whenStopped = abort;
        if (signal.get()) {
            abort.run();
        }
    }

    /** Bytes that the query's thread has taken from the heap so far. */
    long allocated() {
        return QueryWatch.allocated(thread) - allocatedBefore;
    }

    /**
     * Goes on, waits for its turn, or ends. For the query's own thread.
     *
     * @throws QueryCancelledException when it has to end
     */
    public void check() {
        if (signal.get()) {
            throw new QueryCancelledException();
        }
        if (++checks % OFTEN == 0) {
            takeTurns();
        }
    }

    /**
     * Counts a text or number before it is made.
     *
     * @throws QueryCancelledException when it is one too many
     */
    void make(long size) {
        bytes += size;
        if (bytes > MOST_BYTES) {
            stop(Stop.BYTES);
            throw new BoundedFunctions.TooLarge();
        }
        checks += OFTEN - 1 - checks % OFTEN;
        check();
    }

    private void takeTurns() {
        if (!isLong) {
            isLong = QueryWatch.processorTime() - start > LONG;
            if (!isLong) {
                return;
            }
        }
        if (!isCounted && watch.enterLong()) {
            isCounted = true;
            whenLong.run();
        }
        long now = System.nanoTime();
        Semaphore cores = watch.cores();
        if (hasCore && now - turn < TURN) {
            return;
        }
        if (hasCore) {
            if (!cores.hasQueuedThreads()) {
                turn = now;
                return;
            }
            leaveCore();
        }
        try {
            while (!hasCore) {
                hasCore = cores.tryAcquire(20, TimeUnit.MILLISECONDS);
                if (signal.get()) {
                    throw new QueryCancelledException();
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts these threads; if all the same, it is not passed on to TDB2.
            stop(Stop.END);
            throw new QueryCancelledException();
        }
        turn = System.nanoTime();
    }

    private void leaveCore() {
        hasCore = false;
        watch.cores().release();
    }

    /** Ends the watch. For the query's own thread. */
    @Override
    public void close() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (hasCore) {
            leaveCore();
        }
        watch.leave(this, isCounted);
        isCounted = false;
    }
}
