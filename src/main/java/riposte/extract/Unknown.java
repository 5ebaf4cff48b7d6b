package riposte.extract;

import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Participant;
import riposte.text.TextSpan;

/** Parties the catalogue does not know: named in the text, or only described there. */
final class Unknown {

    private static final Pattern QUOTED = Pattern.compile("[«“„\"‘「《]([\\p{L}\\p{N}][^«»“”„\"‘’「」《》]{1,40})[»”“\"’」》]");
    private static final String UNNAMED = "unnamed-hackers-";
    private static final int LONGEST_NAME = 80;
    private static final int NEAR_BEFORE = 60;
    private static final int NEAR_AFTER = 90;
    private static final int KEY = 8;
    private static final Transliterator LATIN = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

    private final ArticleNames names;
    private final Words attackers;
    private final Words office;
    private final Words articles;
    private final Map<String, Participant> known = new HashMap<>();

    Unknown(ArticleNames names) {
        this.names = names;
        String lang = names.article().lang();
        this.attackers = Words.of(Words.Use.ATTACKERS, lang);
        this.office = Words.of(Words.Use.OFFICE, lang);
        this.articles = Words.of(Words.Use.ARTICLE, lang);
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
        if (quoted.find()) {
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
                    && !(first < 0 && articles.contains(phrase.word(i)));
            boolean particle = i < phrase.words().size() && first >= 0 && i + 1 < phrase.words().size() && phrase.named(i + 1)
                    && phrase.word(i).length() <= 3 && !covered(phrase.words().get(i + 1), matches);
            if (part && first < 0) {
                first = i;
            } else if (first >= 0 && !part && !particle) {
                TextSpan run = new TextSpan(phrase.words().get(first).start(), phrase.words().get(i - 1).end());
                if (best == null || run.length() > best.length()) {
                    best = run;
                }
                first = -1;
            }
        }
        // "Вологодская больница": only the first word of a Russian name has a capital
        boolean leading = best != null && matches.isEmpty() && names.article().lang().equals("ru") && best.start() == phrase.words().get(0).start();
        return leading && span.end() > best.end() ? new TextSpan(best.start(), span.end()) : best;
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
        String id = slug(label);
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
                    || office.contains(word) || attackers.contains(word)) {
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
        String before = text.substring(from, person.start());
        int cut = Math.max(before.lastIndexOf(','), Math.max(before.lastIndexOf('"'), before.lastIndexOf('”')));
        from += cut + 1;
        Actor found = beside(from, person.start(), true);
        if (found != null) {
            return found;
        }
        int end = Math.min(sentence.end(), person.end() + NEAR_AFTER);
        String after = text.substring(person.end(), Math.max(person.end(), end));
        if (!after.startsWith(",") && !after.startsWith(" (") && !after.startsWith(" of ") && !after.startsWith("，")) {
            return null;
        }
        return beside(person.end(), end, false);
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

    /** Whether words say more than articles do. */
    boolean says(String words) {
        for (String word : words.split("[^\\p{L}\\p{M}]+")) {
            if (!word.isEmpty() && !articles.contains(word) && !word.equals("s")) {
                return true;
            }
        }
        return false;
    }

    /** Attackers described by their state: one node for each state, in every article. */
    Participant described(String mention, Actor state) {
        Actor actor = new Actor(
                UNNAMED + state.id(),
                ActorType.THREAT_GROUP,
                Map.of("en", hackersLabel(state)),
                null,
                false);
        return new Participant(mention, actor, actor);
    }

    /** Whether somebody is the hackers of another's state, by their description. */
    static boolean hackersOf(Participant hackers, Participant state) {
        return isHackersOf(hackers.actor(), state.principal().id());
    }

    static boolean isHackersOf(Actor hackers, String state) {
        return hackers.id().equals(UNNAMED + state);
    }

    /** Whether somebody is the hackers of a state, by their description. */
    static boolean isHackersOfState(Actor actor) {
        return !actor.known() && actor.id().startsWith(UNNAMED);
    }

    /** "Russian hackers". */
    private String hackersLabel(Actor state) {
        return names.catalog().names(state.id()).stream()
                .filter(name -> name.kind() == Match.Kind.DEMONYM && (name.lang() == null || name.lang().equals("en")))
                .map(name -> name.text() + " hackers")
                .findFirst()
                .orElse("Hackers of " + state.label());
    }

    /** Whether a participant is only described: its mention has no name. */
    static boolean isDescribed(Participant participant) {
        return !participant.actor().known() && (participant.actor().id().startsWith(UNNAMED)
                || !participant.actor().labels().containsKey("en") || participant.actor().label().equals(participant.actor().label().toLowerCase(Locale.ROOT)));
    }

    /** Somebody described but not named: distinct in each article. */
    Participant described(String mention) {
        String label = mention;
        int space = label.indexOf(' ');
        while (space > 0 && articles.contains(label.substring(0, space))) {
            label = label.substring(space + 1);
            space = label.indexOf(' ');
        }
        if (label.length() > LONGEST_NAME) {
            label = label.substring(0, LONGEST_NAME).strip();
        }
        String slug = slug(label);
        if (slug.isEmpty()) {
            return null;
        }
        Actor actor = new Actor(
                slug + "-" + names.article().key().substring(0, KEY),
                attackers.anyIn(label) ? ActorType.THREAT_GROUP : ActorType.ORGANIZATION,
                Map.of(names.article().lang(), label),
                null,
                false);
        return new Participant(mention, actor, actor);
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
