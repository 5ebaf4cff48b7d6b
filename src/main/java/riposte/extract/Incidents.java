package riposte.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import riposte.catalog.Catalog;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.ClaimType;
import riposte.claim.Entity;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.text.TextSpan;

/**
 * Which incident of the catalogue a claim is about. Its name in the sentence tells; so does its product or victim, but only beside a word for the
 * act and whom others accuse of it, and near in time, since products and victims are attacked again and again. Else the incident that the article
 * is about or, for a denial, that the sentence before names, where the accused fits; at last that of a claim against the same target just before.
 */
final class Incidents {

    private static final int REACH = 4;
    private static final int WORDS_BEFORE = 4;
    /** The same in Chinese, in characters. */
    private static final int CHARACTERS_BEFORE = 6;
    /** So many sentences behind a claim another one against the same target is about the same. */
    private static final int BESIDE = 3;

    /** Whether those whom a claim holds responsible are those whom others accuse of an incident. */
    private enum Accused {
        YES,
        NO,
        UNKNOWN
    }

    private final ArticleNames names;
    private final Catalog catalog;
    private final IncidentTime time;
    private final Words act;
    private final Words likening;
    private final Words attackers;
    private final Words behind;
    private final Words called;
    private final Map<Finding, List<Entity>> cited;
    private final Links links;
    /** Names by which the text means somebody, also where they are those of incidents: "Ghostwriter, a group". */
    private final Set<String> somebodies;
    private final Map<Integer, List<Incident>> named = new HashMap<>();
    /** What the title or the first sentence names. */
    private final Set<Incident> topics = new LinkedHashSet<>();

    /**
     * @param cited of each claim what it only invokes, and is therefore not about
     * @param links which claims are counter-accusations: these are about something else than what they answer
     */
    Incidents(ArticleNames names, Map<Finding, List<Entity>> cited, Links links) {
        this.names = names;
        this.catalog = names.catalog();
        this.cited = cited;
        this.links = links;
        this.somebodies = cited.keySet().stream()
                .filter(finding -> finding.confidence() >= Extractor.SURE)
                .map(Incidents::held)
                .filter(held -> held != null && !held.actor().known())
                .map(held -> held.actor().label())
                .collect(Collectors.toSet());
        String lang = names.article().lang();
        this.time = new IncidentTime(names.article());
        this.act = Words.of(Words.Use.ACT, lang);
        this.likening = Words.of(Words.Use.LIKENING, lang);
        this.attackers = Words.of(Words.Use.ATTACKERS, lang);
        this.behind = Words.of(Words.Use.BEHIND, lang);
        this.called = Words.of(Words.Use.CALLED, lang);
        String title = names.article().title();
        if (title != null) {
            topics.addAll(named(title, new TextSpan(0, title.length()), catalog.match(title, lang)));
        }
        if (!names.sentences().isEmpty()) {
            String first = names.sentence(0).in(names.text());
            named(0).stream().filter(incident -> !time.isOfOtherYear(incident, first)).forEach(topics::add);
        }
    }

    /**
     * The incidents that claims are about, as far as the article tells.
     *
     * @param findings all claims of the article
     * @param sentences indexes of all sentences that make a claim
     */
    Map<Finding, Incident> of(List<Finding> findings, Function<Finding, List<Integer>> sentences) {
        Map<Finding, Incident> told = new HashMap<>();
        for (Finding finding : findings) {
            Stream.concat(Stream.of(finding.sentence()), sentences.apply(finding).stream())
                    .map(sentence -> told(finding, sentence))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(incident -> told.put(finding, incident));
        }
        Map<Finding, Incident> all = new HashMap<>(told);
        findings.stream()
                .filter(finding -> !told.containsKey(finding) && !elsewhere(finding))
                .forEach(finding -> all.put(finding, beside(finding, told)));
        return all;
    }

    private Incident told(Finding finding, int sentence) {
        Incident here = namedHere(finding, sentence);
        if (here == null) {
            here = described(finding, sentence);
        }
        return here != null || elsewhere(finding) ? here : spokenOf(finding, sentence);
    }

    /** Whether a claim is about something else than what is spoken of around it. */
    private boolean elsewhere(Finding finding) {
        return links.answeredBy(finding) != null || !cited.get(finding).isEmpty();
    }

