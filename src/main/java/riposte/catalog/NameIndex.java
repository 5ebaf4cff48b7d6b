package riposte.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Entity;

/**
 * The names of one language, ready to be found in a text in one pass: whole tokens, longest match first, no overlaps.
 * Names are compared with their capitals, except long descriptive ones (ministère des Affaires étrangères) and lines that
 * are written in capitals throughout.
 */
final class NameIndex {

    private static final int CUE_BEFORE = 4;
    private static final int CUE_AFTER = 2;

    private final Vocabulary vocabulary = new Vocabulary();
    private final NameTrie<Reading> exact = new NameTrie<>();
    private final NameTrie<Reading> anyCase = new NameTrie<>();
    private final NameTrie<Reading> capitals = new NameTrie<>();
    private final Map<Integer, Integer> lower = new HashMap<>();
    private final Set<Integer> cues = new HashSet<>();
    private final Set<Integer> offices = new HashSet<>();
    private final Set<Integer> attachedBefore = new HashSet<>();
    private final Set<Integer> attachedAfter = new HashSet<>();
    private final Set<String> notInCapitals;
    private final BodyFinder bodyFinder;
    private final int[] lowered;
    private final boolean[] cue;

    NameIndex(String lang, Iterable<Entry> entries, OtherNames others, Bodies bodies) {
        notInCapitals = Set.copyOf(others.of("not-in-capitals", lang));
        for (Entry entry : entries) {
            int rank = 0;
            Match.Kind kind = null;
            for (Name name : entry.names()) {
                rank = name.kind() == kind ? rank + 1 : 0;
                kind = name.kind();
                if (!name.usedIn(lang)) {
                    continue;
                }
                Reading.Sense sense = new Reading.Sense(entry.entity(), name.kind(), name.needsCue(), rank);
                if (name.kind() == Match.Kind.DEMONYM) {
                    for (String form : Demonyms.forms(name.text(), name.lang())) {
                        add(form, sense, false);
                    }
                } else {
                    boolean descriptive = descriptive(name, entry.entity());
                    add(name.text(), sense, descriptive);
                    if (lang.equals("ru") && cyrillic(name.text())) {
                        for (String form : Russian.name(name.text())) {
                            add(form, sense, descriptive);
                        }
                    }
                    if (lang.equals("de") && hasGenitive(name.text())) {
                        add(name.text() + "s", sense, descriptive);
                    }
                }
            }
        }
        for (String phrase : others.of("phrase", lang)) {
            List<String> tokens = Tokens.of(phrase);
            reading(exact, numbers(tokens));
            reading(capitals, numbers(upper(tokens)));
        }
        for (String forename : others.of("forename", lang)) {
            reading(exact, numbers(Tokens.of(forename))).markForename();
        }
        anyCaseWords(others.of("cue", lang), cues);
        anyCaseWords(others.of("office", lang), offices);
        anyCaseWords(others.of("attached-before", lang), attachedBefore);
        anyCaseWords(others.of("attached-after", lang), attachedAfter);
        bodyFinder = new BodyFinder(bodies, lang, this::anyCase);
        vocabulary.freeze();
        lowered = new int[vocabulary.size()];
        cue = new boolean[vocabulary.size()];
        for (int i = 0; i < lowered.length; i++) {
            lowered[i] = lower.getOrDefault(i, i);
            cue[i] = cues.contains(i);
        }
    }

    /** Long names of bodies, and names that begin with a small letter, are descriptions that writers capitalise at will. */
    private static boolean descriptive(Name name, Entity owner) {
        String text = name.text();
        int words = text.split("[ '’-]").length;
        if (words < 2 || name.needsCue()) {
            return false;
        }
        boolean body = owner instanceof Actor actor
                && (actor.type() == ActorType.GOVERNMENT_BODY
                        || actor.type() == ActorType.INTERNATIONAL_ORGANIZATION);
        return Character.isLowerCase(text.charAt(0)) || body && words >= 3;
    }

    private static boolean cyrillic(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }

    private static boolean hasGenitive(String name) {
        char last = name.charAt(name.length() - 1);
        return name.length() > 3 && Character.isLowerCase(last) && "sxzß".indexOf(last) < 0;
    }

