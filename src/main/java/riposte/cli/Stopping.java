package riposte.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a work that writes end well when the process is told to end (Ctrl-C): what is under way is finished, nothing new
 * is begun, and the process waits for that. No thread is interrupted, which a TDB2 store would not bear.
 */
final class Stopping implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    Stopping() {
        hook = new Thread(
                () -> {
                    asked = true;
                    try {
                        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                            System.err.println("riposte: the last batch took too long to end and was given up");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stopping");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process has been told to end. */
    boolean asked() {
        return asked;
    }

    /** Ends the reading of inputs when the process has been told to end. */
    void check() {
        if (asked) {
            throw new Stopped();
        }
    }

    /** The work is over. */
    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It has just begun to run, and finds the work done.
            }
        }
    }

    /** The process has been told to end. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
