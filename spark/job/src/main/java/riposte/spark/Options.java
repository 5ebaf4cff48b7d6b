package riposte.spark;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import riposte.article.ReadOptions;
import riposte.extract.Extractor;
import riposte.rdf.Iris;

/** The options of the backfill; those that 'riposte ingest' has too mean the same. */
final class Options {

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "files, folders and patterns of any file system that Hadoop knows: .warc, .jsonl, .html, .txt, .pdf, each also .gz")
    List<String> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "folder for the parts, which must be empty or missing")
    String output;

    @Option(
            names = "--parts",
            paramLabel = "N",
            converter = Positive.class,
            description = "how many parts are written; by default ${DEFAULT-VALUE}")
    int parts = 32;

    @Option(names = "--gzip", description = "pack the parts")
    boolean gzip;

    @Option(names = "--claims-only", description = "leave out articles in which no claim was found that is shown")
    boolean claimsOnly;

    @Option(names = "--without-text", description = "leave out the texts of articles but for the sentences beside those that carry claims")
    boolean withoutText;

    @Option(names = "--all-topics", description = "also keep claims around which no cyber matter is spoken of")
    boolean allTopics;

    @Option(
            names = "--min-confidence",
            paramLabel = "0..1",
            converter = Share.class,
            description = "show no claims of a lower confidence; by default ${DEFAULT-VALUE}")
    double least = Extractor.SURE;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            converter = Language.class,
            description = "language of all articles; otherwise what they say or what is detected")
    String lang;

    @Option(
            names = "--base",
            paramLabel = "IRI",
            converter = Base.class,
            description = "what the IRIs of the graph begin with; by default ${DEFAULT-VALUE}")
    String base = Iris.DEFAULT_BASE;

    @Option(names = "--catalog", paramLabel = "DIR", description = "folder of imported catalogues, which the driver brings to the executors")
    String catalog;

    @Option(
            names = "--max-mb",
            paramLabel = "MB",
            converter = Positive.class,
            description = "largest page, text or record; by default ${DEFAULT-VALUE}")
    int maxMegabytes = 16;

    @Option(
            names = "--task-mb",
            paramLabel = "MB",
            converter = Positive.class,
            description = "most that one task reads, where files can be parted or are small; by default ${DEFAULT-VALUE}")
    int taskMegabytes = 128;

    Settings settings(Catalogues catalogues, int attempts) {
        int bytes = (int) Math.min((long) maxMegabytes << 20, 1 << 30);
        return new Settings(base, lang, bytes, allTopics, least, claimsOnly, !withoutText, catalogues.digest(), attempts);
    }

    /** A whole number above 0. */
    static final class Positive implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.matches("0*[1-9]\\d{0,5}")) {
                return Integer.valueOf(value);
            }
            throw new TypeConversionException("'" + value + "' is no whole number from 1 to 999999");
        }
    }

    /** A number between 0 and 1, in hundredths. */
    static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            if (value.matches("0(\\.\\d{1,9})?|1(\\.0{1,9})?")) {
                return Math.round(100 * Double.parseDouble(value)) / 100.0;
            }
            throw new TypeConversionException("'" + value + "' is no number between 0 and 1");
        }
    }

    /** A two-letter code. */
    static final class Language implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                return ReadOptions.language(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** An absolute IRI that ends in a slash. */
    static final class Base implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                return new Iris(value).base();
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