    private void add(String name, Reading.Sense sense, boolean descriptive) {
        List<String> tokens = Tokens.of(name);
        if (tokens.isEmpty()) {
            return;
        }
        if (descriptive) {
            int[] numbers = new int[tokens.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = anyCase(tokens.get(i));
            }
            reading(anyCase, numbers).add(sense);
        }
        reading(exact, numbers(tokens)).add(sense);
        if (!notInCapitals.contains(name)) {
            reading(capitals, numbers(upper(tokens))).add(sense);
        }
    }

    private static Reading reading(NameTrie<Reading> trie, int[] numbers) {
        int node = NameTrie.root();
        for (int number : numbers) {
            node = trie.grow(node, number);
        }
        if (trie.value(node) == null) {
            trie.set(node, new Reading());
        }
        return trie.value(node);
    }

    private int[] numbers(List<String> tokens) {
        return tokens.stream().mapToInt(vocabulary::add).toArray();
    }

    private static List<String> upper(List<String> tokens) {
        return tokens.stream().map(NameIndex::upper).toList();
    }

    private static String upper(String token) {
        return Fold.fold(token.toUpperCase(Locale.ROOT));
    }

    /** The number of a token in small letters, to which its other spellings lead. */
    private int anyCase(String token) {
        String small = token.toLowerCase(Locale.ROOT);
        int number = vocabulary.add(small);
        lower.putIfAbsent(number, number);
        lower.putIfAbsent(vocabulary.add(Fold.fold(token)), number);
        lower.putIfAbsent(
                vocabulary.add(Fold.fold(small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1))), number);
        lower.putIfAbsent(vocabulary.add(upper(token)), number);
        return number;
    }

    private void anyCaseWords(List<String> words, Set<Integer> into) {
        for (String word : words) {
            String folded = Fold.fold(word);
            into.add(vocabulary.add(folded));
            into.add(vocabulary.add(
                    Fold.fold(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))));
            into.add(vocabulary.add(upper(word)));
        }
    }

    Tokens tokens(String text) {
        return new Tokens(text, vocabulary);
    }

    /** The names in a text, those of states joined with the words that make them bodies (Chinese embassy in London). */
    List<Match> match(String text) {
        Tokens tokens = tokens(text);
        return bodyFinder.join(tokens, find(tokens, false), lowered);
    }

    boolean mentionsAny(String text) {
        return !find(tokens(text), true).isEmpty();
    }

    /** A name found: tokens from {@code first} to before {@code after}. */
    record Hit(int first, int after, Match match) {}

    /** The names in a text, in order; only the first when {@code any}. */
    List<Hit> find(Tokens tokens, boolean any) {
        List<Hit> hits = new ArrayList<>();
        Search search = new Search(tokens);
        int i = 0;
        while (i < tokens.count) {
            if (tokens.number[i] < 0 || !search.longest(i)) {
                i++;
                continue;
            }
            if (search.candidates != null) {
                Match match = new Match(
                        tokens.start[i], tokens.end[search.after - 1], search.candidates, search.reading.kind());
                hits.add(new Hit(i, search.after, match));
                search.named = search.after;
                if (any) {
                    break;
                }
            }
            i = search.after;
        }
        return hits;
    }

    /** Finds the longest name at a place. */
    private final class Search {

        private final Tokens tokens;
        private Reading reading;
        private List<Entity> candidates;
        private int after;
        /** Where the last name found ends. */
        private int named;
        /** The line looked at last, since a long one may hold many forenames. */
        private int lineFirst;

        private int lineAfter;
        private boolean lineIsTitle;

        Search(Tokens tokens) {
            this.tokens = tokens;
        }

        boolean longest(int first) {
            reading = null;
            candidates = null;
            after = -1;
            if (insideWord(first)) {
                return false;
            }
            if (tokens.capitals[first]) {
                walk(capitals, first, false);
            } else {
                walk(exact, first, false);
                walk(anyCase, first, true);
            }
            return reading != null;
        }

        private void walk(NameTrie<Reading> trie, int first, boolean ignoreCase) {
            int node = NameTrie.root();
            for (int i = first; i < tokens.count; i++) {
                int number = tokens.number[i];
                if (number == Vocabulary.HYPHEN && i > first) {
                    continue;
                }
                if (number < 0) {
                    return;
                }
                node = trie.next(node, ignoreCase ? lowered[number] : number);
                if (node < 0) {
                    return;
                }
                Reading here = trie.value(node);
                if (here != null && i + 1 > after && !goesOn(i + 1)) {
                    take(here, first, i + 1);
                }
            }
        }

        private void take(Reading here, int first, int end) {
            if (here.otherSense() && !here.forename()) {
                reading = here;
                candidates = null;
                after = end;
                return;
            }
            if (here.otherSense() || changedByHyphen(first, end) || here.forename() && forename(first, end)) {
                return;
            }
            List<Entity> found = here.candidates(cueBeside(first, end));
            if (!found.isEmpty()) {
                reading = here;
                candidates = found;
                after = end;
            }
        }

        /** Whether a name that would begin here is the tail of a longer word, an address or a handle. */
        private boolean insideWord(int first) {
            return tokens.glued(first)
                    && !tokens.han(first)
                    && !tokens.han(first - 1)
                    && (tokens.wordOrNumber(first - 1)
                            || tokens.is(first - 1, '@')
                            || tokens.is(first - 1, '_')
                            || tokens.is(first - 1, '.') && tokens.glued(first - 1) && tokens.word(first - 2));
        }

        /** Whether the word goes on after a name that would end here. */
        private boolean goesOn(int end) {
            if (end >= tokens.count || !tokens.glued(end) || tokens.han(end) || tokens.han(end - 1)) {
                return false;
            }
            if (tokens.wordOrNumber(end) && tokens.wordOrNumber(end - 1)) {
                return true;
            }
            if (tokens.is(end, '_') || tokens.is(end, '@')) {
                return true;
            }
            return tokens.is(end, '.')
                    && tokens.glued(end + 1)
                    && tokens.word(end + 1)
                    && Character.isLowerCase(tokens.text.charAt(tokens.start[end + 1]));
        }

        private boolean changedByHyphen(int first, int end) {
            return hyphen(first - 1) && attachedBefore.contains(tokens.number[first - 2])
                    || hyphen(end) && end + 1 < tokens.count && attachedAfter.contains(tokens.number[end + 1]);
        }

        private boolean hyphen(int i) {
            return i > 0
                    && i < tokens.count
                    && tokens.number[i] == Vocabulary.HYPHEN
                    && tokens.glued(i)
                    && tokens.glued(i + 1);
        }

        /** A cue before another name is that one's ("the group APT28 behind the …"), unless both are in one list. */
        private boolean cueBeside(int first, int end) {
            int left = CUE_BEFORE;
            for (int i = first - 1; i >= 0 && left > 0 && !tokens.newline(i); i--) {
                if (tokens.is(i, '.') || i == named - 1 && CUE_BEFORE - left > 1) {
                    break;
                }
                if (tokens.word(i)) {
                    left--;
                    if (tokens.number[i] >= 0 && cue[tokens.number[i]]) {
                        return true;
                    }
                }
            }
            int right = CUE_AFTER;
            for (int i = end; i < tokens.count && right > 0 && !tokens.newline(i); i++) {
                if (tokens.is(i, '.')) {
                    break;
                }
                if (tokens.word(i)) {
                    right--;
                    if (tokens.number[i] >= 0 && cue[tokens.number[i]]) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Whether the name is somebody's first or last name here: beside another capitalised word, outside headlines. */
        private boolean forename(int first, int end) {
            if (titleCase(first)) {
                return false;
            }
            boolean named = tokens.capitalised(end) && !offices.contains(tokens.number[end]) && !startsName(end);
            boolean surname = tokens.capitalised(first - 1)
                    && tokens.word(first - 2)
                    && !offices.contains(tokens.number[first - 1]);
            return named || surname;
        }

        private boolean startsName(int i) {
            return tokens.number[i] >= 0 && exact.next(NameTrie.root(), tokens.number[i]) >= 0;
        }

        private boolean titleCase(int at) {
            if (at >= lineFirst && at < lineAfter) {
                return lineIsTitle;
            }
            int from = at;
            while (from > 0 && !tokens.newline(from - 1)) {
                from--;
            }
            int words = 0;
            int capitalised = 0;
            int i = from;
            for (; i < tokens.count && !tokens.newline(i); i++) {
                if (tokens.word(i) && tokens.end[i] - tokens.start[i] > 3) {
                    words++;
                    if (tokens.capitalised(i)) {
                        capitalised++;
                    }
                }
            }
            lineFirst = from;
            lineAfter = i;
            lineIsTitle = capitalised * 5 >= words * 4;
            return lineIsTitle;
        }
    }
}
