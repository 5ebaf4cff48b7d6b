package riposte.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import riposte.export.ExportFormat;
import riposte.export.Exporter;
import riposte.export.TrafficLight;
import riposte.store.ClaimStore;
import riposte.store.file.WholeFile;

/** {@code riposte export}: the graph as a document. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the graph of the store to a file or to standard output.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte export -o graph.trig.gz",
            "  riposte export --format jsonld > graph.jsonld",
            "  riposte export --format gexf -o graph.gexf"
        })
final class ExportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreOption storeOption;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Format.class,
            description = "trig, nquads, turtle, ntriples, rdfxml, jsonld, trix, binary, gexf, graphml, csv-nodes, "
                    + "csv-edges, stix, …; by default what the file's name says, else trig")
    private ExportFormat format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "file to write, packed when its name ends in .gz; it appears when it is whole")
    private Path output;

    @Option(
            names = "--min-confidence",
            paramLabel = "0..1",
            converter = ExtractionOptions.Share.class,
            description = "leave out claims of a lower confidence, with what stands in the graph for their sake alone")
    private double minConfidence;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "shown",
            description = "shown, or all: with the claims that were rejected, that are less sure than the bound shown, and the"
                    + " originals of corrected ones, each article's in a graph hidden/…; default: ${DEFAULT-VALUE}")
    private Status status;

    @Option(
            names = "--tlp",
            paramLabel = "LIGHT",
            converter = Light.class,
            description = "marks all objects of STIX with a traffic light (TLP 2.0): clear, green, amber, amber+strict or red")
    private TrafficLight light;

    @Option(
            names = "--with-text",
            description = "with the whole texts of the articles, for use of one's own: they are their publishers'. Without it, RDF holds"
                    + " the sentences that carry claims and those beside them; a backup holds everything")
    private boolean withText;

    @Spec
    private CommandSpec spec;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExportFormat chosen = format != null
                ? format
                : output == null
                        ? ExportFormat.TRIG
                        : ExportFormat.ofFileName(output.getFileName().toString()).orElse(ExportFormat.TRIG);
        if (light != null && chosen != ExportFormat.STIX) {
            throw new ParameterException(spec.commandLine(), "--tlp is for STIX alone: --format stix");
        }
        try (ClaimStore store = storeOption.openExisting()) {
            if (output == null) {
                write(store, chosen, console.out());
            } else if (output.toString().endsWith(".gz")) {
                WholeFile.write(output, "the export", file -> {
                    try (OutputStream out = new GZIPOutputStream(file, 1 << 16)) {
                        write(store, chosen, out);
                    }
                });
            } else {
                WholeFile.write(output, "the export", file -> write(store, chosen, file));
            }
        }
        return Riposte.DONE;
    }

    private void write(ClaimStore store, ExportFormat chosen, OutputStream out) {
        store.read(dataset -> {
            if (chosen == ExportFormat.STIX) {
                Exporter.writeStix(dataset, minConfidence, claim -> true, light, out);
            } else {
                Exporter.write(dataset, chosen, minConfidence, status == Status.all, withText, out);
            }
            return null;
        });
    }

    /** Which claims are written. */
    enum Status {
        shown,
        all
    }

    /** A traffic light by its name. */
    static final class Light implements ITypeConverter<TrafficLight> {
        @Override
        public TrafficLight convert(String name) {
            try {
                return TrafficLight.of(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** A format by any of its names. */
    static final class Format implements ITypeConverter<ExportFormat> {
        @Override
        public ExportFormat convert(String name) {
            try {
                return ExportFormat.of(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