    /** The incident of a claim against the same target just before: "the United States also blamed Moscow for the sabotage". */
    private Incident beside(Finding finding, Map<Finding, Incident> told) {
        return told.keySet().stream()
                .filter(other -> finding.target() != null && Finding.same(finding.target(), other.target()))
                .filter(other -> other.type() != ClaimType.DENIAL && finding.type() != ClaimType.DENIAL)
                .filter(other -> other.confidence() >= Extractor.SURE || finding.confidence() < Extractor.SURE)
                .filter(other -> other.sentence() < finding.sentence() && finding.sentence() - other.sentence() <= BESIDE)
                .filter(other -> !time.looksBack(names.sentence(other.sentence()).in(names.text())))
                .max(Comparator.comparingInt(Finding::sentence).thenComparing(Finding::key))
                .map(told::get)
                .orElse(null);
    }

    private Incident namedHere(Finding finding, int sentence) {
        Incident found = null;
        for (Incident incident : named(sentence)) {
            boolean another = accused(incident, finding) == Accused.NO && (isGroup(held(finding)) || namesAccused(incident, sentence));
            if (!invoked(finding, incident) && !another) {
                found = incident;
            }
        }
        return found;
    }

    /** Whether a claim only invokes an incident, or what has its name: "citing Stuxnet". */
    private boolean invoked(Finding finding, Incident incident) {
        return cited.get(finding).stream().anyMatch(entity -> entity.equals(incident) || catalog.products(incident.id()).contains(entity.id()));
    }

    /** The incidents that a sentence names, other than as a likeness, in its order. */
    private List<Incident> named(int sentence) {
        return named.computeIfAbsent(sentence, index -> named(names.text(), names.sentence(index), matches(index)));
    }

    private List<Incident> named(String text, TextSpan sentence, List<Match> matches) {
        List<Incident> found = new ArrayList<>();
        for (Match match : matches) {
            Incident incident = incident(match);
            if (incident != null && !time.isLater(incident) && !likened(text, sentence, match)
                    && !somebodies.contains(text.substring(match.start(), match.end()))
                    && (!ofStatesOnly(text, match) || time.isNear(incident, sentence.in(text)))) {
                found.add(incident);
            }
        }
        return found;
    }

    private static Incident incident(Match match) {
        return match.candidates().stream().filter(Incident.class::isInstance).map(Incident.class::cast).findFirst().orElse(null);
    }

