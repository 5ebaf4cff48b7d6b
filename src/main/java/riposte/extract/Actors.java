package riposte.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Entity;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.resolve.Quotations;
import riposte.text.Token;

/**
 * Says whom a noun phrase of a sentence means: a name of the catalogue, a name only this text has, an office or body of
 * a state, a spokesperson, a group described but not named, or, for a pronoun or a definite noun, the one last meant.
 */
final class Actors {

    private static final int DEPTH = 5;
    private static final int LOOK_BACK = 2;

    /** Kinds of noun that can stand for an actor, in the order in which they are tried. */
    private static final String[] KINDS = {
        "spokesperson", "alliance", "embassy", "ministry.head", "documents", "attackers", "media", "company", "government", "people",
        "countries"
    };

    private final Document document;
    private final Syntax syntax;
    private final Lexicon lexicon;

    Actors(Document document, Syntax syntax) {
        this.document = document;
        this.syntax = syntax;
        this.lexicon = document.lexicon();
    }

    /** Everyone meant by that phrase and those coordinated with it; empty when it means no actor. */
    List<Participant> at(int head) {
        return at(head, 0);
    }

    private List<Participant> at(int head, int depth) {
        Map<String, Participant> found = new LinkedHashMap<>();
        for (int member : syntax.coordinated(head)) {
            if (syntax.verbal(member) && member != head) {
                continue;
            }
            for (Participant participant : single(member, depth)) {
                found.putIfAbsent(participant.actor().id(), participant);
            }
            for (int c : syntax.children(member, "nmod", "obl")) {
                if (syntax.introducedBy(c, lexicon.words("including"))) {
                    for (Participant participant : at(c, depth + 1)) {
                        found.putIfAbsent(participant.actor().id(), participant);
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Whom that phrase alone means, or everyone joined to it. */
    List<Participant> one(int head) {
        return at(head, 0);
    }

    private List<Participant> single(int h, int depth) {
        if (depth > DEPTH) {
            return List.of();
        }
        Token token = syntax.token(h);
        int antecedent = syntax.antecedent(h);
        if (antecedent != h) {
            return at(antecedent, depth + 1);
        }
        if (syntax.pos(h, "PRON", "DET")) {
            return one(pronoun(h));
        }
        Match match = document.matchAt(token);
        if (match != null && match.kind() != Match.Kind.DEMONYM && match.entity() instanceof Actor actor) {
            if (actor.type() == ActorType.PRODUCT) {
                return List.of();
            }
            return List.of(remember(h, ofOwner(h, match, participant(actor, mention(h)), depth)));
        }
        if (match != null && match.entity() instanceof Incident) {
            return List.of();
        }
        if (lexicon.is("skipped", token) || skippedModifier(h)) {
            return List.of();
        }
        String kind = kind(token);
        if (kind != null) {
            List<Participant> named = apposed(h, depth);
            if (!named.isEmpty()) {
                return named;
            }
            return described(h, kind, depth);
        }
        if (match != null && syntax.pos(h, "ADJ", "NOUN", "PROPN") && match.entity() instanceof Actor actor) {
            // "the Russians", "les Américains"
            return List.of(remember(h, participant(actor, mention(h))));
        }
        if (kind == null && syntax.pos(h, "NOUN")) {
            List<Participant> named = apposed(h, depth);
            if (!named.isEmpty()) {
                return named;
            }
        }
        if (syntax.pos(h, "PROPN") || !"O".equals(token.ner()) && Character.isUpperCase(token.form().charAt(0))) {
            return unknownName(h, depth);
        }
        return List.of();
    }

    /**
     * A body of that name may be another state's: "the Main Intelligence Directorate of Ukraine". Then the candidate
     * of that state is meant, or a body of it that no catalogue knows.
     */
    private Participant ofOwner(int h, Match match, Participant meant, int depth) {
        if (meant.actor().type() != ActorType.GOVERNMENT_BODY || !syntax.hasChild(h, "nmod", "nmod:poss", "amod", "compound")) {
            return meant;
        }
        Participant owner = null;
        for (Participant candidate : owners(h, depth + 1)) {
            if (candidate.principal().type() == ActorType.STATE && !covered(match, candidate)) {
                owner = candidate;
            }
        }
        if (owner == null || owner.principal().id().equals(meant.principal().id())) {
            return meant;
        }
        for (riposte.claim.Entity candidate : match.candidates()) {
            if (candidate instanceof Actor actor
                    && document.catalog().principal(actor).id().equals(owner.principal().id())) {
                return participant(actor, meant.mention());
            }
        }
        boolean genitive = false;
        for (int c : syntax.children(h, "nmod")) {
            genitive |= lexicon.is("prepositions.genitive", syntax.token(syntax.children(c, "case").isEmpty() ? c : syntax.children(c, "case").get(0)));
        }
        return genitive ? new Participant(meant.mention(), owner.actor(), owner.principal()) : meant;
    }

    /** Whether the words that name the owner are part of the body's own name. */
    private boolean covered(Match match, Participant owner) {
        return document.article().text().substring(match.start(), match.end()).contains(owner.mention());
    }

    private boolean skippedModifier(int h) {
        for (int c : syntax.children(h, "compound", "amod", "nmod")) {
            if (lexicon.is("skipped.modifier", syntax.token(c))) {
                return true;
            }
        }
        return false;
    }

    String kind(Token token) {
        for (String kind : KINDS) {
            if (lexicon.is(kind, token)) {
                return kind;
            }
        }
        return null;
    }

    /** A person the catalogue knows whose name stands in the phrase without a preposition: "ex-CIA analyst X". */
    private Participant personWithin(int h) {
        java.util.BitSet below = new java.util.BitSet(syntax.size());
        below.set(h);
        for (int c : syntax.children(h)) {
            if (!syntax.relation(c, "conj", "acl", "parataxis", "advcl", "ccomp")) {
                below.or(syntax.subtree(c));
            }
        }
        for (int i = below.nextSetBit(0); i > 0; i = below.nextSetBit(i + 1)) {
            Match match = document.matchAt(syntax.token(i));
            if (match != null && match.start() == syntax.token(i).start() && match.kind() == Match.Kind.NAME
                    && match.entity() instanceof Actor actor && actor.type() == ActorType.PERSON
                    && i > h && !syntax.pos(i - 1, "ADP", "DET", "CCONJ")) {
                return participant(actor, mention(h));
            }
        }
        return null;
    }

    /** A name in apposition to a noun such as "the minister", "the group", or glued to it. */
    private List<Participant> apposed(int h, int depth) {
        Participant person = personWithin(h);
        if (person != null) {
            return List.of(remember(h, person));
        }
        for (int c : syntax.children(h, "appos", "flat", "compound", "nmod", "dep")) {
            boolean glued = syntax.relation(c, "appos", "flat", "dep") || c > h && !syntax.hasChild(c, "case")
                    || syntax.introducedBy(c, lexicon.words("naming"));
            if (!glued) {
                continue;
            }
            Match match = document.matchAt(syntax.token(c));
            if (match != null && match.kind() == Match.Kind.NAME && match.entity() instanceof Actor actor
                    && actor.type() != ActorType.STATE
                    && (actor.type() != ActorType.PRODUCT || lexicon.is("company", syntax.token(h)))) {
                return syntax.relation(c, "appos") && actor.type() != ActorType.PRODUCT ? at(c, depth + 1) : List.of(remember(h, participant(actor, mention(h))));
            }
            if (match == null && syntax.pos(c, "PROPN") && !syntax.relation(c, "compound")) {
                return syntax.hasChild(c, "conj") ? at(c, depth + 1) : named(c, h, depth);
            }
        }
        for (int c : syntax.children(h, "acl", "amod", "dep", "ccomp")) {
            if (!lexicon.is("naming", syntax.token(c))) {
                continue;
            }
            for (int n : syntax.children(c, "obj", "iobj", "xcomp", "obl", "nsubj", "appos", "dep", "ccomp")) {
                if (document.matchAt(syntax.token(n)) != null || syntax.pos(n, "PROPN") && syntax.hasChild(n, "conj")) {
                    return as(at(n, depth + 1), h);
                }
                if (syntax.pos(n, "PROPN")) {
                    return named(n, h, depth);
                }
                for (int d : syntax.children(n, "dep", "appos", "flat", "obj")) {
                    if (syntax.pos(d, "PROPN")) {
                        return at(d, depth + 1);
                    }
                }
            }
        }
        return List.of();
    }

    /** A name no catalogue knows, with the one it speaks for where the words around it say so. */
    private List<Participant> unknownName(int h, int depth) {
        return named(h, h, depth);
    }

    private List<Participant> named(int name, int h, int depth) {
        int from = name;
        int to = name;
        while (from > 0 && namePart(from - 1, name)) {
            from--;
        }
        while (to + 1 < syntax.size() && namePart(to + 1, name)) {
            to++;
        }
        while (from < name && syntax.pos(from, "ADP", "DET")) {
            from++;
        }
        String words = syntax.text(from, to);
        if (words.length() < 2 || words.length() > 80 || lexicon.calendar(words)) {
            return List.of();
        }
        boolean person = "PERSON".equals(syntax.token(name).ner());
        Participant known = person ? sameSurname(words) : sameName(words);
        boolean body = !person && "government".equals(kind(syntax.token(name)));
        List<Participant> owners = person || body || name != h ? owners(h, depth + 1) : List.of();
        if (owners.isEmpty() && person && name == h) {
            for (int c : syntax.children(h, "appos")) {
                owners = owners(c, depth + 1);
            }
        }
        if (known != null && owners.isEmpty()) {
            return List.of(remember(h, new Participant(mention(h), known.actor(), known.principal())));
        }
        ActorType type = person ? ActorType.PERSON : typeOf(h == name ? introduction(h) : h);
        Actor actor = new Actor(slug(words), type, Map.of("en", words), null, false);
        if (actor.id().isEmpty()) {
            return List.of();
        }
        Actor principal = (person || body) && !owners.isEmpty() ? owners.get(0).principal() : actor;
        return List.of(remember(h, new Participant(mention(h), actor, principal)));
    }

    private boolean namePart(int i, int name) {
        Token token = syntax.token(i);
        if (!"O".equals(token.ner()) && token.ner().equals(syntax.token(name).ner())
                && (Character.isUpperCase(token.form().charAt(0)) || syntax.pos(i, "ADP", "DET"))) {
            return true;
        }
        return syntax.pos(i, "PROPN") && Character.isUpperCase(token.form().charAt(0))
                && document.matchAt(token) == null
                && (token.ner().equals(syntax.token(name).ner()) || syntax.head(i) == name || syntax.head(name) == i);
    }

    /** The common noun that stands before a name and says what it is: "the firm X". */
    private int introduction(int h) {
        for (int c : syntax.children(h, "compound", "nmod", "appos", "amod")) {
            if (!syntax.pos(c, "PROPN") && kind(syntax.token(c)) != null) {
                return c;
            }
        }
        return h;
    }

    private ActorType typeOf(int h) {
        String kind = kind(syntax.token(h));
        if (kind == null) {
            return ActorType.ORGANIZATION;
        }
        switch (kind) {
            case "attackers":
                return ActorType.THREAT_GROUP;
            case "company":
                return ActorType.COMPANY;
            case "media":
                return ActorType.MEDIA;
            case "government":
                return ActorType.GOVERNMENT_BODY;
            case "people":
            case "spokesperson":
                return ActorType.PERSON;
            default:
                return ActorType.ORGANIZATION;
        }
    }

    private Participant sameSurname(String words) {
        String surname = words.substring(words.lastIndexOf(' ') + 1);
        for (Document.Mention mention : document.before(here(0))) {
            Actor actor = mention.participant().actor();
            if (actor.type() == ActorType.PERSON && (" " + actor.label()).endsWith(" " + surname)) {
                return mention.participant();
            }
        }
        return null;
    }

    private Participant sameName(String words) {
        for (Document.Mention mention : document.before(here(0))) {
            if (mention.participant().actor().label().equals(words)) {
                return mention.participant();
            }
        }
        return null;
    }

    private int here(int token) {
        return syntax.token(token).start();
    }

    /** A body, group or person that is described by a common noun. */
    private List<Participant> described(int h, String kind, int depth) {
        List<Participant> owners = owners(h, depth + 1);
        switch (kind) {
            case "attackers":
                return attackers(h, owners);
            case "documents":
                return owners.isEmpty() ? source(h, depth) : as(owners, h);
            case "media":
                if (!owners.isEmpty() && owners.get(0).actor().type() == ActorType.MEDIA) {
                    return as(owners, h);
                }
                return definite(h) ? orDescribed(h, last(h, p -> p.actor().type() == ActorType.MEDIA), ActorType.MEDIA)
                        : List.of(descriptive(h, ActorType.MEDIA));
            case "company":
            case "people":
                List<Participant> firms = new ArrayList<>();
                for (Participant owner : owners) {
                    if (owner.actor().type() != ActorType.STATE) {
                        firms.add(owner);
                    }
                }
                if (!firms.isEmpty()) {
                    return as(firms, h);
                }
                if (definite(h) && owners.isEmpty() && !syntax.hasChild(h, "nummod")) {
                    Predicate<Participant> fits = kind.equals("company")
                            ? p -> p.actor().type() == ActorType.COMPANY
                            : p -> p.actor().type() == ActorType.PERSON;
                    Participant last = last(h, fits);
                    if (last != null) {
                        return List.of(as(last, h));
                    }
                }
                Participant group = affiliated(h);
                return List.of(
                        group != null
                                ? as(group, h)
                                : descriptive(h, kind.equals("company") ? ActorType.COMPANY : ActorType.PERSON));
            case "spokesperson":
                if (!owners.isEmpty()) {
                    return as(owners, h);
                }
                Participant spokesperson = lastMention(h, Document.Mention::personal);
                Participant speaker = spokesperson != null ? spokesperson : lastSpeaker(h);
                return one(speaker == null ? null : as(speaker, h));
            case "alliance":
                return owners.isEmpty()
                        ? one(last(h, p -> p.principal().type() == ActorType.INTERNATIONAL_ORGANIZATION))
                        : as(owners, h);
            case "embassy":
                return embassy(h, owners);
            case "countries":
                if (owners.isEmpty()) {
                    Participant accused = document.lastAccused(here(h), ActorType.STATE);
                    return one(accused != null ? as(accused, h) : last(h, p -> p.actor().type() == ActorType.STATE));
                }
                return as(owners, h);
            default:
                if (!owners.isEmpty()) {
                    return as(owners, h);
                }
                if (definite(h) || isTitle(h) || lexicon.is("persons", syntax.token(h))) {
                    Participant official = lastOfficial(h);
                    if (official != null) {
                        return List.of(as(official, h));
                    }
                }
                return List.of(descriptive(h, ActorType.GOVERNMENT_BODY));
        }
    }

    private List<Participant> orDescribed(int h, Participant last, ActorType type) {
        return List.of(last != null ? as(last, h) : descriptive(h, type));
    }

    private boolean isTitle(int h) {
        return Character.isUpperCase(syntax.token(h).form().charAt(0)) || syntax.children(h, "det").isEmpty();
    }

    private List<Participant> embassy(int h, List<Participant> owners) {
        if (owners.isEmpty()) {
            Participant embassy = last(h, p -> p.actor().id().startsWith("embassy-"));
            if (embassy == null) {
                embassy = document.lastAccused(here(h), ActorType.STATE);
            }
            return one(embassy != null ? as(embassy, h) : lastOfficial(h));
        }
        Actor state = owners.get(0).principal();
        Actor host = null;
        for (Participant owner : owners) {
            if (!owner.principal().id().equals(state.id())) {
                host = owner.principal();
            }
        }
        if (state.type() != ActorType.STATE || host == null || host.type() != ActorType.STATE) {
            return as(owners.subList(0, 1), h);
        }
        return List.of(remember(h, participant(document.catalog().embassy(state, host), mention(h))));
    }

    private List<Participant> attackers(int h, List<Participant> owners) {
        for (Participant owner : owners) {
            if (owner.actor().type() == ActorType.THREAT_GROUP) {
                return List.of(as(owner, h));
            }
        }
        boolean tied = tiedToState(h) || syntax.hasChild(h, "nmod:poss");
        for (Participant owner : owners) {
            ActorType type = owner.principal().type();
            if (tied && type == ActorType.STATE || owner.actor().type() == ActorType.GOVERNMENT_BODY) {
                Participant unnamed = descriptive(h, ActorType.THREAT_GROUP);
                return List.of(remember(h, new Participant(unnamed.mention(), unnamed.actor(), owner.principal())));
            }
        }
        Participant group = affiliated(h);
        if (group != null) {
            return List.of(as(group, h));
        }
        if (tied && owners.isEmpty()) {
            Participant accused = document.lastAccused(here(h), ActorType.STATE);
            if (accused != null) {
                Participant unnamed = descriptive(h, ActorType.THREAT_GROUP);
                return List.of(remember(h, new Participant(unnamed.mention(), unnamed.actor(), accused.principal())));
            }
        }
        if (owners.isEmpty() && definite(h)) {
            Participant last = last(h, p -> p.actor().type() == ActorType.THREAT_GROUP);
            if (last != null) {
                return List.of(as(last, h));
            }
        }
        return List.of(descriptive(h, ActorType.THREAT_GROUP));
    }

    /** The group that people are said to belong to: "eleven persons suspected of being part of X". */
    private Participant affiliated(int h) {
        for (int c : syntax.children(h, "acl", "nmod")) {
            if (syntax.relation(c, "acl:relcl")) {
                continue;
            }
            java.util.BitSet below = syntax.subtree(c);
            for (int i = below.nextSetBit(0); i >= 0; i = below.nextSetBit(i + 1)) {
                Match match = document.matchAt(syntax.token(i));
                if (match != null && match.entity() instanceof Actor actor && actor.type() == ActorType.THREAT_GROUP) {
                    return participant(actor, syntax.token(i).form());
                }
            }
        }
        return null;
    }

    private boolean tiedToState(int h) {
        if (lexicon.is("attackers.state", syntax.token(h))) {
            return true;
        }
        for (int c : syntax.children(h)) {
            if (syntax.relation(c, "amod", "compound", "nmod", "acl", "nmod:poss")) {
                if (lexicon.is("attackers.state", syntax.token(c))) {
                    return true;
                }
                for (int d : syntax.children(c)) {
                    if (lexicon.is("attackers.state", syntax.token(d))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whose document it is: of the one who publishes or cites it in the same sentence, if any. */
    private List<Participant> source(int h, int depth) {
        int verb = syntax.head(h);
        if (verb >= 0 && syntax.verbal(verb) && syntax.relation(h, "obj", "obl") && !syntax.passive(verb)) {
            List<Participant> found = new ArrayList<>();
            for (int s : syntax.subjects(verb)) {
                if (s != h) {
                    found.addAll(at(s, depth + 1));
                }
            }
            return found;
        }
        for (int c : syntax.children(h, "acl")) {
            if (!syntax.relation(c, "acl:relcl") && syntax.passive(c)) {
                List<Participant> found = new ArrayList<>();
                for (int agent : syntax.subjects(c)) {
                    found.addAll(at(agent, depth + 1));
                }
                return found;
            }
        }
        return List.of();
    }

    /** The participants a noun belongs to: "China's embassy", "le ministère britannique", "the Twilio spokesperson". */
    List<Participant> owners(int h, int depth) {
        Map<String, Participant> found = new LinkedHashMap<>();
        Map<String, Participant> places = new LinkedHashMap<>();
        if (depth > DEPTH) {
            return List.of();
        }
        boolean mission = lexicon.is("embassy", syntax.token(h));
        for (int c : syntax.children(h)) {
            boolean modifier = syntax.relation(c, "amod", "compound", "nmod", "flat", "det:poss", "nummod", "advmod")
                    || syntax.relation(c, "det") && lexicon.is("pronouns.possessive", syntax.token(c))
                    || syntax.relation(c, "obl") && !syntax.verbal(h)
                    || syntax.relation(c, "appos") && (kind(syntax.token(c)) != null || state(c))
                    || syntax.relation(c, "acl") && !syntax.relation(c, "acl:relcl") && tie(c);
            if (!modifier) {
                continue;
            }
            for (int member : syntax.coordinated(c)) {
                boolean place = !mission && syntax.introducedBy(c, lexicon.words("prepositions.place"));
                for (Participant owner : owner(member, depth)) {
                    (place ? places : found).putIfAbsent(owner.actor().id(), owner);
                }
            }
        }
        return List.copyOf((found.isEmpty() ? places : found).values());
    }

    private boolean state(int c) {
        Match match = document.matchAt(syntax.token(c));
        return match != null && match.entity() instanceof Actor actor && actor.type() == ActorType.STATE;
    }

    private boolean tie(int c) {
        return lexicon.is("attackers.state", syntax.token(c)) || lexicon.is("tied", syntax.token(c));
    }

    private List<Participant> owner(int c, int depth) {
        Match match = document.matchAt(syntax.token(c));
        if (match != null && match.entity() instanceof Actor actor && actor.type() != ActorType.PRODUCT) {
            return List.of(participant(actor, syntax.token(c).form()));
        }
        if (syntax.relation(c, "acl")) {
            List<Participant> found = new ArrayList<>();
            for (int o : syntax.children(c, "obl", "nmod", "obj")) {
                found.addAll(owner(o, depth + 1));
            }
            return found;
        }
        if (syntax.antecedent(c) != c && depth < DEPTH) {
            return at(syntax.antecedent(c), depth + 1);
        }
        if (syntax.pos(c, "PRON", "DET") && depth < DEPTH) {
            return lexicon.is("pronouns.possessive", syntax.token(c)) ? one(pronoun(c)) : List.of();
        }
        String kind = kind(syntax.token(c));
        if (kind != null || syntax.nominal(c) && lexicon.acts(syntax.token(c)).isEmpty() && hasOwnerBelow(c)) {
            List<Participant> below = owners(c, depth + 1);
            if (!below.isEmpty()) {
                return below;
            }
        }
        if (kind != null && definite(c) && depth < DEPTH && !kind.equals("people")) {
            return described(c, kind, depth + 1);
        }
        if (syntax.pos(c, "PROPN") && !"PERSON".equals(syntax.token(c).ner()) && !"O".equals(syntax.token(c).ner())) {
            return named(c, c, depth + 1);
        }
        return List.of();
    }

    private boolean hasOwnerBelow(int c) {
        for (int d : syntax.children(c, "amod", "compound", "nmod", "flat")) {
            if (document.matchAt(syntax.token(d)) != null
                    || kind(syntax.token(d)) != null
                    || syntax.pos(d, "PROPN") && !"O".equals(syntax.token(d).ner())) {
                return true;
            }
        }
        return false;
    }

    private boolean definite(int h) {
        for (int c : syntax.children(h, "det", "det:poss", "nmod:poss")) {
            if (lexicon.is("definite", syntax.token(c))) {
                return true;
            }
        }
        return false;
    }

    /** Whom a pronoun means, or null. */
    private Participant pronoun(int h) {
        Token token = syntax.token(h);
        if (lexicon.is("pronouns.first", token)) {
            Quotations.Span span = document.quotations().spanOf(token.start(), token.end());
            if (span != null) {
                List<Participant> who = new Quoted(document).speakers(document.indexOf(syntax.sentence()), span);
                if (!who.isEmpty()) {
                    return who.get(0);
                }
            }
            return lastSpeaker(h);
        }
        if (lexicon.is("pronouns.person", token)) {
            Participant person = lastMention(h, Document.Mention::personal);
            return person != null && lexicon.is("pronouns.thing", token) ? nearer(h, person) : person;
        }
        if (lexicon.is("pronouns.thing", token)) {
            return lastMention(h, m -> !m.personal());
        }
        if (lexicon.is("pronouns.plural", token)) {
            return last(h, p -> p.actor().type() != ActorType.PERSON);
        }
        return lexicon.is("pronouns.possessive", token) ? lastMention(h, mention -> true) : null;
    }

    /** French "il" may be a person or a country: the subject last met wins. */
    private Participant nearer(int h, Participant person) {
        Participant subject = null;
        for (Document.Mention mention : document.before(here(h))) {
            if (mention.subject() && mention.participant().actor().type() != ActorType.THREAT_GROUP) {
                subject = mention.participant();
                break;
            }
        }
        return subject != null ? subject : person;
    }

    private Participant last(int h, Predicate<Participant> fits) {
        return lastMention(h, mention -> fits.test(mention.participant()));
    }

    /** Reads the subjects of the sentences just before, which may not have been parsed for claims of their own. */
    private void lookBack() {
        int index = document.indexOf(syntax.sentence());
        for (int i = Math.max(0, index - LOOK_BACK); i < index; i++) {
            if (!document.introduce(i)) {
                continue;
            }
            Syntax before = document.syntax(i);
            Actors actors = new Actors(document, before);
            for (int s = 0; s < before.size(); s++) {
                if (before.relation(s, "nsubj") && !before.pos(s, "PRON", "DET")) {
                    actors.at(s);
                }
            }
        }
    }

    private Participant lastMention(int h, Predicate<Document.Mention> fits) {
        lookBack();
        Participant any = null;
        int place = here(h);
        for (Document.Mention mention : document.before(place)) {
            if (fits.test(mention)) {
                if (mention.subject()) {
                    return mention.participant();
                }
                if (any == null) {
                    any = mention.participant();
                }
                if (place - mention.offset() > 600) {
                    break;
                }
            }
        }
        return any;
    }

    /** Who spoke last before that word. */
    private Participant lastSpeaker(int h) {
        Participant spoke = document.lastSpeaker(here(h));
        if (spoke != null) {
            return spoke;
        }
        for (Document.Mention mention : document.before(here(h))) {
            if (mention.subject() && mention.participant().actor().type() != ActorType.THREAT_GROUP) {
                return mention.participant();
            }
        }
        return null;
    }

    private Participant lastOfficial(int h) {
        return last(h, p -> p.principal().type() == ActorType.STATE || p.principal().type() == ActorType.INTERNATIONAL_ORGANIZATION);
    }

    private List<Participant> one(Participant participant) {
        return participant == null ? List.of() : List.of(participant);
    }

    private List<Participant> as(List<Participant> participants, int h) {
        List<Participant> all = new ArrayList<>();
        for (Participant participant : participants) {
            all.add(as(participant, h));
        }
        return all;
    }

    private Participant as(Participant participant, int h) {
        return remember(h, new Participant(mention(h), participant.actor(), participant.principal()));
    }

    private Participant remember(int h, Participant participant) {
        boolean subject = syntax.relation(h, "nsubj", "obl:agent") && !syntax.relation(h, "nsubj:pass")
                || syntax.relation(h, "conj") && syntax.relation(syntax.head(h), "nsubj");
        boolean personal = participant.actor().type() == ActorType.PERSON
                || lexicon.is("spokesperson", syntax.token(h))
                || lexicon.is("persons", syntax.token(h));
        document.remember(here(h), participant, subject, personal);
        return participant;
    }

    Participant participant(Actor actor, String mention) {
        return new Participant(mention, actor, document.catalog().principal(actor));
    }

    /** Someone described but not named: distinct in each article. */
    private Participant descriptive(int h, ActorType type) {
        String words = mention(h);
        String label = withoutArticle(words);
        String id = slug(label) + "-" + document.article().key().substring(0, 8);
        Actor actor = new Actor(id, type, Map.of(document.article().lang(), label), null, false);
        return remember(h, new Participant(words, actor, actor));
    }

    private String withoutArticle(String words) {
        int space = words.indexOf(' ');
        return space > 0 && lexicon.words("articles").contains(words.substring(0, space).toLowerCase(Locale.ROOT))
                ? words.substring(space + 1)
                : words;
    }

    String mention(int h) {
        int[] span = syntax.phrase(h);
        return syntax.text(span[0], span[1]).replace('\u00a0', ' ').strip();
    }

    /** Lower-case ASCII letters, digits and hyphens; empty for a name without any. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() > 60 ? slug.substring(0, 60).replaceAll("-+$", "") : slug;
    }
}
