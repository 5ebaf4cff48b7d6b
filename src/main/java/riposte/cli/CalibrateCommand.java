package riposte.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreException;
import riposte.web.data.Calibration;
import riposte.web.data.Reliability;
import riposte.web.data.ReliabilityTable;

/** {@code riposte calibrate}: what a store's own decisions say of its confidences. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = "Counts how many of the claims that people decided about were right as they were read, by confidence, and keeps that "
                + "in the store's folder: from the next start of the server on, pages say by it what a confidence is worth. "
                + "Accepted claims are right, rejected ones wrong; corrected ones are wrong where type, speaker or target was. "
                + "Needs " + Calibration.LEAST + " decided claims, and that no server has the store open.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte calibrate --store /srv/riposte",
            "  riposte calibrate -o table.csv         only to look at it",
            "  riposte calibrate --builtin            back to the table of the program"
        })
final class CalibrateCommand implements Callable<Integer> {

    private static final String ROW = "%-10s  %-11s  %-33s  %s";

    private final Console console;

    @Mixin
    private StoreOption storeOption;

    @ArgGroup
    private Target target = new Target();

    /** Where the table goes, or that there be none. */
    static final class Target {

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "file to write the table to, as CSV, instead of the store's folder")
        private Path output;

        @Option(names = "--builtin", description = "removes the store's own table; no decision is touched")
        private boolean builtIn;
    }

    CalibrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (ClaimStore store = storeOption.openExisting()) {
            Path own = ReliabilityTable.file(storeOption.madeDirectory());
            if (target.builtIn) {
                console.line(Files.deleteIfExists(own)
                        ? "the table of " + storeOption.directory() + " is removed; pages go by the one that comes with Riposte"
                        : storeOption.directory() + " has no table of its own");
                return Riposte.DONE;
            }
            Calibration calibration = Calibration.of(store.judgements());
            int missing = Calibration.LEAST - calibration.judged();
            if (missing > 0) {
                throw new StoreException(String.format(
                        Locale.ROOT,
                        "%s has %d claims that people decided about, too few to tell: %d more are missing; decide at /review",
                        storeOption.directory(),
                        calibration.judged(),
                        missing));
            }
            Path file = target.output == null ? own : target.output;
            ReliabilityTable table = calibration.table();
            table.write(file);
            print(calibration, table);
            console.line("");
            console.line("written to " + file);
        }
        return Riposte.DONE;
    }

    private void print(Calibration calibration, ReliabilityTable table) {
        console.line(calibration.judged() + " claims decided about, " + calibration.right() + " right as they were read");
        console.line("");
        row("confidence", "right here", "the store's table", "the table that comes with Riposte");
        List<Reliability> builtIn = ReliabilityTable.builtIn().bands();
        for (int i = 0; i < builtIn.size(); i++) {
            Reliability counted = calibration.counted().get(i);
            Reliability now = table.bands().stream().filter(band -> counted.from() >= band.from()).findFirst().orElseThrow();
            row(
                    range(counted),
                    counted.judged() == 0 ? "none" : counted.right() + " of " + counted.judged(),
                    now.set().equals(Calibration.SET) ? range(now) + ": " + share(now) : "as it comes",
                    share(builtIn.get(i)));
        }
    }

    private void row(String... cells) {
        console.line(String.format(Locale.ROOT, ROW, (Object[]) cells));
    }

    private static String range(Reliability band) {
        return band.from() + "-" + (band.to() == 1 ? "1" : String.valueOf(band.to()));
    }

    private static String share(Reliability band) {
        return String.format(
                Locale.ROOT,
                "%d of %d, %d %% (%d-%d)",
                band.right(),
                band.judged(),
                Math.round(100 * band.share()),
                band.atLeast(),
                band.atMost());
    }
}
