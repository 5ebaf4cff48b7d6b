package riposte.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import riposte.store.ClaimStore;

/** {@code riposte validate}: whether the store conforms to the shapes. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks the store against the SHACL shapes of ontology/shapes.ttl. Exits with 1 when it does not "
                + "conform.",
        footerHeading = "%nExamples:%n",
        footer = {"  riposte validate", "  riposte validate --store /srv/riposte"})
final class ValidateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreOption storeOption;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            description = "violations to print, at most; all are counted. ${DEFAULT-VALUE} by default")
    private int most;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (ClaimStore store = storeOption.openExisting()) {
            long[] printed = {0};
            long violations = store.validate(violation -> {
                if (printed[0]++ < most) {
                    console.line(violation.toString());
                }
            });
            console.line(violations == 0 ? "conforms" : violations + " violations");
            return violations == 0 ? Riposte.DONE : Riposte.FAILED;
        }
    }
}
