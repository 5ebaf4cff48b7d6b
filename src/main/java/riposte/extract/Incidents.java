package riposte.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
 * is about or, for a denial, that the sentence before names, where the accused fits.
 */
final class Incidents {

    private static final int REACH = 4;
    private static final int WORDS_BEFORE = 4;

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
    /** What the title or the first sentence names. */
    private final Set<Incident> topics = new LinkedHashSet<>();

    Incidents(ArticleNames names) {
        this.names = names;
        this.catalog = names.catalog();
        String lang = names.article().lang();
        this.time = new IncidentTime(names.article());
        this.act = Words.of(Words.Use.ACT, lang);
        this.likening = Words.of(Words.Use.LIKENING, lang);
        this.attackers = Words.of(Words.Use.ATTACKERS, lang);
        this.behind = Words.of(Words.Use.BEHIND, lang);
        String title = names.article().title();
        if (title != null) {
            catalog.match(title, lang).stream().map(Incidents::incident).filter(Objects::nonNull).forEach(topics::add);
        }
        if (!names.sentences().isEmpty()) {
            topics.addAll(named(0));
        }
        topics.removeIf(time::isLater);
    }

    /**
     * The incident that a claim is about, or null.
     *
     * @param sentence index of the claim's sentence, or of another that makes the same claim
     * @param precedents what the claim only invokes, and is therefore not about
     * @param answer whether it is a counter-accusation, which is about something else than what it answers
     */
    Incident of(Finding finding, int sentence, List<Entity> precedents, boolean answer) {
        Incident here = namedHere(finding, sentence, precedents);
        if (here == null) {
            here = described(finding, sentence, precedents);
        }
        return here != null || answer || !precedents.isEmpty() ? here : spokenOf(finding, sentence);
    }

    private Incident namedHere(Finding finding, int sentence, List<Entity> precedents) {
        Incident found = null;
        for (Incident incident : named(sentence)) {
            boolean another = accused(incident, finding) == Accused.NO && (isGroup(held(finding)) || namesAccused(incident, sentence));
            if (!precedents.contains(incident) && !another) {
                found = incident;
            }
        }
        return found;
    }

    /** The incidents that a sentence names, other than as a likeness, in its order. */
    private List<Incident> named(int sentence) {
        List<Incident> found = new ArrayList<>();
        for (Match match : matches(sentence)) {
            Incident incident = incident(match);
            if (incident != null && !time.isLater(incident) && !likened(match, sentence)
                    && (!ofStatesOnly(match) || time.isNear(incident, names.sentence(sentence).in(names.text())))) {
                found.add(incident);
            }
        }
        return found;
    }

    private static Incident incident(Match match) {
        return match.candidates().stream().filter(Incident.class::isInstance).map(Incident.class::cast).findFirst().orElse(null);
    }

    /** Whether words before a name make it a likeness ("similar to NotPetya") or the fame of its authors ("the group behind NotPetya"). */
    private boolean likened(Match match, int sentence) {
        Phrase before = new Phrase(names.text(), new TextSpan(names.sentence(sentence).start(), Math.max(names.sentence(sentence).start(), match.start())));
        int count = before.words().size();
        for (int i = Math.max(0, count - WORDS_BEFORE); i < count; i++) {
            if (likening.contains(before.word(i)) || i > 0 && behind.contains(before.word(i)) && attackers.contains(before.word(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name consists of an act and of states alone ("cyberattack on Albania"): there may be many such acts. */
    private boolean ofStatesOnly(Match match) {
        Phrase phrase = new Phrase(names.text(), new TextSpan(match.start(), match.end()));
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

    /** The one incident whose product or victim the sentence names, with an act and those accused of it, and that is near in time. */
    private Incident described(Finding finding, int sentence, List<Entity> precedents) {
        String words = names.sentence(sentence).in(names.text());
        if (!act.anyIn(words)) {
            return null;
        }
        Set<Incident> found = new LinkedHashSet<>();
        Set<Incident> called = new LinkedHashSet<>();
        for (Match match : matches(sentence)) {
            if (match.entity() instanceof Actor actor && actor.type() != ActorType.STATE && actor.type() != ActorType.INTERNATIONAL_ORGANIZATION
                    && !is(finding.speaker(), actor) && !precedents.contains(actor) && !likened(match, sentence)) {
                catalog.incidents(actor.id(), null).stream()
                        .filter(incident -> !precedents.contains(incident) && accused(incident, finding) == Accused.YES && time.isNear(incident, words))
                        .forEach(incident -> {
                            found.add(incident);
                            if (incident.label().contains(actor.label())) {
                                called.add(incident);
                            }
                        });
            }
        }
        Set<Incident> likeliest = found.size() > 1 ? called : found;
        return likeliest.size() == 1 ? likeliest.iterator().next() : null;
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
