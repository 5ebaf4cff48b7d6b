package riposte.extract;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import riposte.catalog.Catalog;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Participant;
import riposte.text.TextSpan;

/** Parties the catalogue does not know: named in the text, or only described there. */
final class Unknown {

    private static final Pattern QUOTED = Pattern.compile("[«“„\"‘「《]([\\p{L}\\p{N}][^«»“”„\"‘’「」《》]{1,40})[»”“\"’」》]");
    /** "L'auteur": the capital is that of the article. */
    private static final Pattern ELIDED = Pattern.compile("^\\p{Lu}['’]\\p{Ll}");

    /** "Chinese-speaking". */
    private static final Pattern ADJECTIVE = Pattern.compile("\\p{Lu}[\\p{L}.]+-\\p{Ll}+");

    private static final int LONGEST_NAME = 80;
    private static final int NEAR_BEFORE = 60;
    private static final int NEAR_AFTER = 90;
    private static final Transliterator LATIN = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

    private final ArticleNames names;
    private final Words attackers;
    private final Words office;
    private final Words articles;
    private final Words and;
    private final Words places;
    private final Words titles;
    private final Words streets;
    private final Words firms;
    private final Words noNames;
    private final Described described;
    private final Map<String, Participant> known = new HashMap<>();

    Unknown(ArticleNames names) {
        this.names = names;
        String lang = names.article().lang();
        this.attackers = Words.of(Words.Use.ATTACKERS, lang);
        this.office = Words.of(Words.Use.OFFICE, lang);
        this.articles = Words.of(Words.Use.ARTICLE, lang);
        this.and = Words.of(Words.Use.AND, lang);
        this.places = Words.of(Words.Use.PLACE, lang);
        this.titles = Words.of(Words.Use.TITLE, lang);
        this.streets = Words.of(Words.Use.STREET, lang);
        this.firms = Words.of(Words.Use.FIRM, lang);
        this.noNames = Words.of(Words.Use.NO_NAME, lang);
        this.described = new Described(names.catalog(), lang);
    }

    /** Whom words without any known name mean; null when they hold no letters. */
    Participant of(TextSpan span) {
        TextSpan name = nameIn(span, List.of());
        Participant named = name == null ? null : named(name);
        if (named != null) {
            return new Participant(span.in(names.text()), named.actor(), named.principal());
        }
        String mention = span.in(names.text()).strip();
        return mention.codePoints().anyMatch(Character::isLetter) && !fragment(mention) ? described(mention) : null;
    }

    /** Whether words are a single small one that is no noun for a party: a piece of a phrase, such as the adjective behind a name. */
    private boolean fragment(String mention) {
        return mention.indexOf(' ') < 0 && Character.isLowerCase(mention.codePointAt(0)) && !attackers.anyIn(mention) && !office.anyIn(mention);
    }

    /** The longest run of words that look like a name and are not part of the given matches, or null. */
    TextSpan nameIn(TextSpan span, List<Match> matches) {
        String text = names.text();
        Matcher quoted = QUOTED.matcher(span.in(text));
        if (quoted.find() && !words(quoted.group(1))) {
            TextSpan name = new TextSpan(span.start() + quoted.start(1), span.start() + quoted.end(1));
            return covered(name, matches) ? null : name;
        }
        if (Han.in(span.in(text)) && matches.isEmpty()) {
            return attackers.anyIn(span.in(text)) || office.anyIn(span.in(text)) && span.length() > 6 ? null : span;
        }
        Phrase phrase = new Phrase(text, span);
        TextSpan best = null;
        int first = -1;
        for (int i = 0; i <= phrase.words().size(); i++) {
            boolean part = i < phrase.words().size() && phrase.named(i) && !covered(phrase.words().get(i), matches)
                    && !(first < 0 && beginsNone(phrase, i));
            boolean particle = i < phrase.words().size() && first >= 0 && i + 1 < phrase.words().size() && phrase.named(i + 1)
                    && phrase.word(i).length() <= 3 && !and.contains(phrase.word(i)) && !covered(phrase.words().get(i + 1), matches);
            if (part && first < 0) {
                first = i;
            } else if (first >= 0 && !part && !particle) {
                int from = behindTitles(phrase, first, i);
                TextSpan run = run(phrase, from, i);
                if (names(phrase, from, i) && (best == null || run.length() > best.length())) {
                    best = run;
                }
                first = -1;
            }
        }
        // "Вологодская больница": only the first word of a Russian name has a capital
        boolean leading = best != null && matches.isEmpty() && names.article().lang().equals("ru") && best.start() == phrase.words().get(0).start();
        return leading && span.end() > best.end() ? new TextSpan(best.start(), span.end()) : best;
    }

    private static TextSpan run(Phrase phrase, int first, int after) {
        return new TextSpan(phrase.words().get(first).start(), phrase.words().get(after - 1).end());
    }

    /** Where a person's name begins behind titles; "General Frobozz" may be a firm, and is left whole where the text has no longer name with "Frobozz". */
    private int behindTitles(Phrase phrase, int first, int after) {
        int from = first;
        for (int i = first; i + 1 < after && (titles.contains(phrase.word(i)) || i > first && office.contains(phrase.word(i))); i++) {
            TextSpan rest = run(phrase, i + 1, after);
            if (person(rest.in(names.text())) || hasFullName(rest)) {
                from = i + 1;
            }
        }
        return from;
    }

