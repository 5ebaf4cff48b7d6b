package riposte.store.write;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;

/** The one thread that writes. Nobody interrupts it: who waits for it and is interrupted goes on waiting. */
public final class Writer implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread created = new Thread(task, "riposte-store-writer");
        created.setDaemon(true);
        return created;
    });

    private final Path directory;

    /** @param directory of the store, which the faults of its disk name; null in memory */
    public Writer(Path directory) {
        this.directory = directory;
    }

    /** Does the work on the thread of this writer; a fault of the disk becomes a {@link DiskException}. */
    public <T> Future<T> submit(Callable<T> work) {
        return thread.submit(() -> {
            try {
                return work.call();
            } catch (StoreException e) {
                throw e;
            } catch (Exception | InternalError e) {
                if (directory != null && DiskException.caused(e)) {
                    throw DiskException.of(e, "the store", directory);
                }
                throw e;
            }
        });
    }

    <T> T call(Callable<T> work) {
        return await(submit(work));
    }

    public static <T> T await(Future<T> result) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    if (e.getCause() instanceof Error cause) {
                        throw cause;
                    }
                    throw new StoreException("the store could not be written: " + e.getCause(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until everything submitted is done. */
    @Override
    public void close() {
        if (!thread.isShutdown()) {
            call(() -> null);
            thread.shutdown();
        }
    }
}
