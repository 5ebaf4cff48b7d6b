package riposte.extract;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import riposte.claim.ClaimType;
import riposte.reader.ReadClaim;
import riposte.text.TextSpan;

/**
 * How far a claim can be trusted: how likely it is right as a whole (type, speaker and target), by the scores of the reader. A logistic
 * regression (Platt 1999) on text that neither trained the reader nor set its thresholds; its coefficients are in
 * {@code confidence.properties}, which {@code training/calibrate.py} writes.
 */
final class Confidence {

    private static final String FILE = "/riposte/extract/confidence.properties";
    private static final double CERTAIN = 0.999;

    private static final Map<String, Double> COEFFICIENTS = read();

    private Confidence() {}

    /** Of a claim with one of its speakers and one of its targets, or nobody; between 0 and 1, with two decimals. */
    static double of(ReadClaim claim, TextSpan sentence, Extractor.Meant speaker, Extractor.Meant target) {
        double sum = COEFFICIENTS.get("intercept");
        for (Map.Entry<String, Double> feature : features(claim, sentence, speaker, target).entrySet()) {
            sum += COEFFICIENTS.getOrDefault(feature.getKey(), 0.0) * feature.getValue();
        }
        return Math.round(100 / (1 + Math.exp(-sum))) / 100.0;
    }

    /**
     * What the confidence goes by: log odds of the reader's scores; the type; of each party whether it is nobody, somebody the catalogue
     * does not know, or only described, whether its words stand outside the cue's sentence, and what it is, for claims of either direction;
     * whether both are the same.
     *
     * @param sentence of the cue
     */
    static SortedMap<String, Double> features(
            ReadClaim claim, TextSpan sentence, Extractor.Meant speaker, Extractor.Meant target) {
        SortedMap<String, Double> features = new TreeMap<>();
        features.put("cue", odds(claim.cueScore()));
        features.put("valid", odds(claim.validScore()));
        features.put(claim.type().key(), 1.0);
        party("speaker", claim, sentence, speaker, features);
        party("target", claim, sentence, target, features);
        if (Finding.same(speaker.who(), target.who())) {
            features.put("same", 1.0);
        }
        return features;
    }

    private static void party(String role, ReadClaim claim, TextSpan sentence, Extractor.Meant party, SortedMap<String, Double> features) {
        if (party.who() == null && claim.type() == ClaimType.DENIAL && role.equals("target")) {
            features.put("denied.nobody", 1.0);
            return;
        }
        features.put(role, odds(party.score()));
        if (party.who() == null) {
            features.put(role + ".nobody", 1.0);
            return;
        }
        if (!sentence.overlaps(party.words())) {
            features.put(role + ".outside", 1.0);
        }
        features.put(side(role, claim.type()) + "." + party.who().actor().type().name().toLowerCase(Locale.ROOT), 1.0);
        if (!party.who().principal().known()) {
            features.put(role + (Unknown.isDescribed(party.who()) ? ".described" : ".unknown"), 1.0);
        }
    }

    /** What a party is in a claim of a type; accusations and what follows from them have the same two sides. */
    private static String side(String role, ClaimType type) {
        boolean speaker = role.equals("speaker");
        return switch (type) {
            case RESPONSIBILITY_CLAIM -> speaker ? "claimant" : "victim";
            case DENIAL -> speaker ? "denier" : "denied";
            default -> speaker ? "accuser" : "accused";
        };
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