    private boolean hasFullName(TextSpan word) {
        return fullName(word.in(names.text()), word.start()).length() > word.length();
    }

    /** Whether quoted words are said and not a name: several, none of them with a capital. */
    private static boolean words(String quoted) {
        return quoted.indexOf(' ') > 0 && quoted.codePoints().noneMatch(Character::isUpperCase);
    }

    /** Whether no name begins with a word, though it has a capital or a digit: an article or number, "Security researchers". */
    private boolean beginsNone(Phrase phrase, int i) {
        String word = phrase.word(i);
        boolean last = i + 1 == phrase.words().size();
        boolean alone = last || !phrase.named(i + 1) || digits(phrase.word(i + 1));
        return articles.contains(word)
                || alone && noNames.contains(word)
                || alone && digits(word)
                || ADJECTIVE.matcher(word).matches()
                || ELIDED.matcher(word).find()
                || !last && described.noun(phrase.word(i + 1)) && startsSentence(phrase.words().get(i).start()) && Catalog.isWord(word);
    }

    private static boolean digits(String word) {
        return word.chars().allMatch(c -> Character.isDigit(c) || c == '.');
    }

    private boolean startsSentence(int at) {
        TextSpan sentence = names.sentenceAt(at);
        return sentence == null || names.text().substring(sentence.start(), at).chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Whether a run of words names somebody: no place behind "in", no street, no noun of German, no title without a person. */
    private boolean names(Phrase phrase, int first, int after) {
        String last = phrase.word(after - 1);
        if (first > 0 && places.contains(phrase.word(first - 1))
                || IntStream.range(first, after).anyMatch(i -> streets.contains(phrase.word(i)))) {
            return false;
        }
        if (names.article().lang().equals("de") && nouns(phrase, first, after)) {
            return false;
        }
        if (after - first == 1) {
            return !titles.contains(last) && !(described.noun(last) && startsSentence(phrase.words().get(first).start()));
        }
        // "Security Researchers" in a headline
        boolean several = last.endsWith("s") && described.noun(last) && !firms.contains(last);
        return !several || !IntStream.range(first, after).allMatch(i -> Catalog.isWord(phrase.word(i)));
    }

    /** Whether words with capitals are no more than nouns of German ("Sprecher der Firma"), and none of them the surname of somebody ("Frau Bürger"). */
    private boolean nouns(Phrase phrase, int first, int after) {
        String last = phrase.word(after - 1);
        if (first > 0 && titles.contains(phrase.word(first - 1)) || hasFullName(phrase.words().get(after - 1))) {
            return false;
        }
        return after - first == 1
                ? described.noun(last) || phrase.words().size() > 1 && Catalog.isWord(last)
                : IntStream.range(first, after).mapToObj(phrase::word).allMatch(word -> described.noun(word) || office.contains(word) || articles.contains(word));
    }

    private static boolean covered(TextSpan word, List<Match> matches) {
        return matches.stream().anyMatch(m -> m.start() < word.end() && word.start() < m.end());
    }

    /** An actor only this text names, with the one it speaks for where the words around its first mention say so. */
    Participant named(TextSpan span) {
        String name = span.in(names.text());
        if (name.codePoints().filter(Character::isLetterOrDigit).count() < 2 || name.length() > LONGEST_NAME) {
            return null;
        }
        TextSpan full = fullName(name, span.start());
        String label = full.in(names.text());
        Participant before = known.get(label);
        if (before != null) {
            return before;
        }
        String id = slug(label).replaceFirst("^(" + Actor.UNNAMED + ")+", "");
        if (id.isEmpty()) {
            return null;
        }
        for (Match match : names.matches(full.start(), full.end())) {
            if (match.kind() == Match.Kind.NAME && match.entity() instanceof Actor actor && actor.type() == ActorType.PERSON) {
                return remember(label, new Participant(name, actor, names.catalog().principal(actor)));
            }
        }
        boolean person = person(label);
        Actor actor = new Actor(id, person ? ActorType.PERSON : ActorType.ORGANIZATION, labels(label), null, false);
        Actor principal = person ? employer(full) : null;
        return remember(label, new Participant(name, actor, principal == null ? actor : principal));
    }

    /** The name as written; for English in Latin letters. */
    private Map<String, String> labels(String name) {
        if (name.codePoints().allMatch(c -> !Character.isLetter(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)) {
            return Map.of("en", name);
        }
        Map<String, String> labels = new HashMap<>(Map.of("en", latin(name)));
        labels.put(names.article().lang(), name);
        return labels;
    }

    private Participant remember(String label, Participant participant) {
        known.put(label, participant);
        return participant;
    }

    /** The longer name of which this is the last word, where the text has one: "Peskov", after "Dmitry Peskov". */
    private TextSpan fullName(String name, int at) {
        String text = names.text();
        int first = text.indexOf(name);
        TextSpan own = new TextSpan(at, at + name.length());
        if (name.indexOf(' ') >= 0 || Han.in(name) || !Character.isUpperCase(name.codePointAt(0))) {
            return first < 0 ? own : new TextSpan(first, first + name.length());
        }
        for (int found = first; found >= 0 && found < at; found = text.indexOf(name, found + 1)) {
            int start = found;
            while (start > 1 && text.charAt(start - 1) == ' ' && found - start < LONGEST_NAME) {
                int word = start - 1;
                while (word > 0 && start - word < LONGEST_NAME && (Character.isLetter(text.charAt(word - 1)) || text.charAt(word - 1) == '-' || text.charAt(word - 1) == '.')) {
                    word--;
                }
                if (word == start - 1 || !Character.isUpperCase(text.charAt(word)) || !names.matches(word, start - 1).isEmpty()
                        || office.contains(text.substring(word, start - 1)) || articles.contains(text.substring(word, start - 1))) {
                    break;
                }
                start = word;
            }
            if (start < found) {
                return new TextSpan(start, found + name.length());
            }
        }
        return own;
    }

    /** Whether a name looks like a person's: two to four words of letters, each with one capital at its beginning. */
    private boolean person(String label) {
        String[] words = label.split("[ ·]");
        if (Han.in(label)) {
            return label.length() <= 4 || label.indexOf('·') > 0;
        }
        if (words.length < 2 || words.length > 4) {
            return false;
        }
        for (String word : words) {
            boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) && word.indexOf('.') < 0;
            if (!word.codePoints().allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'' || c == '’' || c == '.') || capitals
                    || office.contains(word) || attackers.contains(word) || firms.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** For whom a person speaks: the name beside an office, right before the person's name or in apposition to it. */
    private Actor employer(TextSpan person) {
        String text = names.text();
        TextSpan sentence = names.sentenceAt(person.start());
        if (sentence == null) {
            return null;
        }
        int from = Math.max(sentence.start(), person.start() - NEAR_BEFORE);
        String before = text.substring(from, person.start()).stripTrailing();
        // "Norway's foreign minister, Jane Doe, accused Russia": what follows the second comma is not said of her
        boolean apposed = before.endsWith(",");
        before = apposed ? before.substring(0, before.length() - 1) : before;
        int cut = 1 + Math.max(before.lastIndexOf(','), Math.max(before.lastIndexOf('"'), before.lastIndexOf('”')));
        Actor found = beside(from + cut, from + before.length(), true);
        if (apposed ? office.anyIn(before.substring(cut)) : found != null) {
            return found;
        }
        int end = Math.min(sentence.end(), person.end() + NEAR_AFTER);
        String after = text.substring(person.end(), Math.max(person.end(), end));
        if (!after.startsWith(",") && !after.startsWith(" (") && !after.startsWith(" of ") && !after.startsWith("，")) {
            return null;
        }
        int closing = after.startsWith(",") ? after.indexOf(',', 1) : -1;
        return beside(person.end(), closing < 0 ? end : person.end() + closing, false);
    }

    private Actor beside(int from, int to, boolean last) {
        Actor found = null;
        String words = names.text().substring(from, to);
        boolean spoken = office.anyIn(words);
        for (Match match : names.matches(from, to)) {
            if (match.entity() instanceof Actor actor && actor.type() != ActorType.PRODUCT && actor.type() != ActorType.PERSON
                    && actor.type() != ActorType.THREAT_GROUP && (spoken || actor.type() != ActorType.STATE)) {
                if (found == null || last) {
                    found = names.catalog().principal(actor);
                }
            }
        }
        return found;
    }

    /** Whether a word makes a name that of a firm or another organisation: "Belarusian Railway". */
    boolean firm(String word) {
        return firms.contains(word);
    }

    /** Whether words say what somebody is: "an Israeli company". */
    boolean describes(String words) {
        return Arrays.stream(words.split("[^\\p{L}\\p{M}]+")).anyMatch(described::noun);
    }

    /** Whether words say more than articles do. */
    boolean says(String words) {
        for (String word : words.split("[^\\p{L}\\p{M}]+")) {
            if (!word.isEmpty() && !articles.contains(word) && !word.equals("s")) {
                return true;
            }
        }
        return false;
    }

    /** Somebody described by a state; {@code serving} where the words name a service of it. */
    Participant described(String mention, Actor state, boolean serving) {
        return described.of(mention, state, serving);
    }

    /** Whether a participant is only described: its mention has no name. */
    static boolean isDescribed(Participant participant) {
        return !participant.actor().known() && (participant.actor().unnamed()
                || participant.actor().label().equals(participant.actor().label().toLowerCase(Locale.ROOT)));
    }

    /** Somebody described but not named. */
    Participant described(String mention) {
        return described.of(mention, null, false);
    }

    private static String latin(String name) {
        synchronized (LATIN) {
            return LATIN.transliterate(name).strip();
        }
    }

    /** Lower-case ASCII letters, digits and hyphens, other scripts in Latin letters; empty for a name without any. */
    static String slug(String name) {
        String slug = latin(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() > 60 ? slug.substring(0, 60).replaceAll("-+$", "") : slug;
    }
}
