package riposte.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a claim can be trusted: the share of right claims among those its rule found on the gold passages, drawn
 * towards that of its kind of rule where few were found, and lowered where a role had to be guessed. The counts are in
 * {@code confidence.tsv}.
 */
final class Confidence {

    private static final String FILE = "/riposte/extract/confidence.tsv";
    /** Weight of the kind's share, in claims. */
    private static final double PRIOR = 4;

    private static final double UNKNOWN = 0.7;

    private static final Map<String, double[]> COUNTS = read();

    private Confidence() {}

    /** Between 0 and 1, with two decimals. */
    static double of(Draft draft) {
        double share = share(draft.rule()) * draft.certainty();
        return Math.round(share * 100) / 100.0;
    }

    private static double share(String rule) {
        double[] kind = COUNTS.get(rule.substring(0, rule.indexOf('.')));
        double prior = kind == null ? UNKNOWN : (kind[0] + 1) / (kind[1] + 2);
        double[] own = COUNTS.getOrDefault(rule, new double[2]);
        return (own[0] + PRIOR * prior) / (own[1] + PRIOR);
    }

    private static Map<String, double[]> read() {
        Map<String, double[]> counts = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Confidence.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] fields = line.split("\t");
                    counts.put(fields[0], new double[] {Double.parseDouble(fields[1]), Double.parseDouble(fields[2])});
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }
}
