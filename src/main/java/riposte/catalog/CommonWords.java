package riposte.catalog;

import java.io.BufferedReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.claim.Actor;
import riposte.claim.ActorType;

/** Tells names that also mean something else: in running text they count only beside a cue such as "hackers". */
final class CommonWords {

    private static final Set<ActorType> OF_STATES =
            Set.of(ActorType.STATE, ActorType.GOVERNMENT_BODY, ActorType.INTERNATIONAL_ORGANIZATION);
    /** Numbered as researchers number groups: APT 41, TG-3390. */
    private static final Pattern NUMBERED = Pattern.compile("(\\p{Lu}{2,})[ -]?\\d{1,5}");

    private static final Pattern BREAK = Pattern.compile("[\\s\\p{Pd}_.,/:()&]+");

    private final Set<String> words = new HashSet<>();
    /** Words that stand for states, their people and bodies, and words that go with them. */
    private final Set<String> ofStates = new HashSet<>();
    /** Words of longer names, with whose names they are part of. */
    private final Map<String, Set<String>> parts = new HashMap<>();

    /**
     * @param lists files of words, separated by spaces and line ends
     * @param entries whose names are no free words for an alias of another one
     * @param others words that hold a name and mean something else
     */
    CommonWords(List<BufferedReader> lists, Iterable<Entry> entries, OtherNames others) {
        for (BufferedReader lines : lists) {
            lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(BREAK::splitAsStream)
                    .forEach(words::add);
        }
        for (String lang : CatalogReader.NAME_LANGUAGES) {
            for (String use : List.of("phrase", "forename")) {
                others.of(use, lang).forEach(name -> words.add(lower(name)));
            }
            for (String use : List.of("cue", "office")) {
                others.of(use, lang).forEach(word -> ofStates.add(lower(word)));
            }
        }
        for (Entry entry : entries) {
            boolean state = entry.entity() instanceof Actor actor && OF_STATES.contains(actor.type());
            for (Name name : entry.names()) {
                String[] split = BREAK.split(lower(name.text()));
                if (split.length > 1) {
                    Arrays.stream(split).forEach(word -> parts.computeIfAbsent(word, w -> new HashSet<>()).add(entry.id()));
                } else if (state) {
                    ofStates.add(lower(name.text()));
                }
                if (state) {
                    words.add(lower(name.text()));
                }
            }
        }
    }

    /** With the lists that come with Riposte. */
    static CommonWords standard(Iterable<Entry> entries) {
        return new CommonWords(
                List.of(Catalog.resource("common-words.txt"), Catalog.resource("frequent-words.txt")),
                entries,
                Catalog.standardOtherNames());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).strip();
    }

    /**
     * Whether a name is no proof of who is meant: a common word, a place or people, letters so few or digits that they may be
     * anything, or a description made of such words alone (Group 8, Russian hackers, PLA Navy).
     */
    boolean has(String name) {
        String lower = lower(name);
        String bare = lower.startsWith("the ") ? lower.substring(4) : lower;
        if (word(bare)) {
            return true;
        }
        Matcher numbered = NUMBERED.matcher(name.strip());
        if (numbered.matches()) {
            return ofStates.contains(lower(numbered.group(1))) && !numbered.group(1).equals("APT");
        }
        String[] split = BREAK.split(bare);
        return split.length > 1
                && Arrays.stream(split).allMatch(word -> few(word) || ofStates.contains(word) || ofStates.contains(singular(word)));
    }

    /** Whether a single word is also part of the longer name of somebody else than the one of that id. */
    boolean partOfAnother(String name, String id) {
        return parts.getOrDefault(lower(name), Set.of()).stream().anyMatch(other -> !other.equals(id));
    }

    private boolean word(String bare) {
        return few(bare) || words.contains(bare) || words.contains(singular(bare));
    }

    private static boolean few(String word) {
        return word.length() <= 2 || word.chars().allMatch(Character::isDigit);
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
