package riposte.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.extract.Extractor;

/** Which claims to keep, and how to work. */
final class ExtractionOptions {

    @Option(names = "--all-topics", description = "also keep claims around which no cyber matter is spoken of; the reader finds few of them")
    private boolean allTopics;

    @Option(
            names = "--min-confidence",
            paramLabel = "0..1",
            converter = Share.class,
            description = "show no claims of a lower confidence; the default is ${DEFAULT-VALUE}, from which on three of four are "
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

    /** Lowest confidence of the claims that are shown. */
    double minConfidence() {
        return minConfidence;
    }

    /** What turns an article into the claims that are shown. Safe for use by several threads. */
    Claims extraction() {
        return extraction(minConfidence);
    }

    /** What turns an article into the claims that a store keeps: fainter ones too, which are hidden there until somebody accepts them. */
    Claims keeping() {
        return extraction(Math.min(Extractor.FAINT, minConfidence));
    }

    private Claims extraction(double least) {
        Extractor extractor = new Extractor(catalog());
        Set<String> languages = Extractor.languages();
        return article -> languages.contains(article.lang())
                ? extractor.extract(article, allTopics, least)
                : List.of();
    }

    /** Why nothing can be found in an article whatever it says, or null. */
    static String unsupported(Article article) {
        if (Extractor.languages().contains(article.lang())) {
            return null;
        }
        String known = Extractor.languages().stream().sorted().collect(Collectors.joining(", "));
        return article.lang().equals("und")
                ? "skipped: its language cannot be told; say it with --lang (" + known + ")"
                : "skipped: no claims are read in language '" + article.lang() + "' (only " + known + ")";
    }

    /** Finds the claims of an article. */
    @FunctionalInterface
    interface Claims {
        List<Claim> of(Article article);
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
