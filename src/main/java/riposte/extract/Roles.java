package riposte.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Participant;
import riposte.text.TextSpan;

/**
 * Whom a role without a name stands for: "the spokesman", "l'ambassade" mean the body that the text named with that word before ("a spokesman
 * for the Kremlin", "l'ambassade de Chine").
 */
final class Roles {

    private static final Set<ActorType> HAVE_NONE = Set.of(ActorType.PRODUCT, ActorType.PERSON, ActorType.THREAT_GROUP);
    /** So far back a role is looked for, in code units. */
    private static final int REACH = 2_000;
    /** Between a role and the body it belongs to stand a preposition and an article. */
    private static final int BETWEEN = 12;
    /** Letters by which two forms of a role are the same: spokesman, spokeswoman. */
    private static final int STEM = 5;

    private final ArticleNames names;
    private final Words office;

    /** @param office the nouns for roles and bodies in the language of the text */
    Roles(ArticleNames names, Words office) {
        this.names = names;
        this.office = office;
    }

    /** The one meant by words that hold no name; null where the text has named none with these words before. */
    Participant meant(TextSpan span) {
        String text = names.text();
        List<Match> before = names.matches(Math.max(0, span.start() - REACH), span.start());
        String[] words = span.in(text).split("[^\\p{L}\\p{M}-]+");
        for (int w = words.length - 1; w >= 0; w--) {
            if (words[w].length() < STEM || !office.contains(words[w])) {
                continue;
            }
            String stem = words[w].substring(0, STEM).toLowerCase(Locale.ROOT);
            for (int i = before.size() - 1; i >= 0; i--) {
                Match match = before.get(i);
                if (match.entity() instanceof Actor actor && !HAVE_NONE.contains(actor.type()) && named(match, stem)) {
                    return new Participant(span.in(text), actor, names.catalog().principal(actor));
                }
            }
        }
        return null;
    }

    /** Whether a name has the role in it, right before it or right behind it. */
    private boolean named(Match match, String stem) {
        String text = names.text().toLowerCase(Locale.ROOT);
        if (text.length() != names.text().length()) {
            return false;
        }
        if (text.substring(match.start(), match.end()).contains(stem)) {
            return true;
        }
        if (text.startsWith(stem, Math.min(text.length(), match.end() + 1)) || text.startsWith("'s " + stem, match.end()) || text.startsWith("’s " + stem, match.end())) {
            return true;
        }
        int role = text.lastIndexOf(stem, match.start());
        if (role < 0) {
            return false;
        }
        int end = role;
        while (end < match.start() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        String between = text.substring(end, match.start());
        return between.length() <= BETWEEN && between.codePoints().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '\'' || c == '’');
    }
}
