package riposte.catalog;

import java.io.BufferedReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells names that are also ordinary words: in running text they count only beside a cue such as "hackers". */
final class CommonWords {

    private final Set<String> words = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param lines words, separated by spaces and line ends
     * @param entries whose states, capitals and peoples are words that an alias must not take
     */
    CommonWords(BufferedReader lines, Iterable<Entry> entries) {
        words.addAll(lines.lines()
                .map(String::strip)
                .filter(w -> !w.isEmpty() && !w.startsWith("#"))
                .flatMap(l -> Arrays.stream(l.split("\\s+")))
                .collect(Collectors.toSet()));
        for (Entry entry : entries) {
            if (entry.iso() != null) {
                entry.names().forEach(n -> names.add(n.text().toLowerCase(Locale.ROOT)));
            }
        }
    }

    /** Whether a name needs a cue: a common word, a place or people, a single letter or pair, or bare digits. */
    boolean has(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        if (lower.length() <= 2 || lower.chars().allMatch(Character::isDigit)) {
            return true;
        }
        if (names.contains(lower)) {
            return true;
        }
        String bare = lower.startsWith("the ") ? lower.substring(4) : lower;
        return words.contains(bare) || bare.endsWith("s") && words.contains(bare.substring(0, bare.length() - 1));
    }
}
