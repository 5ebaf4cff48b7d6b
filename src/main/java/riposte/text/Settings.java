package riposte.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes a language: its models, dictionary and conventions, as its file {@code riposte/text/LANG.properties} says. */
final class Settings {

    private static final Pattern CODE = Pattern.compile("[a-z]{2}");

    private final String lang;
    private final Properties properties;

    private Settings(String lang, Properties properties) {
        this.lang = lang;
        this.properties = properties;
    }

    static boolean exist(String lang) {
        return CODE.matcher(lang).matches() && resource(path(lang)) != null;
    }

    static Settings of(String lang) {
        return new Settings(lang, read(path(lang)));
    }

    private static String path(String lang) {
        return "riposte/text/" + lang + ".properties";
    }

    static URL resource(String path) {
        return Settings.class.getClassLoader().getResource(path);
    }

    static Properties read(String path) {
        URL url = resource(path);
        if (url == null) {
            throw new IllegalStateException("not on the class path: " + path);
        }
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        return properties;
    }

    String lang() {
        return lang;
    }

    /** The value, or null when the language has none. */
    String get(String key) {
        String value = properties.getProperty(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The value, which every language must have. */
    String require(String key) {
        String value = get(key);
        if (value == null) {
            throw new IllegalStateException(path(lang) + " has no " + key);
        }
        return value;
    }

    boolean is(String key) {
        return "true".equals(get(key));
    }

    /** The words of a list separated by blanks, in order. */
    List<String> list(String key) {
        String value = get(key);
        return value == null ? List.of() : List.of(value.split("\\s+"));
    }

    Set<String> set(String key) {
        return Set.copyOf(list(key).stream().distinct().toList());
    }

    /** The settings below a prefix, without it. */
    Map<String, String> below(String prefix) {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .collect(Collectors.toMap(
                        key -> key.substring(prefix.length()), properties::getProperty, (a, b) -> a, LinkedHashMap::new));
    }

    static Stream<String> languages(String[] codes) {
        return Stream.of(codes).filter(Settings::exist);
    }
}
