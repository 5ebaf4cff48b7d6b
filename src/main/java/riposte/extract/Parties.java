package riposte.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Participant;
import riposte.text.TextSpan;

/**
 * Says whom the words for a party mean: actors of the catalogue and for whom they act, a name only this text has, or somebody described and
 * not named ("hackers linked to Russia": one node for each kind and state). Malware, products and techniques are nobody.
 */
final class Parties {

    /** Who stands for a phrase that holds several names: a person before a group, before a body, before the state. */
    private static final List<ActorType> PRECEDENCE = List.of(
            ActorType.PERSON,
            ActorType.THREAT_GROUP,
            ActorType.MEDIA,
            ActorType.COMPANY,
            ActorType.GOVERNMENT_BODY,
            ActorType.ORGANIZATION,
            ActorType.INTERNATIONAL_ORGANIZATION,
            ActorType.STATE,
            ActorType.PRODUCT);

    private static final Set<ActorType> TYPES_OF_STATE = Set.of(ActorType.STATE, ActorType.GOVERNMENT_BODY);

    private final ArticleNames names;
    private final Unknown unknown;
    private final Roles roles;
    private final Words attackers;
    private final Words office;
    private final Words and;
    private final Words pronouns;

    Parties(ArticleNames names) {
        this.names = names;
        String lang = names.article().lang();
        this.unknown = new Unknown(names);
        this.attackers = Words.of(Words.Use.ATTACKERS, lang);
        this.office = Words.of(Words.Use.OFFICE, lang);
        this.roles = new Roles(names, office);
        this.and = Words.of(Words.Use.AND, lang);
        this.pronouns = Words.of(Words.Use.PRONOUN, lang);
    }

    /** Everyone meant by these words; nobody when they name no actor. */
    List<Participant> of(TextSpan span) {
        String mention = span.in(names.text());
        List<Match> matches = actors(span);
        if (matches.isEmpty()) {
            if (pronouns.contains(mention) || mention.codePoints().filter(Character::isLetterOrDigit).count() < 2 || !unknown.says(mention)) {
                return List.of();
            }
            Participant role = unknown.nameIn(span, matches) == null ? roles.meant(span) : null;
            Participant found = role == null ? unknown.of(span) : role;
            return found == null ? List.of() : List.of(found);
        }
        if (listed(matches, span)) {
            Map<String, Participant> all = new LinkedHashMap<>();
            for (Match match : matches) {
                Participant participant = participant((Actor) match.entity(), mention(match));
                all.putIfAbsent(participant.principal().id(), participant);
            }
            return List.copyOf(all.values());
        }
        Match head = head(matches);
        Actor actor = (Actor) head.entity();
        if (actor.type() == ActorType.PRODUCT) {
            return List.of();
        }
        String rest = rest(span, matches);
        boolean attacking = actor.type() != ActorType.THREAT_GROUP && actor.type() != ActorType.PERSON
                && attackers.anyIn(names.text().substring(span.start(), Math.max(span.start(), head.start())));
        if (!TYPES_OF_STATE.contains(actor.type())) {
            // "the hackers who broke into Sony"
            return List.of(attacking ? unknown.described(mention) : participant(actor, mention(head)));
        }
        if (attacking || attackers.anyIn(rest)) {
            Actor state = matches.stream()
                    .map(match -> (Actor) match.entity())
                    .filter(named -> TYPES_OF_STATE.contains(named.type()))
                    .findFirst()
                    .orElse(actor);
            return List.of(unknown.described(mention, names.catalog().principal(state), serving(matches)));
        }
        if (head.kind() == Match.Kind.DEMONYM || actor.type() == ActorType.STATE) {
            Participant named = nameBeside(span, matches);
            // "la ministre norvégienne des Affaires étrangères": one word with a capital beside an office is no name
            if (named != null && (named.mention().indexOf(' ') > 0 || !office.anyIn(rest))) {
                return List.of(named);
            }
            if (head.kind() != Match.Kind.METONYM && (unknown.says(rest) || unknown.describes(rest)) && !office.anyIn(rest)) {
                // "an Israeli company": somebody from there, not the state
                return List.of(unknown.described(mention, names.catalog().principal(actor), false));
            }
        }
        return List.of(participant(actor, mention));
    }