    /** Whether words before a name make it a likeness ("similar to NotPetya") or the fame of its authors ("the group behind NotPetya"). */
    private boolean likened(String text, TextSpan sentence, Match match) {
        int end = Math.max(sentence.start(), match.start());
        String characters = text.substring(Math.max(sentence.start(), end - CHARACTERS_BEFORE), end);
        if (Han.in(characters)) {
            return likening.anyIn(characters);
        }
        Phrase before = new Phrase(text, new TextSpan(sentence.start(), end));
        int count = before.words().size();
        for (int i = Math.max(0, count - WORDS_BEFORE); i < count; i++) {
            String previous = i > 0 ? before.word(i - 1) : "";
            boolean of = likening.contains(before.word(i)) && !called.contains(previous) || likening.contains(previous + " " + before.word(i));
            boolean by = behind.contains(before.word(i)) && (attackers.contains(previous) || i > 1 && attackers.contains(before.word(i - 2)));
            if (of || by) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name consists of an act and of states alone ("cyberattack on Albania"): there may be many such acts. */
    private boolean ofStatesOnly(String text, Match match) {
        Phrase phrase = new Phrase(text, new TextSpan(match.start(), match.end()));
        boolean states = false;
        for (int i = 0; i < phrase.words().size(); i++) {
            if (!phrase.named(i) || act.contains(phrase.word(i))) {
                continue;
            }
            List<Match> inside = catalog.match(phrase.word(i), names.article().lang());
            if (inside.size() != 1 || !(inside.get(0).entity() instanceof Actor actor) || actor.type() != ActorType.STATE) {
                return false;
            }
            states = true;
        }
        return states;
    }

    /**
     * The one incident whose product or victim the sentence names, with an act and those accused of it, and that is near in time. Where there are
     * others it may be, its label has to have the name.
     */
    private Incident described(Finding finding, int sentence) {
        String words = names.sentence(sentence).in(names.text());
        if (!act.anyIn(words)) {
            return null;
        }
        Set<Incident> possible = new LinkedHashSet<>();
        Set<Incident> called = new LinkedHashSet<>();
        for (Match match : matches(sentence)) {
            if (match.entity() instanceof Actor actor && actor.type() != ActorType.STATE && actor.type() != ActorType.INTERNATIONAL_ORGANIZATION
                    && tells(finding, actor)
                    && !is(finding.speaker(), actor) && !cited.get(finding).contains(actor) && !likened(names.text(), names.sentence(sentence), match)) {
                catalog.incidents(actor.id(), null).stream()
                        .filter(incident -> !invoked(finding, incident) && accused(incident, finding) != Accused.NO && time.isNear(incident, words))
                        .forEach(incident -> {
                            possible.add(incident);
                            if (incident.label().contains(actor.label())) {
                                called.add(incident);
                            }
                        });
            }
        }
        Set<Incident> likeliest = possible.size() > 1 ? called : possible;
        Incident only = likeliest.size() == 1 ? likeliest.iterator().next() : null;
        return only != null && accused(only, finding) == Accused.YES ? only : null;
    }

    /** Whether a product or victim tells more than the parties do: not the product of a firm that is accused, nor another victim than is claimed. */
    private static boolean tells(Finding finding, Actor actor) {
        Participant held = held(finding);
        if (actor.type() == ActorType.PRODUCT) {
            return held == null || held.principal().type() != ActorType.COMPANY;
        }
        Participant claimed = finding.type() == ClaimType.RESPONSIBILITY_CLAIM ? finding.target() : null;
        return claimed == null || claimed.actor().unnamed() || is(claimed, actor);
    }

    /** The incident the article is about, or else, for a denial, that the sentence beside names, unless the claim holds others responsible than those accused of it. */
    private Incident spokenOf(Finding finding, int sentence) {
        Set<Incident> before = new LinkedHashSet<>();
        for (int i = Math.max(0, sentence - REACH); i < sentence; i++) {
            before.addAll(named(i));
        }
        Set<Incident> found = new LinkedHashSet<>();
        for (Incident topic : topics) {
            Accused accused = accused(topic, finding);
            if (accused == Accused.YES || accused == Accused.UNKNOWN && before.contains(topic)) {
                found.add(topic);
            }
        }
        if (found.isEmpty() && finding.type() == ClaimType.DENIAL) {
            List<Incident> beside = named(sentence > 0 ? sentence - 1 : Math.min(1, names.sentences().size() - 1));
            beside.stream()
                    .filter(incident -> accused(incident, finding) != Accused.NO)
                    .forEach(found::add);
        }
        boolean other = matches(sentence).stream().map(Match::entity).anyMatch(entity -> isOther(entity, found));
        return found.size() == 1 && !other ? found.iterator().next() : null;
    }

    /** Whether something named belongs to other incidents alone: the sentence speaks of those then. */
    private boolean isOther(Entity entity, Set<Incident> found) {
        List<Incident> of = entity instanceof Incident incident
                ? List.of(incident)
                : ((Actor) entity).type() == ActorType.PRODUCT ? catalog.incidents(entity.id(), null) : List.of();
        return !of.isEmpty() && of.stream().noneMatch(found::contains);
    }

    private Accused accused(Incident incident, Finding finding) {
        Participant held = held(finding);
        List<String> accused = catalog.accused(incident.id());
        if (held == null || accused.isEmpty()) {
            return Accused.UNKNOWN;
        }
        if (Stream.of(held.actor(), held.principal()).anyMatch(actor -> isOf(actor, accused))) {
            return Accused.YES;
        }
        boolean another = held.principal().known() && (held.principal().type() == ActorType.STATE || isGroup(held)) || Described.isHackersOfAState(held.actor());
        return another && !catalog.victims(incident.id()).contains(held.principal().id()) ? Accused.NO : Accused.UNKNOWN;
    }

    /** Whom a claim holds responsible, or who rejects or takes the responsibility. */
    private static Participant held(Finding finding) {
        return finding.type() == ClaimType.DENIAL || finding.type() == ClaimType.RESPONSIBILITY_CLAIM ? finding.speaker() : finding.target();
    }

    private static boolean isGroup(Participant participant) {
        return participant.principal().known() && participant.principal().type() == ActorType.THREAT_GROUP;
    }

    private boolean isOf(Actor actor, List<String> accused) {
        return accused.contains(actor.id())
                || accused.contains(catalog.principal(actor).id())
                || catalog.allegedSponsor(actor.id()).map(Actor::id).filter(accused::contains).isPresent()
                || accused.stream().anyMatch(id -> Described.isHackersOf(actor, id));
    }

    private boolean namesAccused(Incident incident, int sentence) {
        List<String> accused = catalog.accused(incident.id());
        return matches(sentence).stream().anyMatch(match -> match.entity() instanceof Actor actor && isOf(actor, accused));
    }

    private static boolean is(Participant participant, Actor actor) {
        return participant != null && (participant.actor().equals(actor) || participant.principal().equals(actor));
    }

    private List<Match> matches(int sentence) {
        return names.matches(names.sentence(sentence).start(), names.sentence(sentence).end());
    }
}
