package riposte.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import riposte.catalog.CatalogException;
import riposte.catalog.CatalogImport;
import riposte.catalog.ImportedActor;
import riposte.rdf.SkosCatalog;

/** {@code riposte catalog}: the known actors and their names. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = "Adds actors and names of other catalogues to those that Riposte knows.",
        footerHeading = "%nExamples:%n",
        footer = {"  riposte catalog import clusters/threat-actor.json enterprise-attack.json"})
final class CatalogCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what about the catalogue? 'riposte catalog --help' lists it");
    }

    /** {@code riposte catalog import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Reads clusters of MISP galaxies (threat actors, intelligence agencies, producers, tools), STIX 2.1 "
                    + "bundles such as MITRE ATT&CK, SKOS in any RDF syntax, and CSV in the format of ontology/catalog. "
                    + "What was imported from a file of the same name before is replaced. Names that actors share stay "
                    + "with each of them; names that are ordinary words count only beside a cue such as \"hackers\".",
            footerHeading = "%nExamples:%n",
            footer = {
                "  riposte catalog import clusters/threat-actor.json",
                "  riposte catalog import enterprise-attack.json vendors.ttl ours.csv",
                "  riposte catalog import --verbose threat-actor.json | less"
            })
    static final class Import implements Callable<Integer> {

        /** How many of each kind are named without {@code --verbose}. */
        private static final int NAMED = 5;

        private final Console console;

        @Mixin
        private CatalogOption catalogOption;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "files to import")
        private List<Path> files = new ArrayList<>();

        @Option(names = "--verbose", description = "name every actor known before, shared name and common word")
        private boolean verbose;

        Import(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Failures failures = new Failures(console);
            CatalogImport catalogImport = new CatalogImport(catalogOption.directory());
            for (Path file : files) {
                try {
                    report(file, read(catalogImport, file));
                } catch (CatalogException e) {
                    failures.add(file.toString(), e);
                }
            }
            return failures.exitCode();
        }

        private static CatalogImport.Report read(CatalogImport catalogImport, Path file) {
            if (!SkosCatalog.reads(file)) {
                return catalogImport.file(file);
            }
            List<String> skipped = new ArrayList<>();
            List<ImportedActor> actors = SkosCatalog.read(file, skipped);
            return catalogImport.actors(file.getFileName().toString(), actors, skipped);
        }

        private void report(Path file, CatalogImport.Report report) {
            console.line(String.format(
                    Locale.ROOT,
                    "%s: %d actors read, %d of them known before, %d names taken over into %s",
                    file,
                    report.actors(),
                    report.joined().size(),
                    report.names(),
                    catalogOption.directory()));
            list("known before", report.joined());
            list("names that several actors share", report.collisions());
            list("names that are common words", report.commonWords());
            list("left out", report.skipped());
        }

        private void list(String what, List<String> items) {
            if (items.isEmpty()) {
                return;
            }
            console.line("  " + what + ": " + items.size());
            int shown = verbose ? items.size() : Math.min(NAMED, items.size());
            for (String item : items.subList(0, shown)) {
                console.line("    " + item);
            }
            if (shown < items.size()) {
                console.line("    … (--verbose names them all)");
            }
        }
    }
}
