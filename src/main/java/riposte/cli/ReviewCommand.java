package riposte.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import riposte.export.GoldExport;
import riposte.rdf.Vocabulary;
import riposte.review.Decision;
import riposte.review.ReviewJson;
import riposte.review.ReviewQuads;
import riposte.store.ClaimStore;
import riposte.store.decision.Decided;
import riposte.store.file.WholeFile;

/** {@code riposte review}: what people decided about claims, for other stores and for measurements. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = "Exchanges what people decided about claims with other stores.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte review export -o decisions.jsonl",
            "  riposte review import theirs.jsonl",
            "  riposte review export --format gold -o gold.jsonl && riposte evaluate gold.jsonl"
        })
final class ReviewCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what about the reviews? 'riposte review --help' lists it");
    }

    /** What decisions are written as. */
    enum Format {
        jsonl,
        trig,
        gold
    }

    /** {@code riposte review export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes all decisions, oldest first: as JSON lines without the base of the store's IRIs, as TriG, or "
                    + "the reviewed articles with their claims as a gold file for 'riposte evaluate'.")
    static final class Export implements Callable<Integer> {

        private final Console console;

        @Mixin
        private StoreOption storeOption;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "jsonl",
                description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
        private Format format;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "file to write; it appears when it is whole")
        private Path output;

        Export(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            try (ClaimStore store = storeOption.openExisting()) {
                if (output == null) {
                    write(store, console.out());
                    console.out().flush();
                    return Riposte.DONE;
                }
                WholeFile.write(output, "the decisions", out -> write(store, out));
            }
            return Riposte.DONE;
        }

        private void write(ClaimStore store, OutputStream out) {
            switch (format) {
                case jsonl -> store.decisions().forEach(decision -> line(ReviewJson.write(decision), out));
                case gold -> store.read(dataset -> {
                    new GoldExport(store.iris(), dataset).write(line -> line(line, out));
                    return null;
                });
                case trig -> {
                    ReviewQuads reviewQuads = new ReviewQuads(store.iris());
                    DatasetGraph quads = DatasetGraphFactory.create();
                    for (Decision decision : store.decisions()) {
                        // What this store makes of decisions of others is its own affair.
                        reviewQuads.quads(decision.yieldingTo(List.of())).forEach(quads::add);
                    }
                    RDFDataMgr.write(out, quads, Lang.TRIG);
                }
            }
        }

        private static void line(String line, OutputStream out) {
            try {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** {@code riposte review import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Takes decisions of another store in: JSON lines, or RDF with graphs (.trig, .nq). The same twice "
                    + "changes nothing. One that contradicts somebody else's that is in force here is listed and kept, and has no "
                    + "effect as long as that one holds. Decisions about articles that are not here yet take effect when they come.")
    static final class Import implements Callable<Integer> {

        /** More failures than this are only counted. */
        private static final int NAMED = 10;

        private final Console console;

        @Mixin
        private StoreOption storeOption;

        @Parameters(paramLabel = "FILE", description = "file to import")
        private Path file;

        Import(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Failures failures = new Failures(console, NAMED);
            List<Decision> decisions = read(failures);
            if (failures.count() > NAMED) {
                console.complain(file + ": " + (failures.count() - NAMED) + " more");
            }
            if (decisions.isEmpty() && failures.count() > 0) {
                return failures.exitCode();
            }
            try (ClaimStore store = storeOption.open()) {
                Decided done = store.admit(decisions);
                store.describe();
                console.line(String.format(
                        Locale.ROOT,
                        "%d decisions: %d new, %d known before, %d about articles that are not here yet; %d conflicts",
                        decisions.size(),
                        done.added(),
                        done.known(),
                        done.waiting(),
                        done.conflicts().size()));
                for (Decided.Conflict conflict : done.conflicts()) {
                    console.line("  in force here: " + told(conflict.held()));
                    console.line("    contradicted: " + told(conflict.came()));
                }
            }
            return failures.exitCode();
        }

        private static String told(Decision decision) {
            String told = decision.id() + " " + decision.kind().key() + " by " + decision.agent() + " on " + decision.at()
                    + (decision.reason().isEmpty() ? "" : " (" + decision.reason() + ")") + ": \""
                    + decision.binding().exact() + "\"";
            return told.replaceAll("\\s+", " ");
        }

        private List<Decision> read(Failures failures) throws IOException {
            Lang lang = RDFLanguages.filenameToLang(file.getFileName().toString());
            // The names of JSON lines are not those of RDF.
            boolean json = lang == null || !RDFLanguages.isQuads(lang) || file.toString().endsWith(".jsonl");
            return json ? readLines(failures) : readGraphs(lang, failures);
        }

        private List<Decision> readLines(Failures failures) throws IOException {
            List<Decision> decisions = new ArrayList<>();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (line.isBlank()) {
                        continue;
                    }
                    try {
                        decisions.add(ReviewJson.read(line));
                    } catch (IllegalArgumentException e) {
                        failures.add(file + ": line " + number, e);
                    }
                }
            }
            return decisions;
        }

        private List<Decision> readGraphs(Lang lang, Failures failures) throws IOException {
            DatasetGraph quads = DatasetGraphFactory.create();
            try (InputStream in = Files.newInputStream(file)) {
                RDFParser.source(in).lang(lang).parse(quads);
            } catch (RiotException e) {
                failures.add(file.toString(), e);
                return List.of();
            }
            List<Decision> decisions = new ArrayList<>();
            Iterator<Quad> records = quads.find(Node.ANY, Node.ANY, Vocabulary.RECORD, Node.ANY);
            while (records.hasNext()) {
                Triple record = records.next().asTriple();
                try {
                    decisions.add(ReviewQuads.read(List.of(record)));
                } catch (IllegalArgumentException e) {
                    failures.add(file + ": " + record.getSubject(), e);
                }
            }
            return decisions;
        }
    }
}
