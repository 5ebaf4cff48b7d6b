package riposte.evaluate;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of actors as they are compared: without case, accents, punctuation and articles, and by one of several names. */
final class Names {

    private static final Set<String> ARTICLES = Set.of(
            "the", "a", "an", "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "el", "los", "las", "der",
            "die", "das", "of", "in");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\w]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]+");
    private static final Properties SAME = load();

    private Names() {}

    /** The name as it is compared, or null for null. */
    static String normal(String name) {
        if (name == null) {
            return null;
        }
        String ascii = NOT_ASCII.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String text = ascii.isEmpty() ? name : ascii;
        text = NOT_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        text = SAME.getProperty(text, text);
        String words = words(text).stream().filter(word -> !ARTICLES.contains(word)).collect(Collectors.joining(" "));
        text = words.isEmpty() ? text : words;
        return SAME.getProperty(text, text);
    }

    /** The share of the shorter name's words that the other has too, between 0 and 1. */
    static double overlap(String a, String b) {
        Set<String> first = distinctWords(a);
        Set<String> second = distinctWords(b);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        long shared = first.stream().filter(second::contains).count();
        return (double) shared / Math.min(first.size(), second.size());
    }

    private static Set<String> distinctWords(String name) {
        return new LinkedHashSet<>(words(Objects.requireNonNullElse(normal(name), "")));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" +"));
    }

    private static Properties load() {
        Properties names = new Properties();
        try (Reader in = new InputStreamReader(
                Names.class.getResourceAsStream("names.properties"), StandardCharsets.UTF_8)) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
