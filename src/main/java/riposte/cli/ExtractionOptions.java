package riposte.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import riposte.catalog.Catalog;
import riposte.extract.Extractor;
import riposte.ingest.ClaimFinder;
import riposte.ingest.IngestOptions;
import riposte.reader.Reader;

/** Which claims to keep, and how to work. */
final class ExtractionOptions {

    @Option(names = "--all-topics", description = "also keep claims around which no cyber matter is spoken of; the reader finds few of them")
    private boolean allTopics;

    @Option(
            names = "--min-confidence",
            paramLabel = "0..1",
            converter = Share.class,
            description = "show no claims of a lower confidence; the default is ${DEFAULT-VALUE}, from which on two of three or more are "
                    + "right in published articles. From 0.3 on there are some that a reader may want to see; a store keeps them, hidden")
    private double minConfidence = Extractor.SURE;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Positive.class,
            description = "articles to work on at once; by default as many as there are processors")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private CatalogOption catalogOption = new CatalogOption();

    /** The known actors and incidents. */
    Catalog catalog() {
        return catalogOption.read();
    }

    int jobs() {
        return jobs;
    }

    /** What finds the claims that are shown. */
    ClaimFinder finder() {
        Reader.prepare();
        return new ClaimFinder(catalog(), allTopics, minConfidence);
    }

    /** What a store keeps. */
    IngestOptions ingestOptions(boolean claimsOnly) {
        return new IngestOptions(allTopics, minConfidence, claimsOnly, jobs);
    }

    /** A number between 0 and 1, in hundredths, as confidences are. */
    static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            try {
                double share = Double.parseDouble(value);
                if (share >= 0 && share <= 1) {
                    return Math.round(100 * share) / 100.0;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new TypeConversionException("'" + value + "' is no number between 0 and 1");
        }
    }

    /** A whole number above 0. */
    static final class Positive implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            try {
                int number = Integer.parseInt(value);
                if (number >= 1) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new TypeConversionException("'" + value + "' is no whole number from 1 on");
        }
    }
}
