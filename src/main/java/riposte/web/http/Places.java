package riposte.web.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A bounded number of places that clients take and give back, of which one client may hold no more than its share: so
 * that nobody alone can fill them. Safe for use by several threads.
 */
public final class Places {

    /** The places of one client, kept for as long as it holds or wants any. */
    private static final class Share {
        private final Semaphore free;
        private int users;

        Share(int places) {
            this.free = new Semaphore(places);
        }
    }

    private final int all;
    private final Semaphore free;
    private final int each;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    /**
     * @param all how many places there are
     * @param share which part of them one client may hold, up to 1; one place at least
     */
    public Places(int all, double share) {
        this.all = all;
        this.free = new Semaphore(all);
        this.each = Math.max(1, (int) (all * share));
    }

    /** Takes a place when one is free, and says whether it did. */
    public boolean enter(String client) {
        return enter(client, Duration.ZERO);
    }

    /** Takes a place, waiting for one as long as that, and says whether it did. */
    public boolean enter(String client, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Share share = shares.compute(client, (name, known) -> {
            Share used = known == null ? new Share(each) : known;
            used.users++;
            return used;
        });
        boolean shared = taken(share.free, end);
        boolean entered = shared && taken(free, end);
        if (shared && !entered) {
            share.free.release();
        }
        if (!entered) {
            forget(client);
        }
        return entered;
    }

    private static boolean taken(Semaphore places, long end) {
        try {
            return places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many places are taken. */
    public int taken() {
        return all - free.availablePermits();
    }

    /** How many wait for a place of all. */
    public int waiting() {
        return free.getQueueLength();
    }

    /** Gives back a place that {@link #enter} took. */
    public void leave(String client) {
        free.release();
        shares.get(client).free.release();
        forget(client);
    }

    private void forget(String client) {
        shares.computeIfPresent(client, (name, share) -> --share.users == 0 ? null : share);
    }
}
