package riposte.rdf;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import riposte.claim.Claim;
import riposte.claim.Entity;
import riposte.claim.Participant;

/**
 * One line that names a claim for people, such as "United Kingdom accuses China over Exchange hack". The wording stands
 * in {@code labels_LANG.properties} beside this class: per claim type one phrase with speaker and target, one with the
 * speaker alone, one with the target alone, one with neither.
 */
final class ClaimLabels {

    static final List<String> LANGUAGES = List.of("en", "fr");

    private static final Map<String, Properties> PHRASES = new TreeMap<>();

    static {
        for (String lang : LANGUAGES) {
            PHRASES.put(lang, read(lang));
        }
    }

    private ClaimLabels() {}

    static String label(Claim claim, String lang) {
        Properties phrases = PHRASES.get(lang);
        String form = claim.speaker() != null
                ? (claim.target() != null ? "both" : "speaker")
                : (claim.target() != null ? "target" : "none");
        String phrase = fill(phrases.getProperty(claim.type().key() + "." + form), claim, lang);
        return claim.about() == null ? phrase : phrase + fill(phrases.getProperty("about"), claim, lang);
    }

    /** Fills the places one after the other, so that a name that looks like a place stays as it is. */
    private static String fill(String phrase, Claim claim, String lang) {
        StringBuilder label = new StringBuilder();
        int done = 0;
        for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', done)) {
            int close = phrase.indexOf('}', open);
            label.append(phrase, done, open);
            label.append(
                    switch (phrase.substring(open + 1, close)) {
                        case "speaker" -> name(claim.speaker(), lang);
                        case "target" -> name(claim.target(), lang);
                        case "incident" -> name(claim.about(), lang);
                        default -> throw new IllegalStateException("no such place in the phrase: " + phrase);
                    });
            done = close + 1;
        }
        return label.append(phrase, done, phrase.length()).toString();
    }

    private static String name(Participant participant, String lang) {
        return name(participant.principal(), lang);
    }

    private static String name(Entity entity, String lang) {
        Map<String, String> labels = Literals.labels(entity);
        String shown = labels.get(lang);
        if (shown == null) {
            shown = labels.get("en");
        }
        return shown != null ? shown : labels.values().iterator().next();
    }

    private static Properties read(String lang) {
        String name = "labels_" + lang + ".properties";
        Properties phrases = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(ClaimLabels.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            phrases.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }
}