    private static boolean serving(List<Match> matches) {
        return matches.stream().anyMatch(match -> match.entity() instanceof Actor actor && actor.type() == ActorType.GOVERNMENT_BODY);
    }

    /** A name the catalogue does not know in a phrase whose only known name is the state's: "the Iranian firm X". */
    private Participant nameBeside(TextSpan span, List<Match> matches) {
        TextSpan name = unknown.nameIn(span, matches);
        return name == null || office.anyIn(name.in(names.text())) ? null : unknown.named(whole(name, matches));
    }

    /** A name with the state's that is a part of it: "Rick Holland", "Bangkok Airways"; with that of a people only a firm's, "Belarusian Railway". */
    private TextSpan whole(TextSpan name, List<Match> matches) {
        String text = names.text();
        boolean one = name.in(text).indexOf(' ') < 0;
        for (Match match : matches) {
            boolean capital = Character.isUpperCase(text.codePointAt(match.start()));
            if (capital && match.end() + 1 == name.start() && text.charAt(match.end()) == ' ' && one
                    && (match.kind() != Match.Kind.DEMONYM || unknown.firm(name.in(text)))) {
                return new TextSpan(match.start(), name.end());
            }
            if (capital && name.end() + 1 == match.start() && text.charAt(name.end()) == ' ' && match.kind() != Match.Kind.DEMONYM) {
                return new TextSpan(name.start(), match.end());
            }
        }
        return name;
    }

    private List<Match> actors(TextSpan span) {
        List<Match> found = new ArrayList<>();
        for (Match match : names.matches(span.start(), span.end())) {
            if (match.entity() instanceof Actor) {
                found.add(match);
            }
        }
        return found;
    }

    /** Whether the phrase is a list: several names of the first rank, of different principals, joined by "and" or a comma. */
    private boolean listed(List<Match> matches, TextSpan span) {
        if (matches.size() < 2) {
            return false;
        }
        for (int i = 1; i < matches.size(); i++) {
            Match before = matches.get(i - 1);
            Match match = matches.get(i);
            String between = names.text().substring(before.end(), Math.max(before.end(), match.start()));
            boolean joined = between.strip().equals(",") || between.strip().equals("、") || and.anyIn(between) && between.length() < 12;
            if (!joined || before.kind() == Match.Kind.DEMONYM || match.kind() == Match.Kind.DEMONYM
                    || ((Actor) match.entity()).type() == ActorType.PRODUCT) {
                return false;
            }
        }
        return rest(span, matches).codePoints().filter(Character::isLetter).count() < 8 * matches.size();
    }

    private static Match head(List<Match> matches) {
        return matches.stream()
                .min(Comparator.<Match>comparingInt(m -> PRECEDENCE.indexOf(((Actor) m.entity()).type()))
                        .thenComparingInt(m -> m.kind() == Match.Kind.DEMONYM ? 1 : 0)
                        .thenComparingInt(Match::start))
                .orElseThrow();
    }

    private String rest(TextSpan span, List<Match> matches) {
        StringBuilder rest = new StringBuilder();
        int at = span.start();
        for (Match match : matches) {
            if (match.start() > at) {
                rest.append(names.text(), at, Math.min(match.start(), span.end())).append(' ');
            }
            at = Math.max(at, match.end());
        }
        if (at < span.end()) {
            rest.append(names.text(), at, span.end());
        }
        return rest.toString();
    }

    private String mention(Match match) {
        return names.text().substring(match.start(), match.end());
    }

    private Participant participant(Actor actor, String mention) {
        return new Participant(mention, actor, names.catalog().principal(actor));
    }
}
