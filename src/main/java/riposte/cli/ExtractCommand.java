package riposte.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import riposte.export.ClaimJson;
import riposte.export.ExportFormat;
import riposte.export.RdfStream;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;

/** {@code riposte extract}: claims without a store. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Finds the claims of articles and writes them to standard output.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte extract article.html",
            "  riposte extract --format jsonl corpus.jsonl",
            "  riposte extract --format nquads articles/ > claims.nq"
        })
final class ExtractCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ExtractionOptions extraction;

    @Mixin
    private BaseOption base;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "trig",
            converter = Format.class,
            description = "jsonl for one claim per line, or a format of RDF: trig (the default), turtle, nquads, "
                    + "ntriples, jsonld, rdfxml, …")
    private Format format;

    @Option(
            names = "--claims-only",
            description = "in RDF, leave out articles in which no claim was found; JSON lines never have them")
    private boolean claimsOnly;

    ExtractCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Batch batch = new Batch(console);
        if (format.rdf == null) {
            ClaimJson json = new ClaimJson(base.iris());
            batch.extract(reading, extraction, result -> result.claims()
                    .forEach(claim -> console.line(json.line(result.article(), claim))));
        } else {
            ArticleQuads quads = new ArticleQuads(base.iris());
            RdfStream stream = RdfStream.open(format.rdf, console.out());
            batch.extract(reading, extraction, result -> {
                if (!claimsOnly || !result.claims().isEmpty()) {
                    quads.quads(new ArticleClaims(result.article(), result.claims()))
                            .forEach(stream::quad);
                }
            });
            stream.end();
        }
        return batch.failures().exitCode();
    }

    /**
     * What is written.
     *
     * @param rdf the format of RDF, or null for JSON lines
     */
    record Format(ExportFormat rdf) implements ITypeConverter<Format> {

        private static final List<String> LINES = List.of("jsonl", "json");

        Format() {
            this(null);
        }

        @Override
        public Format convert(String name) {
            if (LINES.contains(name)) {
                return new Format(null);
            }
            try {
                ExportFormat format = ExportFormat.of(name);
                if (format.isRdf()) {
                    return new Format(format);
                }
            } catch (IllegalArgumentException e) {
                // Told below, with the formats there are here.
            }
            List<String> names = Arrays.stream(ExportFormat.values())
                    .filter(ExportFormat::isRdf)
                    .map(ExportFormat::key)
                    .toList();
            throw new TypeConversionException(
                    "'" + name + "' is no format; there are jsonl, " + String.join(", ", names));
        }
    }
}
