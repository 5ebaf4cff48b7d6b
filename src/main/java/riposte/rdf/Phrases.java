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

/**
 * The wording of labels that the graph's own things have, in each of its languages. It stands in {@code labels_LANG.properties}
 * beside this class, with places for names: {@code {speaker} accuses {target}}.
 */
public final class Phrases {

    /** The languages of labels. */
    public static final List<String> LANGUAGES = List.of("en", "fr");

    private static final Map<String, Properties> PHRASES = new TreeMap<>();

    static {
        for (String lang : LANGUAGES) {
            PHRASES.put(lang, read(lang));
        }
    }

    private Phrases() {}

    /** The phrase of a key, one of the files', with its places filled; what a name holds is never taken for a place. */
    public static String of(String key, String lang, Map<String, String> names) {
        String phrase = PHRASES.get(lang).getProperty(key);
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

    /** The name of a thing in a language: else the English one, else any. */
    public static String name(Map<String, String> names, String lang) {
        String shown = names.getOrDefault(lang, names.get("en"));
        return shown != null ? shown : names.values().iterator().next();
    }

    private static Properties read(String lang) {
        String name = "labels_" + lang + ".properties";
        Properties phrases = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            phrases.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }
}
