package riposte.store.query;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;

/**
 * A SPARQL query with a name and words for people. In its file these stand first, as comments: {@code # title: …},
 * {@code # description: …}, and with a language tag, {@code # title-fr: …}. A line that begins with {@code #} and two
 * spaces or more goes on with the one before.
 *
 * @param name the file's name without {@code .rq}
 * @param titles what it asks, in a few words, by language; holds at least {@code en}
 * @param descriptions what the rows mean, by language; holds at least {@code en}
 * @param text the whole file
 */
public record NamedQuery(String name, Map<String, String> titles, Map<String, String> descriptions, String text) {

    public NamedQuery {
        Objects.requireNonNull(name);
        Objects.requireNonNull(text);
        titles = Collections.unmodifiableMap(new TreeMap<>(titles));
        descriptions = Collections.unmodifiableMap(new TreeMap<>(descriptions));
    }

    /**
     * Reads a query file.
     *
     * @throws IllegalArgumentException when title or description is missing, or the query is not SPARQL; the message
     *     names the place
     */
    public static NamedQuery parse(String name, String text) {
        Map<String, StringBuilder> words = new TreeMap<>();
        StringBuilder last = null;
        for (String line : text.lines().toList()) {
            if (!line.startsWith("#")) {
                break;
            }
            int colon = line.indexOf(':');
            if (line.startsWith("#  ") && last != null) {
                last.append(' ').append(line.substring(1).strip());
            } else if (line.startsWith("# title") || line.startsWith("# description")) {
                if (colon < 0) {
                    throw new IllegalArgumentException("query '" + name + "': no colon in '" + line + "'");
                }
                last = new StringBuilder(line.substring(colon + 1).strip());
                words.put(line.substring(2, colon).strip().toLowerCase(Locale.ROOT), last);
            }
        }
        NamedQuery query = new NamedQuery(name, tagged("title", words), tagged("description", words), text);
        if (!query.titles.containsKey("en") || !query.descriptions.containsKey("en")) {
            throw new IllegalArgumentException("query '" + name + "' needs '# title:' and '# description:' at its top");
        }
        query.query();
        return query;
    }

    private static Map<String, String> tagged(String key, Map<String, StringBuilder> words) {
        Map<String, String> tagged = new TreeMap<>();
        words.forEach((name, value) -> {
            if (name.equals(key)) {
                tagged.put("en", value.toString());
            } else if (name.startsWith(key + "-")) {
                tagged.put(name.substring(key.length() + 1), value.toString());
            }
        });
        return tagged;
    }

    /** Its title in English. */
    public String title() {
        return titles.get("en");
    }

    /** Its title in that language, or in English. */
    public String title(String lang) {
        return titles.getOrDefault(lang, title());
    }

    /** Its description in English. */
    public String description() {
        return descriptions.get("en");
    }

    /** Its description in that language, or in English. */
    public String description(String lang) {
        return descriptions.getOrDefault(lang, description());
    }

    /** The query itself, parsed anew. */
    public Query query() {
        try {
            return QueryFactory.create(text);
        } catch (QueryParseException e) {
            throw new IllegalArgumentException("query '" + name + "' is not SPARQL: " + e.getMessage(), e);
        }
    }
}
