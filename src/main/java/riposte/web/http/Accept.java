package riposte.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The {@code Accept} header of a request (RFC 9110, section 12.5.1): which of several media types a client wants.
 *
 * <p>The most specific range that fits a type gives its quality; the highest quality wins, then the more specific
 * range, then the order of the offer. Parameters other than {@code q} are ignored. No header accepts everything.
 */
public final class Accept {

    private record Range(String type, String subtype, double quality) {

        int specificity() {
            return type.equals("*") ? 1 : subtype.equals("*") ? 2 : 3;
        }

        boolean fits(String mediaType) {
            int slash = mediaType.indexOf('/');
            return (type.equals("*") || type.equals(mediaType.substring(0, slash)))
                    && (subtype.equals("*") || subtype.equals(mediaType.substring(slash + 1)));
        }
    }

    private static final int LONGEST = 8_192;

    private final List<Range> ranges;

    private Accept(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads the header.
     *
     * @param header its value, several fields joined by commas; null or blank accepts everything
     * @throws IllegalArgumentException when it is not a list of media ranges
     */
    public static Accept parse(String header) {
        if (header == null || header.isBlank()) {
            return new Accept(List.of(new Range("*", "*", 1)));
        }
        if (header.length() > LONGEST) {
            throw new IllegalArgumentException("the Accept header is longer than " + LONGEST + " characters");
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : header.split(",")) {
            if (!part.isBlank()) {
                ranges.add(range(part));
            }
        }
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("the Accept header names no media type");
        }
        return new Accept(ranges);
    }

    private static Range range(String text) {
        String[] fields = text.split(";");
        String name = fields[0].strip().toLowerCase(Locale.ROOT);
        // Sent by java.net.HttpURLConnection of old.
        if (name.equals("*")) {
            name = "*/*";
        }
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1 || name.indexOf('/', slash + 1) > 0) {
            throw new IllegalArgumentException("the Accept header has '" + text.strip() + "', which is no media type");
        }
        double quality = 1;
        for (int i = 1; i < fields.length; i++) {
            String field = fields[i].strip();
            if (field.regionMatches(true, 0, "q=", 0, 2)) {
                quality = quality(field.substring(2).strip());
            }
        }
        return new Range(name.substring(0, slash), name.substring(slash + 1), quality);
    }

    private static double quality(String text) {
        if (!text.matches("[01](\\.[0-9]{0,3})?") || text.compareTo("1.000") > 0) {
            throw new IllegalArgumentException("the Accept header has the quality '" + text + "', which is not 0 to 1");
        }
        return Double.parseDouble(text);
    }

    /** The best of some media types, or nothing when none is acceptable. */
    public Optional<String> best(List<String> mediaTypes) {
        return best(mediaTypes, Function.identity());
    }

    /** The best of some offers by their media types (lower case), or nothing when none is acceptable. */
    public <T> Optional<T> best(List<T> offers, Function<T, String> mediaType) {
        T best = null;
        double bestQuality = 0;
        int bestSpecificity = 0;
        for (T offer : offers) {
            Range range = fitting(mediaType.apply(offer));
            if (range == null || range.quality == 0) {
                continue;
            }
            if (range.quality > bestQuality || range.quality == bestQuality && range.specificity() > bestSpecificity) {
                best = offer;
                bestQuality = range.quality;
                bestSpecificity = range.specificity();
            }
        }
        return Optional.ofNullable(best);
    }

    private Range fitting(String mediaType) {
        Range best = null;
        for (Range range : ranges) {
            if (range.fits(mediaType) && (best == null || range.specificity() > best.specificity())) {
                best = range;
            }
        }
        return best;
    }
}
