package riposte.extract;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import riposte.catalog.Table;

/** One list of {@code words.csv} in one language: words that tell whom a phrase means. Letter case does not count. */
final class Words {

    /** The lists. */
    enum Use {
        ATTACKERS,
        CRIMINALS,
        SPIES,
        RESEARCHERS,
        SOURCES,
        SUSPECTS,
        ORGANISATIONS,
        NO_NAME,
        STREET,
        TITLE,
        FIRM,
        PLACE,
        OFFICE,
        ARTICLE,
        CITING,
        PRONOUN,
        AND,
        ACT,
        LIKENING,
        CALLED,
        BEHIND
    }

    private static final Map<String, Words> LISTS = read();
    private static final Words NONE = new Words();

    private final Set<String> whole = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    private Words() {}

    /** The list of a language, or the one that holds for all. */
    static Words of(Use use, String lang) {
        return LISTS.getOrDefault(use + " " + lang, LISTS.getOrDefault(use + " *", NONE));
    }

    boolean contains(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return whole.contains(lower)
                || beginnings.stream().anyMatch(lower::startsWith)
                || ends.stream().anyMatch(lower::endsWith);
    }

    /** Whether any word of a phrase is in the list; in Chinese any stretch of it. */
    boolean anyIn(String phrase) {
        for (String word : phrase.split("[^\\p{L}\\p{M}\\p{N}&、-]+")) {
            if (contains(word)) {
                return true;
            }
        }
        return Han.in(phrase) && (whole.stream().anyMatch(phrase::contains) || beginnings.stream().anyMatch(phrase::contains));
    }

    private static Map<String, Words> read() {
        Map<String, Words> lists = new HashMap<>();
        try (var records = Table.FORMAT.parse(new InputStreamReader(
                Words.class.getResourceAsStream("/riposte/extract/words.csv"), StandardCharsets.UTF_8))) {
            for (CSVRecord record : records) {
                Words list = lists.computeIfAbsent(
                        Use.valueOf(record.get("use").toUpperCase(Locale.ROOT).replace('-', '_')) + " " + record.get("lang"), k -> new Words());
                for (String word : record.get("words").split("\\|")) {
                    list.add(word.toLowerCase(Locale.ROOT));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }

    private void add(String word) {
        if (word.endsWith("*")) {
            beginnings.add(word.substring(0, word.length() - 1));
        } else if (word.startsWith("*")) {
            ends.add(word.substring(1));
        } else {
            whole.add(word);
        }
    }
}
