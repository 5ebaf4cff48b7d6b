package riposte.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import riposte.store.StoreUpkeep;
import riposte.store.fault.StoreException;

/** {@code riposte compact}: gives back the space of what was replaced. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = "Writes the store anew, without the space of quads that are no more and with full pages: it becomes smaller and "
                + "faster. Worth doing after much has been read again; needs room for a second copy while it runs.",
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
        if (storeOption.isRemote()) {
            throw new StoreException("the store " + storeOption.name() + " is not compacted from here; use the means of its engine");
        }
        storeOption.requireExisting();
        Map.Entry<Long, Long> bytes;
        try (Progress progress = Progress.of(console, "quads")) {
            bytes = StoreUpkeep.compact(storeOption.directory(), progress::step);
        }
        console.line(String.format(
                Locale.ROOT,
                "%s: %.1f MB before, %.1f MB after",
                storeOption.directory(),
                megabytes(bytes.getKey()),
                megabytes(bytes.getValue())));
        return Riposte.DONE;
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
