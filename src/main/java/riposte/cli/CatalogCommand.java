package riposte.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
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
                    + "What was imported from a file of the same name before is replaced. Says which actors were joined with "
                    + "known ones and by what, which are new, and which may be one of several and stay apart. A name that "
                    + "finds somebody already goes on to do so; names that are ordinary words count only beside a cue such "
                    + "as \"hackers\". Texts are read with the new names in them, and other claims may be found: read articles "
                    + "again after an import.",
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

        @Option(names = "--verbose", description = "name every actor, shared name and common word")
        private boolean verbose;

        @Option(
                names = "--report",
                paramLabel = "FILE",
                description = "also write what became of each actor into a CSV file: file, name, fate, id, by, candidates")
        private Path reportFile;

        Import(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Failures failures = new Failures(console);
            List<String[]> rows = new ArrayList<>();
            CatalogImport catalogImport = new CatalogImport(catalogOption.directory());
            for (Path file : files) {
                try {
                    CatalogImport.Report report = read(catalogImport, file);
                    report(file, report);
                    report.outcomes().forEach(outcome -> rows.add(row(file, outcome)));
                } catch (CatalogException e) {
                    failures.add(file.toString(), e);
                }
            }
            if (reportFile != null) {
                write(rows, failures);
            }
            return failures.exitCode();
        }

        private static String[] row(Path file, CatalogImport.Outcome outcome) {
            return new String[] {
                file.getFileName().toString(),
                outcome.name(),
                outcome.fate().name().toLowerCase(Locale.ROOT),
                outcome.id(),
                outcome.by(),
                String.join(" ", outcome.candidates())
            };
        }

        private void write(List<String[]> rows, Failures failures) {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader("file", "name", "fate", "id", "by", "candidates")
                    .get();
            try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(reportFile), format)) {
                for (String[] row : rows) {
                    printer.printRecord((Object[]) row);
                }
            } catch (IOException e) {
                failures.add(reportFile.toString(), e);
            }
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
                    "%s: %d actors read, %d of them known before, %d new, %d doubtful; %d names taken over into %s",
                    file,
                    report.outcomes().size(),
                    report.of(CatalogImport.Fate.JOINED).size(),
                    report.of(CatalogImport.Fate.NEW).size(),
                    report.of(CatalogImport.Fate.DOUBTFUL).size(),
                    report.names(),
                    catalogOption.directory()));
            list("known before (and by what)", report.of(CatalogImport.Fate.JOINED));
            list("new", report.of(CatalogImport.Fate.NEW));
            list("doubtful: may be one of several known, or only look like one; kept apart", report.of(CatalogImport.Fate.DOUBTFUL));
            list("names that several actors share", report.collisions());
            list("names that are common words", report.commonWords());
            list("left out", report.skipped());
        }

        private void list(String what, List<?> items) {
            if (items.isEmpty()) {
                return;
            }
            console.line("  " + what + ": " + items.size());
            int shown = verbose ? items.size() : Math.min(NAMED, items.size());
            for (Object item : items.subList(0, shown)) {
                console.line("    " + item);
            }
            if (shown < items.size()) {
                console.line("    … (--verbose names them all)");
            }
        }
    }
}
