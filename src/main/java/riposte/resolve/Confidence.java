package riposte.resolve;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import riposte.reader.ReadClaim;

/**
 * How far a claim can be trusted: how likely it is right as a whole (type, speaker and target), by the scores of the reader. A logistic
 * regression (Platt 1999) on text that neither trained the reader nor set its thresholds; its coefficients are in
 * {@code confidence.properties}, which {@code training/calibrate.py} writes.
 */
final class Confidence {

    private static final String FILE = "/riposte/resolve/confidence.properties";
    private static final double CERTAIN = 0.999;

    private static final Map<String, Double> COEFFICIENTS = read();

    private Confidence() {}

    /** Of a claim with one of its speakers and one of its targets, or nobody; between 0 and 1, with two decimals. */
    static double of(ReadClaim claim, ReaderExtractor.Meant speaker, ReaderExtractor.Meant target) {
        double sum = COEFFICIENTS.get("intercept");
        for (Map.Entry<String, Double> feature : features(claim, speaker, target).entrySet()) {
            sum += COEFFICIENTS.getOrDefault(feature.getKey(), 0.0) * feature.getValue();
        }
        return Math.round(100 / (1 + Math.exp(-sum))) / 100.0;
    }

    /**
     * What the confidence goes by: log odds of the reader's scores; the type; of each party whether it is nobody, somebody the catalogue
     * does not know, or only described; whether both are the same.
     */
    static SortedMap<String, Double> features(ReadClaim claim, ReaderExtractor.Meant speaker, ReaderExtractor.Meant target) {
        SortedMap<String, Double> features = new TreeMap<>();
        features.put("cue", odds(claim.cueScore()));
        features.put("valid", odds(claim.validScore()));
        features.put(claim.type().key(), 1.0);
        party("speaker", speaker, features);
        party("target", target, features);
        if (Finding.same(speaker.who(), target.who())) {
            features.put("same", 1.0);
        }
        return features;
    }

    private static void party(String role, ReaderExtractor.Meant party, SortedMap<String, Double> features) {
        features.put(role, odds(party.score()));
        if (party.who() == null) {
            features.put(role + ".nobody", 1.0);
        } else if (!party.who().principal().known()) {
            features.put(role + (Unknown.isDescribed(party.who()) ? ".described" : ".unknown"), 1.0);
        }
    }

    private static Map<String, Double> read() {
        Properties file = new Properties();
        try (InputStreamReader in = new InputStreamReader(Confidence.class.getResourceAsStream(FILE), StandardCharsets.UTF_8)) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Double> coefficients = new TreeMap<>();
        for (String name : file.stringPropertyNames()) {
            coefficients.put(name, Double.parseDouble(file.getProperty(name)));
        }
        return coefficients;
    }

    private static double odds(double score) {
        double bounded = Math.min(CERTAIN, Math.max(1 - CERTAIN, score));
        return Math.log(bounded / (1 - bounded));
    }
}
