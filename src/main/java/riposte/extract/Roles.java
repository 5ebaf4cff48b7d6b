package riposte.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final int WINDOW = 40;
    private static final Pattern BEHIND = Pattern.compile("^(['’]s)? ");
    /** A role, then at most a preposition and an article. */
    private static final Pattern BEFORE = Pattern.compile("([\\p{L}\\p{M}-]+)(?: [\\p{L}\\p{M}]{1,4}){0,2} (?:[\\p{L}]{1,2}['’])?$");
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

    /** Whether a name has the role in it, right behind it ("the Foreign Ministry's spokesman") or right before it ("a spokesman for the ministry"). */
    private boolean named(Match match, String stem) {
        String text = names.text();
        if (small(match.start(), match.end()).contains(stem)) {
            return true;
        }
        if (BEHIND.matcher(small(match.end(), Math.min(text.length(), match.end() + STEM + 3))).replaceFirst("").startsWith(stem)) {
            return true;
        }
        Matcher before = BEFORE.matcher(small(Math.max(0, match.start() - WINDOW), match.start()));
        return before.find() && before.group(1).startsWith(stem);
    }

    private String small(int from, int to) {
        return names.text().substring(from, to).toLowerCase(Locale.ROOT);
    }
}
