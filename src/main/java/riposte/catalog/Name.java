package riposte.catalog;

import java.util.Objects;

/**
 * One name of an actor or incident, with where it comes from.
 *
 * @param text the name as written in running text
 * @param lang two-letter code of the language it is used in, or null when it is used in all
 * @param kind how it stands for its owner
 * @param needsCue whether it is also a common word, so that it counts only beside a word such as "hackers" or "group"
 * @param source who gives the name: {@code riposte} for the catalogue that comes with it, {@code cldr} for state names
 *     of the Unicode CLDR, else the imported file and, where known, who coined the name
 * @param confidence how sure the source is that the name means its owner, from 0 to 100; -1 when it does not say
 */
public record Name(String text, String lang, Match.Kind kind, boolean needsCue, String source, int confidence) {

    /** Source of the names that come with Riposte. */
    public static final String RIPOSTE = "riposte";
    /** Source of the state names of the Unicode CLDR. */
    public static final String CLDR = "cldr";

    public Name {
        Objects.requireNonNull(text);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(source);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a name is empty");
        }
        if (confidence < -1 || confidence > 100) {
            throw new IllegalArgumentException("confidence " + confidence + " of '" + text + "' is not -1 to 100");
        }
    }

    static Name of(String text, String lang, Match.Kind kind, boolean needsCue) {
        return new Name(text, lang, kind, needsCue, RIPOSTE, -1);
    }

    /** Whether texts of that language are searched for it. */
    public boolean usedIn(String language) {
        return lang == null || lang.equals(language);
    }
}
