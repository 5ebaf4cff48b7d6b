package riposte.web.http;

import java.io.IOException;
import java.time.Duration;

/**
 * How fast a client takes or gives bytes, by the time spent waiting for it alone: in every
 * {@value #WINDOW_SECONDS} seconds of waiting, so many bytes have to move. For use by one thread.
 */
public final class Pace {

    /** The client is slower than allowed. */
    public static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("the client is too slow");
        }
    }

    /** Something that moves bytes to or from the client. */
    interface Transfer {
        int run() throws IOException;
    }

    private static final int WINDOW_SECONDS = 10;
    private static final long WINDOW = Duration.ofSeconds(WINDOW_SECONDS).toNanos();

    private final long bytesPerWindow;
    private long waited;
    private long moved;

    /** @param bytesPerSecond slowest speed allowed */
    public Pace(long bytesPerSecond) {
        this.bytesPerWindow = bytesPerSecond * WINDOW_SECONDS;
    }

    /**
     * Runs a transfer and takes its time.
     *
     * @return what the transfer returns: the bytes it moved, or -1 at the end
     * @throws TooSlow when the client was slower than allowed
     */
    int measure(Transfer transfer) throws IOException {
        long begin = System.nanoTime();
        int bytes = transfer.run();
        waited += System.nanoTime() - begin;
        moved += Math.max(0, bytes);
        if (waited >= WINDOW) {
            if (bytes >= 0 && moved < bytesPerWindow) {
                throw new TooSlow();
            }
            waited = 0;
            moved = 0;
        }
        return bytes;
    }
}
