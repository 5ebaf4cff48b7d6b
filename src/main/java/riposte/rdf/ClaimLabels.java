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
import riposte.claim.ClaimType;

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
        return label(
                claim.type(),
                claim.speaker() == null ? null : Literals.labels(claim.speaker().principal()),
                claim.target() == null ? null : Literals.labels(claim.target().principal()),
                claim.about() == null ? null : Literals.labels(claim.about()),
                lang);
    }

    /** The line for a claim, by the names of its principals and of its incident; null for those it has not. */
    static String label(
            ClaimType type,
            Map<String, String> speaker,
            Map<String, String> target,
            Map<String, String> incident,
            String lang) {
        Properties phrases = PHRASES.get(lang);
        String form = speaker != null ? (target != null ? "both" : "speaker") : (target != null ? "target" : "none");
        Map<String, String> names = new TreeMap<>();
        if (speaker != null) {
            names.put("speaker", name(speaker, lang));
        }
        if (target != null) {
            names.put("target", name(target, lang));
        }
        String phrase = fill(phrases.getProperty(type.key() + "." + form), names);
        if (incident == null) {
            return phrase;
        }
        names.put("incident", name(incident, lang));
        return phrase + fill(phrases.getProperty("about"), names);
    }

    /** Fills the places one after the other, so that a name that looks like a place stays as it is. */
    private static String fill(String phrase, Map<String, String> names) {
        StringBuilder label = new StringBuilder();
        int done = 0;
        for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', done)) {
            int close = phrase.indexOf('}', open);
            label.append(phrase, done, open);
            String name = names.get(phrase.substring(open + 1, close));
            if (name == null) {
                throw new IllegalStateException("no such place in the phrase: " + phrase);
            }
            label.append(name);
            done = close + 1;
        }
        return label.append(phrase, done, phrase.length()).toString();
    }

    private static String name(Map<String, String> labels, String lang) {
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
