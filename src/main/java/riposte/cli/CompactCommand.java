package riposte.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import riposte.store.ClaimStore;

/** {@code riposte compact}: gives back the space of what was replaced. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = "Gives back the space on disk of quads that are no more. Worth doing after much has been read again; "
                + "needs room for a second copy while it runs.",
        footerHeading = "%nExamples:%n",
        footer = {"  riposte compact --store /srv/riposte"})
final class CompactCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreOption storeOption;

    CompactCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Stopping stopping = new Stopping();
                ClaimStore store = storeOption.openExisting()) {
            double before = megabytes(store.stats().bytes());
            double after = megabytes(store.compact());
            console.line(String.format(
                    Locale.ROOT, "%s: %.1f MB before, %.1f MB after", storeOption.directory(), before, after));
        }
        return Riposte.DONE;
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
