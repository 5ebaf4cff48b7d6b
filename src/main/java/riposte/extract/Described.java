package riposte.extract;

import java.util.List;
import java.util.Locale;
import riposte.catalog.Catalog;
import riposte.claim.Actor;
import riposte.claim.Participant;

/**
 * Parties that a text describes and does not name, "Russian hackers", "unbekannte Täter": no actors of their own, but one node
 * for each kind and state, the same in every article.
 */
final class Described {

    private static final String HACKERS = "hackers";
    private static final String OF_STATES = "state-hackers";
    private static final String CRIMINALS = "criminals";
    private static final String OTHERS = "others";
    private static final List<String> ATTACKING = List.of(HACKERS, OF_STATES, CRIMINALS);

    /** The kinds told by one word. */
    private enum Kind {
        ATTACKERS(Words.Use.ATTACKERS),
        RESEARCHERS(Words.Use.RESEARCHERS),
        SUSPECTS(Words.Use.SUSPECTS),
        SOURCES(Words.Use.SOURCES),
        ORGANISATIONS(Words.Use.ORGANISATIONS);

        private final Words.Use use;

        Kind(Words.Use use) {
            this.use = use;
        }

        private Words words(String lang) {
            return Words.of(use, lang);
        }
    }

    private final Catalog catalog;
    private final String lang;
    private final Words spies;
    private final Words criminals;

    Described(Catalog catalog, String lang) {
        this.catalog = catalog;
        this.lang = lang;
        this.spies = Words.of(Words.Use.SPIES, lang);
        this.criminals = Words.of(Words.Use.CRIMINALS, lang);
    }

    /**
     * Those a mention describes.
     *
     * @param state whom they are said to come from or work for, or null
     * @param serving whether the mention names a service of that state
     */
    Participant of(String mention, Actor state, boolean serving) {
        Actor actor = catalog.unnamed(kind(mention, serving), state);
        return new Participant(mention, actor, actor);
    }

    private String kind(String mention, boolean serving) {
        Kind kind = first(mention);
        if (kind == null) {
            return OTHERS;
        }
        if (kind != Kind.ATTACKERS) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
        return serving || spies.anyIn(mention) ? OF_STATES : criminals.anyIn(mention) ? CRIMINALS : HACKERS;
    }

    /** The kind of the first word that tells one: what a phrase is about mostly stands before what it goes on to say. */
    private Kind first(String mention) {
        for (String word : mention.split("[^\\p{L}\\p{M}\\p{N}-]+")) {
            for (Kind kind : Kind.values()) {
                if (kind.words(lang).anyIn(word)) {
                    return kind;
                }
            }
        }
        return null;
    }

    /** Whether a word is a noun for those who are described. */
    boolean noun(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.words(lang).contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody is the hackers of another's state, by their description. */
    static boolean hackersOf(Participant hackers, Participant state) {
        return isHackersOf(hackers.actor(), state.principal().id());
    }

    /** Whether somebody is the hackers of a state, by their description. */
    static boolean isHackersOf(Actor hackers, String state) {
        return hackers.unnamed() && ATTACKING.stream().anyMatch(kind -> hackers.id().equals(id(kind, state)));
    }

    /** Whether somebody is the hackers of any state, by their description. */
    static boolean isHackersOfAState(Actor actor) {
        return actor.unnamed() && ATTACKING.stream().anyMatch(kind -> actor.id().startsWith(id(kind, "")));
    }

    private static String id(String kind, String state) {
        return Actor.UNNAMED + kind + "-" + state;
    }
}
