package riposte.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long work has come, drawn on a terminal alone and only once the work has taken a while. To be used by one
 * thread.
 */
final class Progress implements AutoCloseable {

    private static final long PATIENCE = 2_000_000_000L;

    private final String what;
    private final long total;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long done;
    private ProgressBar bar;

    private Progress(String what, long total, boolean shown) {
        this.what = what;
        this.total = total;
        this.shown = shown;
    }

    /** Progress of a work whose extent is unknown. */
    static Progress of(Console console, String what) {
        return new Progress(what, -1, console.terminal());
    }

    /** Progress of a work of that many steps. */
    static Progress of(Console console, String what, long total) {
        return new Progress(what, total, console.terminal());
    }

    void step() {
        done++;
        if (!shown) {
            return;
        }
        if (bar == null && System.nanoTime() - start > PATIENCE) {
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .setConsumer(new ConsoleProgressBarConsumer(
                            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)))
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
