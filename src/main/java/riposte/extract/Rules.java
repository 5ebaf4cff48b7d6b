package riposte.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.ClaimType;
import riposte.claim.Participant;
import riposte.resolve.Quotations;
import riposte.text.Token;

/**
 * The rules that find claims in one sentence: predicates of the lexicon with their roles, reported hostile acts, and
 * judgements such as "groundless".
 */
final class Rules {

    private static final int CLIMB = 9;

    private final Document document;
    private final int index;
    private final Syntax syntax;
    private final Lexicon lexicon;
    private final Actors actors;
    private final Acts acts;
    private final List<Draft> earlier;
    private final List<Draft> found = new ArrayList<>();

    /** @param earlier the claims of the sentences before */
    Rules(Document document, int index, List<Draft> earlier) {
        this.document = document;
        this.index = index;
        this.syntax = document.syntax(index);
        this.lexicon = document.lexicon();
        this.actors = new Actors(document, syntax);
        this.acts = new Acts(syntax, lexicon);
        this.earlier = earlier;
    }

    List<Draft> find() {
        for (int p = 0; p < syntax.size(); p++) {
            for (Frame frame : lexicon.frames(syntax.token(p))) {
                if (evoked(p, frame)) {
                    apply(p, frame);
                }
            }
            reportedAct(p);
        }
        notAttackers();
        judgements();
        condemned();
        return found;
    }

    // ---- predicates of the lexicon ----

    private boolean evoked(int p, Frame frame) {
        if (frame.verb()) {
            if (!syntax.verbal(p) && !(syntax.pos(p, "ADJ") && syntax.passive(p))) {
                return false;
            }
            if (syntax.relation(p, "aux") || syntax.relation(p, "amod") && !syntax.passive(p)) {
                return false;
            }
        } else if (!syntax.pos(p, "NOUN", "PROPN")) {
            return false;
        }
        if (!acts.companions(p, frame)) {
            return false;
        }
        return !frame.verb() || frame.role("speaker").contains("source") || !syntax.negated(p) && !unreal(p);
    }

    /** Said not to have happened, or not yet: "refused to blame", "could accuse", "whether X accused". */
    private boolean unreal(int p) {
        for (int c : syntax.children(p, "aux", "mark", "advmod")) {
            if (lexicon.is("unreal", syntax.token(c)) && !perfect(p)) {
                return true;
            }
        }
        if (syntax.infinitive(p) && syntax.relation(p, "acl", "advcl") && !syntax.relation(p, "acl:relcl")) {
            return true;
        }
        int head = syntax.head(p);
        return head >= 0
                && syntax.relation(p, "xcomp", "ccomp", "advcl", "acl", "obl")
                && lexicon.is("unreal.governor", syntax.token(head));
    }

    private boolean perfect(int p) {
        for (int c : syntax.children(p, "aux")) {
            if (lexicon.is("perfect", syntax.token(c))) {
                return true;
            }
        }
        return false;
    }

    private void apply(int p, Frame frame) {
        switch (frame.type()) {
            case ACCUSATION, SANCTION, INDICTMENT -> directed(p, frame);
            case CONDEMNATION -> condemnation(p, frame);
            case DENIAL -> denial(p, frame);
            case DEMAND -> demand(p, frame);
            case RESPONSIBILITY_CLAIM -> responsibility(p, frame);
        }
    }

    /** Where a role is filled: the heads tried first that mean somebody. */
    private record Filled(List<Participant> participants, List<Integer> heads, boolean guessed) {
        static final Filled NOBODY = new Filled(List.of(), List.of(), false);

        boolean empty() {
            return participants.isEmpty();
        }
    }

    private Filled fill(int p, Frame frame, String role) {
        List<Integer> heads = new ArrayList<>();
        for (String place : frame.role(role)) {
            List<Integer> at = syntax.role(p, frame, place);
            heads.addAll(at);
            List<Participant> all = new ArrayList<>();
            for (int h : at) {
                if (role.equals("target") && !all.isEmpty() && !place.equals("obj") && !place.equals("subj")) {
                    break; // the nearest of several phrases with the same preposition
                }
                if (place.equals("adj") || !syntax.verbal(h)) {
                    all.addAll(place.equals("adj") ? adjective(h) : actors.at(h));
                }
            }
            if (all.isEmpty() && !at.isEmpty()) {
                at = syntax.roleBelow(p, place);
                for (int h : at) {
                    all.addAll(actors.at(h));
                }
            }
            if (!all.isEmpty()) {
                return new Filled(all, at, false);
            }
        }
        return new Filled(List.of(), heads, false);
    }

    /** An adjective, genitive or compound that stands for an actor. */
    private List<Participant> adjective(int h) {
        List<Participant> all = new ArrayList<>();
        for (int member : syntax.coordinated(h)) {
            Match match = document.matchAt(syntax.token(member));
            if (match != null && match.entity() instanceof Actor actor && actor.type() != ActorType.PRODUCT) {
                all.add(actors.participant(actor, syntax.token(member).form()));
            } else if (syntax.nominal(member)) {
                all.addAll(actors.at(member));
            }
        }
        return all;
    }

    /** The speaker of a verb; falls back on the name that stands before it when the parse gives no subject. */
    private Filled speaker(int p, Frame frame) {
        if (frame.role("speaker").isEmpty()) {
            return Filled.NOBODY;
        }
        Filled filled = fill(p, frame, "speaker");
        if (filled.participants().size() > 1 && filled.participants().stream().anyMatch(this::named)) {
            filled = new Filled(filled.participants().stream().filter(this::named).toList(), filled.heads(), false);
        }
        if (!filled.empty() && frame.verb()) {
            document.spoke(syntax.token(filled.heads().get(filled.heads().size() - 1)).start(), filled.participants().get(0));
        }
        if (filled.heads().isEmpty() && frame.verb() && lexicon.is("traits", "pro-drop")
                && !(syntax.passive(p) && frame.role("speaker").contains("subj"))) {
            List<Participant> same = sayerOfClause(p);
            if (!same.isEmpty()) {
                return new Filled(same, List.of(p), false);
            }
        }
        if (!filled.empty() || !filled.heads().isEmpty() || !frame.verb() || syntax.passive(p)) {
            return filled;
        }
        for (int i = p - 1; i >= Math.max(0, p - 12); i--) {
            Token token = syntax.token(i);
            if (syntax.verbal(i) && !syntax.relation(i, "aux", "cop") || token.form().equals(";")) {
                break;
            }
            Match match = document.matchAt(token);
            if (match != null && match.kind() != Match.Kind.DEMONYM && match.entity() instanceof Actor actor
                    && actor.type() != ActorType.PRODUCT) {
                int top = i;
                while (syntax.head(top) >= 0 && (syntax.relation(top, "conj")
                        || syntax.relation(top, "nmod") && syntax.introducedBy(top, lexicon.words("including")))) {
                    top = syntax.head(top);
                }
                List<Participant> all = actors.at(top);
                return new Filled(all.isEmpty() ? List.of(actors.participant(actor, token.form())) : all, List.of(i), true);
            }
        }
        return filled;
    }

    /** "Afirmó que condena …": the subject left out is that of the verb of saying. */
    private List<Participant> sayerOfClause(int p) {
        int head = syntax.head(p);
        if (head < 0 || !syntax.relation(p, "ccomp") || !syntax.verbal(head) || reflexive(p)
                || !lexicon.is("reporting", syntax.token(head))) {
            return List.of();
        }
        List<Participant> who = new ArrayList<>();
        for (int s : syntax.subjects(head)) {
            who.addAll(actors.at(s));
        }
        return who;
    }

    private Filled target(int p, Frame frame, Filled speaker) {
        Filled filled = fill(p, frame, "target");
        if (!filled.empty()) {
            return filled;
        }
        // An act that is somebody's: "condemned Iran's cyberattack", "attributes to X the theft …".
        List<Integer> heads = new ArrayList<>(filled.heads());
        for (String place : frame.role("act")) {
            heads.addAll(syntax.role(p, frame, place));
        }
        for (int h : heads) {
            List<Participant> agents = agentsWithin(h);
            if (!agents.isEmpty()) {
                return new Filled(agents, List.of(h), false);
            }
        }
        for (int i = p + 1; i < syntax.size(); i++) {
            if (lexicon.is("origin", syntax.token(i)) && syntax.subtree(p).get(i)) {
                List<Participant> from = new ArrayList<>();
                for (int c : syntax.children(i, "obl", "nmod", "obj")) {
                    from.addAll(actors.at(c));
                }
                if (!from.isEmpty()) {
                    return new Filled(from, List.of(i), false);
                }
            }
        }
        if (!frame.verb()) {
            List<Participant> agents = agentsWithin(p);
            agents = agents.stream().filter(a -> !sameAny(List.of(a), speaker.participants())).toList();
            if (!agents.isEmpty()) {
                return new Filled(agents, List.of(), false);
            }
        }
        return filled.heads().isEmpty() && frame.verb() && frame.role("target").contains("obj") && !syntax.passive(p)
                        && !syntax.hasChild(p, "ccomp")
                ? nextName(p, speaker)
                : filled;
    }

    /** The name that follows a verb whose object the parse does not give. */
    private Filled nextName(int p, Filled speaker) {
        for (int i = p + 1; i < Math.min(syntax.size(), p + 12); i++) {
            Match match = document.matchAt(syntax.token(i));
            if (match == null || match.kind() == Match.Kind.DEMONYM || !(match.entity() instanceof Actor actor)
                    || actor.type() == ActorType.PRODUCT || syntax.relation(i, "nmod", "compound")) {
                continue;
            }
            Participant next = actors.participant(actor, syntax.token(i).form());
            if (!sameAny(List.of(next), speaker.participants())) {
                return new Filled(List.of(next), List.of(i), true);
            }
        }
        return Filled.NOBODY;
    }

    /** Who the phrase or clause says did the act it names. */
    private List<Participant> agentsWithin(int h) {
        BitSet below = syntax.subtree(h);
        for (int i = below.nextSetBit(0); i >= 0; i = below.nextSetBit(i + 1)) {
            Acts.Act act = acts.predicate(i);
            if (act != null && !act.agents().isEmpty() && below.get(act.agents().get(0))) {
                List<Participant> who = agents(act);
                if (!who.isEmpty()) {
                    return who;
                }
            }
            Frame noun = acts.noun(i);
            if (noun != null) {
                List<Participant> who = new ArrayList<>();
                for (int a : acts.agentsOf(i, noun)) {
                    who.addAll(adjective(a));
                }
                if (!who.isEmpty()) {
                    return who;
                }
            }
        }
        return List.of();
    }

    private List<Participant> agents(Acts.Act act) {
        List<Participant> who = new ArrayList<>();
        for (int a : act.agents()) {
            who.addAll(actors.at(a));
        }
        return who;
    }

    /** Those an act is directed at: named themselves, or as owners of what was attacked. */
    private List<Participant> victims(Acts.Act act) {
        List<Participant> who = new ArrayList<>();
        for (int v : act.victims()) {
            List<Participant> named = actors.at(v);
            who.addAll(named.isEmpty() && syntax.nominal(v) ? actors.owners(v, 1) : named);
        }
        if (who.isEmpty()) {
            for (int o : syntax.objects(act.word())) {
                if (!act.agents().contains(o)) {
                    who.addAll(actors.owners(o, 1));
                }
            }
        }
        return who;
    }

    private void directed(int p, Frame frame) {
        Filled speaker = speaker(p, frame);
        Filled target = target(p, frame, speaker);
        if (target.empty()) {
            return;
        }
        if (speaker.empty() && !frame.role("venue").isEmpty()) {
            List<Participant> states = new ArrayList<>(fill(p, frame, "venue").participants());
            states.removeIf(venue -> venue.principal().type() != ActorType.STATE);
            speaker = states.isEmpty() ? Filled.NOBODY : new Filled(states, List.of(), false);
        }
        boolean unspoken = frame.role("speaker").isEmpty();
        if (speaker.empty() && reflexivePassive(p, speaker)) {
            speaker = Filled.NOBODY;
            unspoken = true;
        }
        boolean authorless = speaker.heads().isEmpty();
        if (authorless && syntax.relation(p, "acl", "amod") && !syntax.relation(p, "acl:relcl")
                && (frame.type() != ClaimType.ACCUSATION || target.heads().stream().noneMatch(this::properName))) {
            return; // "the sanctioned firm", "persons suspected of": a description
        }
        if (speaker.empty() && !authorless) {
            return;
        }
        if (!frame.verb() && (speaker.empty() || frame.marked("if=verb"))) {
            return;
        }
        if (authorless && frame.verb() && (unspoken || syntax.passive(p))) {
            Source source = anywhere(p);
            if (source != null) {
                speaker = new Filled(source.participants, List.of(), true);
            }
        }
        if (authorless && frame.verb() && !unspoken && !syntax.passive(p)) {
            Source source = source(p);
            if (source.kind != Source.Kind.SAID) {
                return;
            }
            speaker = new Filled(source.participants, List.of(), true);
        }
        speaker = withCiting(speaker);
        int act = actOf(p, frame);
        if (frame.marked("if=act") && (act < 0 || acts.noun(act) == null && acts.predicate(act) == null)) {
            return;
        }
        boolean formal = frame.type() != ClaimType.ACCUSATION;
        boolean hedged = !formal && (frame.marked("hedged") || hedged(p, act));
        List<Participant> speakers = new ArrayList<>(speaker.participants());
        if (speakers.isEmpty()) {
            speakers.add(null);
        }
        List<Participant> targets = new ArrayList<>(target.participants());
        if (targets.stream().anyMatch(this::named)) {
            targets.removeIf(t -> !named(t));
        }
        for (Participant s : speakers) {
            for (Participant t : targets) {
                if (s == null || !same(s, t)) {
                    add(frame.type(), s, t, p, act, hedged, speaker.guessed() || target.guessed() ? 0.8 : 1,
                            frame.verb() ? frame.rule() : frame.type().key() + ".nominal");
                }
            }
        }
    }

    /** "El ataque se atribuye a X", "se acusa a X": a reflexive verb whose subject, if any, is the act. */
    private boolean reflexivePassive(int p, Filled subject) {
        if (!reflexive(p)) {
            return false;
        }
        for (int h : subject.heads()) {
            if (acts.noun(h) == null && acts.predicate(h) == null) {
                return false;
            }
        }
        return true;
    }

    private boolean reflexive(int p) {
        for (int c : syntax.children(p, "obj", "iobj", "expl", "obl")) {
            if (lexicon.is("pronouns.reflexive", syntax.token(c))) {
                return true;
            }
        }
        return false;
    }

    /** "X cited the statement by Y that blames Z": whoever cites an accusation makes it too. */
    private Filled withCiting(Filled speaker) {
        List<Participant> all = new ArrayList<>(speaker.participants());
        for (int h : speaker.heads()) {
            int verb = syntax.head(h);
            if (verb >= 0 && syntax.relation(h, "obj") && lexicon.is("documents", syntax.token(h))
                    && lexicon.is("precedents", syntax.token(verb))) {
                for (int s : syntax.subjects(verb)) {
                    for (Participant citing : actors.at(s)) {
                        if (!sameAny(List.of(citing), all)) {
                            all.add(citing);
                        }
                    }
                }
            }
        }
        return new Filled(all, speaker.heads(), speaker.guessed());
    }

    private void condemnation(int p, Frame frame) {
        Filled speaker = speaker(p, frame);
        if (speaker.empty()) {
            return;
        }
        int act = actOf(p, frame);
        if (contentHas(p, frame, "accusation.nouns")) {
            return;
        }
        for (int i = p + 1; act < 0 && i < Math.min(syntax.size(), p + 14); i++) {
            act = acts.noun(i) != null ? i : -1;
        }
        Filled target = target(p, frame, speaker);
        boolean deed = act >= 0 && (acts.noun(act) != null || acts.predicate(act) != null || syntax.pos(act, "PRON")
                || lexicon.is("deeds", syntax.token(act)));
        if (!deed && target.empty()) {
            return;
        }
        boolean hedged = act >= 0 && hedged(act, act);
        for (Participant s : speaker.participants()) {
            List<Participant> targets = new ArrayList<>(target.participants());
            targets.removeIf(t -> same(s, t));
            if (targets.isEmpty()) {
                targets.add(null);
            }
            for (Participant t : targets) {
                add(frame.type(), s, t, p, act, hedged, 1, frame.rule());
            }
        }
    }

    private boolean contentHas(int p, Frame frame, String section) {
        for (String role : List.of("content", "act", "target")) {
            for (String place : frame.role(role)) {
                for (int h : syntax.role(p, frame, place)) {
                    for (int member : syntax.coordinated(h)) {
                        if (lexicon.is(section, syntax.token(member))) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private void denial(int p, Frame frame) {
        boolean selfReport = frame.role("speaker").contains("source");
        List<Participant> speakers;
        if (selfReport) {
            Source source = source(p);
            if (source.kind != Source.Kind.SAID) {
                return;
            }
            speakers = source.participants;
        } else {
            Filled speaker = speaker(p, frame);
            speakers = speaker.participants();
            if (speakers.isEmpty()) {
                return;
            }
            List<Integer> contents = new ArrayList<>();
            for (String place : frame.role("content")) {
                contents.addAll(syntax.role(p, frame, place));
            }
            if (!deniable(p, contents, frame)) {
                return;
            }
        }
        for (Participant s : speakers) {
            add(ClaimType.DENIAL, s, accuser(p, frame, s), p, actOf(p, frame), false, 1, frame.rule());
        }
    }

    private boolean deniable(int p, List<Integer> contents, Frame frame) {
        if (frame.marked("if=accusation")) {
            return contentHas(p, frame, "accusation.nouns");
        }
        if (contents.isEmpty()) {
            return frame.verb() && !frame.marked("if=content");
        }
        for (int h : contents) {
            for (int member : syntax.coordinated(h)) {
                if (syntax.verbal(member)
                        || lexicon.is("denial.objects", syntax.token(member))
                        || lexicon.is("accusation.nouns", syntax.token(member))
                        || lexicon.is("documents", syntax.token(member))
                        || acts.noun(member) != null
                        || acts.predicate(member) != null
                        || syntax.hasChild(member, "cop")
                        || syntax.pos(member, "PRON")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Who made the accusation that is rejected, if the sentence says so: "rejected British accusations". */
    private Participant accuser(int p, Frame frame, Participant denier) {
        for (int i = 0; i < syntax.size(); i++) {
            if (!lexicon.is("accusation.nouns", syntax.token(i)) || !syntax.pos(i, "NOUN", "PROPN")) {
                continue;
            }
            for (String place : lexicon.words("accusation.speaker.places").listed()) {
                for (int h : syntax.role(i, frame, place)) {
                    List<Participant> who = place.equals("adj") ? adjective(h) : actors.at(h);
                    for (Participant participant : who) {
                        if (!same(participant, denier)) {
                            return participant;
                        }
                    }
                }
            }
        }
        return null;
    }

    private void demand(int p, Frame frame) {
        Filled speaker = speaker(p, frame);
        Filled target = fill(p, frame, "target");
        if (target.empty()) {
            List<Participant> asked = new ArrayList<>();
            for (int clause : syntax.children(p, "ccomp", "xcomp", "advcl")) {
                for (int s : syntax.children(clause, "nsubj")) {
                    asked.addAll(actors.at(s));
                }
            }
            target = new Filled(asked, List.of(), false);
        }
        if (speaker.empty() && !frame.role("venue").isEmpty()) {
            speaker = fill(p, frame, "venue"); // "was summoned to the ministry"
        }
        if (speaker.empty() || target.empty()) {
            return;
        }
        if (!frame.marked("summons")) {
            BitSet below = syntax.subtree(p);
            boolean stops = false;
            for (int i = below.nextSetBit(0); i >= 0; i = below.nextSetBit(i + 1)) {
                stops |= i != p && lexicon.is("demand.content", syntax.token(i));
            }
            if (!stops) {
                return;
            }
        }
        for (Participant s : speaker.participants()) {
            for (Participant t : target.participants()) {
                if (!same(s, t)) {
                    add(ClaimType.DEMAND, s, t, p, -1, false, 1, frame.rule());
                }
            }
        }
    }

    private void responsibility(int p, Frame frame) {
        Filled speaker = speaker(p, frame);
        if (speaker.empty()) {
            return;
        }
        int act = actOf(p, frame);
        boolean own = false;
        List<Participant> victims = new ArrayList<>();
        if (act >= 0) {
            Acts.Act verb = acts.predicate(act);
            if (verb != null) {
                List<Participant> agents = agents(verb);
                own = agents.isEmpty() || sameAny(speaker.participants(), agents);
                victims.addAll(victims(verb));
            } else {
                Frame noun = acts.noun(act);
                own = noun != null || !frame.companions().isEmpty();
                if (noun != null) {
                    List<Integer> hit = new ArrayList<>(acts.victimsOf(act, noun));
                    for (String place : noun.role("victim")) {
                        if (hit.isEmpty() && !place.equals("adj")) {
                            hit.addAll(syntax.role(p, frame, place));
                        }
                    }
                    hit.remove(Integer.valueOf(act));
                    for (int v : hit) {
                        List<Participant> named = adjective(v);
                        victims.addAll(named.isEmpty() ? actors.owners(v, 1) : named);
                    }
                }
            }
        } else if (!frame.companions().isEmpty() || frame.marked("bare")) {
            own = true;
        }
        if (!own) {
            return;
        }
        for (Participant s : speaker.participants()) {
            victims.removeIf(v -> same(s, v));
            if (victims.isEmpty()) {
                add(ClaimType.RESPONSIBILITY_CLAIM, s, null, p, act, false, 1, frame.rule());
            }
            for (Participant v : victims) {
                add(ClaimType.RESPONSIBILITY_CLAIM, s, v, p, act, false, 1, frame.rule());
            }
        }
    }

    // ---- reported acts ----

    /** Who vouches for a clause. */
    private static final class Source {
        enum Kind { SAID, UNNAMED, TAKEN, NONE }

        final Kind kind;
        final List<Participant> participants;
        final boolean hedged;

        Source(Kind kind, List<Participant> participants, boolean hedged) {
            this.kind = kind;
            this.participants = participants;
            this.hedged = hedged;
        }

        static final Source NONE = new Source(Kind.NONE, List.of(), false);
        static final Source TAKEN = new Source(Kind.TAKEN, List.of(), false);
    }

    /**
     * Who says that clause: the subject of the verb of saying above it, the one it is "according to", or the speaker
     * of the quotation it stands in. TAKEN when another rule covers it, or it is not asserted at all.
     */
    private Source source(int p) {
        boolean hedged = false;
        int cur = p;
        for (int steps = 0; steps < CLIMB; steps++) {
            Source beside = beside(cur, p);
            if (beside != null) {
                return new Source(beside.kind, beside.participants, hedged || beside.hedged);
            }
            int head = syntax.head(cur);
            if (head < 0) {
                break;
            }
            Token above = syntax.token(head);
            boolean clause = syntax.relation(cur, "ccomp", "xcomp", "parataxis", "obj", "csubj", "advcl", "dep", "acl", "nsubj", "obl", "conj");
            if (clause && syntax.relation(cur, "ccomp", "xcomp", "acl", "advcl", "obl", "csubj", "obj")) {
                if (lexicon.is("unreal.governor", above) || conditional(cur)) {
                    return Source.TAKEN;
                }
                for (Frame frame : lexicon.frames(above)) {
                    if (acts.companions(head, frame) && takesClause(frame, cur, head)) {
                        return Source.TAKEN;
                    }
                }
            }
            for (int m : syntax.children(cur, "mark")) {
                if (m > 0 && m < cur && syntax.verbal(m - 1) && m - 1 != head && lexicon.is("reporting", syntax.token(m - 1))) {
                    return said(m - 1, hedged, cur);
                }
            }
            if (syntax.relation(cur, "acl:relcl")) {
                if (accordingTo(cur)) {
                    int noun = head;
                    while (noun >= 0 && !(syntax.nominal(noun) && (lexicon.is("accusation.nouns", syntax.token(noun))
                            || lexicon.is("documents", syntax.token(noun))))) {
                        noun = syntax.head(noun);
                    }
                    return noun < 0 ? Source.NONE : owned(noun, hedged);
                }
                if (!cleft(head)) {
                    return Source.NONE;
                }
            }
            if (lexicon.is("reporting", above) && !syntax.relation(cur, "nsubj", "obl", "advcl")
                    && (syntax.verbal(head) || syntax.pos(head, "ADJ"))) {
                return said(head, hedged, cur);
            }
            if (syntax.pos(head, "NOUN", "PROPN") && syntax.relation(cur, "acl", "ccomp", "appos", "dep")
                    && (lexicon.is("accusation.nouns", above) || lexicon.is("documents", above))
                    && !(syntax.relation(cur, "acl") && syntax.passive(cur) && !syntax.hasChild(cur, "nsubj"))) {
                int verb = syntax.head(head);
                if (verb >= 0 && syntax.relation(head, "obl") && lexicon.is("reporting", syntax.token(verb))) {
                    return said(verb, hedged, cur); // "alleged in a post that …"
                }
                return owned(head, hedged);
            }
            cur = head;
        }
        Source quoted = quotation(p);
        if (quoted == null) {
            quoted = anywhere(p);
        }
        return quoted == null ? Source.NONE : new Source(quoted.kind, quoted.participants, hedged || quoted.hedged);
    }

    /** "According to X, …" where the parse does not tie it to the clause: anywhere in the sentence. */
    private Source anywhere(int p) {
        for (int i = 0; i < syntax.size(); i++) {
            if (inTheViewOf(i)) {
                List<Participant> who = actors.owners(i, 1);
                if (!who.isEmpty()) {
                    return new Source(Source.Kind.SAID, who, false);
                }
            }
            if (!lexicon.is("sources", syntax.token(i)) || !syntax.relation(i, "case", "mark", "fixed", "root", "advmod")) {
                continue;
            }
            int head = i;
            while (head >= 0 && !syntax.nominal(head)) {
                head = syntax.head(head);
            }
            if (head < 0 || head == p || syntax.relativePronoun(head)) {
                continue;
            }
            List<Participant> who = actors.one(head);
            if (!who.isEmpty()) {
                return new Source(Source.Kind.SAID, who, false);
            }
        }
        return null;
    }

    private boolean takesClause(Frame frame, int clause, int head) {
        if (!frame.verb() || frame.type() == ClaimType.RESPONSIBILITY_CLAIM && !lexicon.is("reporting", syntax.token(head))) {
            return frame.type() == ClaimType.RESPONSIBILITY_CLAIM;
        }
        if (frame.type() == ClaimType.DEMAND && !syntax.infinitive(clause)) {
            return false;
        }
        if (syntax.relation(clause, "ccomp") && lexicon.is("reporting", syntax.token(head))
                && frame.roles().values().stream().noneMatch(places -> places.contains("clause"))) {
            return false; // "denounced that …" is said, "denounced the …" is condemned
        }
        return !syntax.relation(clause, "parataxis");
    }

    private boolean conditional(int clause) {
        for (int c : syntax.children(clause, "mark", "advmod")) {
            if (lexicon.is("conditional", syntax.token(c))) {
                return true;
            }
        }
        return false;
    }

    /** "It is X that …": the clause is asserted of X. */
    private boolean cleft(int head) {
        for (int c : syntax.children(head, "nsubj", "expl")) {
            if (lexicon.is("cleft", syntax.token(c))) {
                return syntax.hasChild(head, "cop");
            }
        }
        return false;
    }

    private boolean accordingTo(int clause) {
        for (int c : syntax.children(clause, "obl", "nmod")) {
            if (syntax.relativePronoun(c) && syntax.introducedBy(c, lexicon.words("sources"))) {
                return true;
            }
        }
        return false;
    }

    private Source owned(int noun, boolean hedged) {
        List<Participant> who = new ArrayList<>();
        for (String place : lexicon.words("accusation.speaker.places").listed()) {
            for (int h : syntax.role(noun, null, place)) {
                who.addAll(place.equals("adj") ? adjective(h) : actors.at(h));
            }
        }
        if (who.isEmpty() && lexicon.is("documents", syntax.token(noun))) {
            who.addAll(actors.at(noun));
        }
        return who.isEmpty()
                ? new Source(Source.Kind.UNNAMED, List.of(), hedged)
                : new Source(Source.Kind.SAID, who, hedged);
    }

    /** A phrase such as "according to X", or an inserted "said X", that hangs on the word. */
    private Source beside(int cur, int p) {
        for (int c : syntax.children(cur)) {
            boolean view = inTheViewOf(c);
            if (syntax.relation(c, "obl", "nmod", "advcl", "advmod", "parataxis", "dep") && !syntax.relativePronoun(c)
                    && (view || syntax.introducedBy(c, lexicon.words("sources")))) {
                List<Participant> who = view ? actors.owners(c, 1) : actors.at(c);
                if (!who.isEmpty()) {
                    return new Source(Source.Kind.SAID, who, false);
                }
                return new Source(Source.Kind.UNNAMED, List.of(), false);
            }
            if (c != p && syntax.verbal(c) && syntax.relation(c, "parataxis", "discourse", "ccomp", "conj", "dep", "advcl")
                    && lexicon.is("reporting", syntax.token(c)) && inserted(c, cur)) {
                return said(c, false, cur);
            }
        }
        return null;
    }

    /** "in the view of X", "nach Angaben von X". */
    private boolean inTheViewOf(int c) {
        return lexicon.is("sources.nouns", syntax.token(c)) && syntax.introducedBy(c, lexicon.words("sources.nouns.in"));
    }

    /** "…, said X": the verb of saying is joined without a conjunction and stands apart by comma or quotation mark. */
    private boolean inserted(int verb, int content) {
        if (!syntax.relation(verb, "parataxis", "discourse", "dep", "ccomp")) {
            return false;
        }
        return !syntax.hasChild(verb, "mark") && syntax.children(verb, "ccomp", "xcomp").isEmpty() && verb > content;
    }

    private Source said(int verb, boolean hedged, int content) {
        boolean doubtful = hedged || lexicon.is("reporting.hedged", syntax.token(verb));
        List<Integer> subjects = syntax.subjects(verb);
        List<Participant> who = new ArrayList<>();
        if (verb > content && subjects.size() == 1 && syntax.pos(subjects.get(0), "PRON")) {
            // "…, it said": the pronoun looks back beyond what is said.
            Participant speaker = document.lastSpeaker(syntax.sentence().start());
            if (speaker != null) {
                who.add(speaker);
            }
        }
        for (int s : who.isEmpty() ? subjects : List.<Integer>of()) {
            who.addAll(actors.at(s));
        }
        if (!who.isEmpty()) {
            document.spoke(syntax.token(subjects.get(0)).start(), who.get(0));
            return new Source(Source.Kind.SAID, who, doubtful);
        }
        if (syntax.passive(verb)) {
            // "X is believed to have …": somebody says so, and the sentence may name who.
            Source outer = source(verb);
            if (outer.kind == Source.Kind.SAID || outer.kind == Source.Kind.TAKEN) {
                return new Source(outer.kind, outer.participants, true);
            }
            return new Source(Source.Kind.UNNAMED, List.of(), true);
        }
        if (subjects.isEmpty() || impersonal(subjects)) {
            for (int c : syntax.children(verb, "obl")) {
                if (syntax.introducedBy(c, lexicon.words("reporting.from"))) {
                    List<Participant> from = actors.at(c); // "hieß es aus dem Ministerium"
                    if (!from.isEmpty()) {
                        return new Source(Source.Kind.SAID, from, doubtful);
                    }
                }
            }
            if (subjects.isEmpty() && reflexive(verb)) {
                return new Source(Source.Kind.UNNAMED, List.of(), true); // "se cree que …"
            }
            Source outer = syntax.head(verb) >= 0 ? source(verb) : quotation(verb);
            return outer == null || outer.kind == Source.Kind.NONE ? Source.NONE : outer;
        }
        for (int s : subjects) {
            if (lexicon.is("documents", syntax.token(s)) || lexicon.is("accusation.nouns", syntax.token(s))) {
                return new Source(Source.Kind.UNNAMED, List.of(), doubtful);
            }
        }
        return Source.TAKEN;
    }

    private boolean impersonal(List<Integer> subjects) {
        for (int s : subjects) {
            if (!syntax.pos(s, "PRON")) {
                return false;
            }
        }
        return true;
    }

    /** The speaker of the quotation the word stands in, from this sentence or those around it. */
    private Source quotation(int p) {
        Token token = syntax.token(p);
        Quotations.Span span = document.quotations().spanOf(token.start(), token.end());
        if (span == null) {
            return null;
        }
        List<Participant> who = new Quoted(document).speakers(index, span);
        return who.isEmpty() ? null : new Source(Source.Kind.SAID, who, false);
    }

    private void reportedAct(int p) {
        Acts.Act act = acts.predicate(p);
        if (act == null) {
            act = ofAttackers(p);
        }
        if (act == null || future(p)) {
            return;
        }
        Source source = source(p);
        if (source.kind == Source.Kind.TAKEN) {
            return;
        }
        boolean negated = syntax.negated(p);
        boolean hedged = source.hedged || hedged(p, p);
        List<Participant> agents = agents(act);
        if (source.kind == Source.Kind.NONE) {
            if (!reportive(p) || negated) {
                return;
            }
            for (Participant agent : agents) {
                add(ClaimType.ACCUSATION, null, agent, p, p, true, 1, "act.hearsay");
            }
            return;
        }
        List<Participant> victims = victims(act);
        if (source.kind == Source.Kind.UNNAMED) {
            for (Participant agent : negated ? List.<Participant>of() : agents) {
                add(ClaimType.ACCUSATION, null, agent, p, p, hedged, 1, "act.unnamed");
            }
            return;
        }
        for (Participant s : source.participants) {
            boolean self = sameAny(List.of(s), agents) || pronominal(act) || dropped(p, act);
            if (negated) {
                if (self || agents.isEmpty() && syntax.passive(p) && sameAny(List.of(s), victims)) {
                    add(ClaimType.DENIAL, s, null, p, p, false, 1, self ? "act.not-done" : "act.not-suffered");
                }
                continue;
            }
            if (self) {
                victims.removeIf(v -> same(s, v));
                if (hostileBySelf(act)) {
                    Participant victim = victims.isEmpty() ? null : victims.get(0);
                    add(ClaimType.RESPONSIBILITY_CLAIM, s, victim, p, p, hedged, 1, "act.own");
                }
                continue;
            }
            for (Participant agent : agents) {
                if (!same(s, agent)) {
                    add(ClaimType.ACCUSATION, s, agent, p, p, hedged, 1, "act.reported");
                }
            }
        }
    }

    /** Whatever hackers or a threat group do to something is a hostile act: "hackers had opened the gates". */
    private Acts.Act ofAttackers(int p) {
        if (!syntax.pos(p, "VERB") || syntax.passive(p) || syntax.objects(p).isEmpty()
                || !syntax.relation(p, "ccomp", "conj", "root", "parataxis")
                || lexicon.is("reporting", syntax.token(p)) || lexicon.is("acts.harmless", syntax.token(p))
                || !lexicon.frames(syntax.token(p)).isEmpty()) {
            return null;
        }
        List<Integer> agents = syntax.subjects(p);
        for (int a : agents) {
            Match match = document.matchAt(syntax.token(a));
            if (lexicon.is("attackers.unnamed", syntax.token(a))
                    || match != null && match.entity() instanceof Actor actor
                            && actor.type() == ActorType.THREAT_GROUP) {
                return new Acts.Act(p, null, agents, syntax.objects(p));
            }
        }
        return null;
    }

    /** "X said it had stolen …": a pronoun inside what is said means the speaker. */
    private boolean pronominal(Acts.Act act) {
        for (int a : act.agents()) {
            if (!syntax.pos(a, "PRON") || syntax.relativePronoun(a) || lexicon.is("pronouns.plural", syntax.token(a))) {
                return false;
            }
            for (int i = a - 1; i >= 0 && !lexicon.is("reporting", syntax.token(i)); i--) {
                if (syntax.relation(i, "nsubj") && !syntax.pos(i, "PRON", "DET")) {
                    return false; // somebody else has been the subject in between
                }
            }
        }
        return !act.agents().isEmpty();
    }

    /** "Asegura que no espía": where subjects may be left out, the one of the clause said is that of the saying. */
    private boolean dropped(int p, Acts.Act act) {
        return act.agents().isEmpty() && lexicon.is("traits", "pro-drop") && syntax.verbal(p) && !syntax.passive(p)
                && !reflexive(p) && syntax.relation(p, "ccomp", "xcomp") && !syntax.hasChild(p, "nsubj")
                && lexicon.is("reporting", syntax.token(syntax.head(p)));
    }

    private boolean hostileBySelf(Acts.Act act) {
        return act.frame() != null && act.frame().marked("cyber") || lexicon.is("acts.boasted", syntax.token(act.word()))
                || lexicon.is("behind", syntax.token(act.word()));
    }

    private boolean future(int p) {
        if (perfect(p)) {
            return false;
        }
        for (int c : syntax.children(p, "aux", "mark")) {
            if (lexicon.is("unreal", syntax.token(c))) {
                return true;
            }
        }
        return syntax.infinitive(p) && !syntax.relation(p, "xcomp");
    }

    /** "It was an error and not hackers": whoever says so denies an attack. */
    private void notAttackers() {
        for (int n = 1; n < syntax.size(); n++) {
            if (!lexicon.is("attackers.unnamed", syntax.token(n)) || !syntax.pos(n, "NOUN")) {
                continue;
            }
            boolean not = false;
            for (int i = n - 1; i >= Math.max(0, n - 3); i--) {
                if (lexicon.is("negation", syntax.token(i))) {
                    not = true;
                    break;
                }
                if (!syntax.pos(i, "DET", "ADP", "ADJ")) {
                    break;
                }
            }
            if (!not) {
                continue;
            }
            Source source = sayer(n);
            if (source.kind == Source.Kind.SAID) {
                for (Participant s : source.participants) {
                    add(ClaimType.DENIAL, s, null, n, -1, false, 1, "judgement.not-attackers");
                }
                return;
            }
        }
    }

    /** The subject of the nearest verb of saying above that word. */
    private Source sayer(int n) {
        for (int cur = syntax.head(n), steps = 0; cur >= 0 && steps < CLIMB; cur = syntax.head(cur), steps++) {
            if (syntax.verbal(cur) && lexicon.is("reporting", syntax.token(cur))) {
                return said(cur, false, n);
            }
        }
        return Source.NONE;
    }

    // ---- judgements ----

    /** "groundless", "pure fabrication": a denial when an accusation is judged, by whoever judges. */
    private void judgements() {
        String text = Lexicon.lower(syntax.sentence().text());
        Words words = lexicon.words("denial.evaluation");
        String phrase = words.phraseIn(text);
        for (int e = 0; e < syntax.size(); e++) {
            boolean here = words.contains(syntax.token(e));
            if (!here && phrase != null) {
                int at = text.indexOf(phrase) + syntax.sentence().start();
                here = syntax.token(e).start() <= at && at < syntax.token(e).end();
            }
            if (!here || !judgesAccusation(e)) {
                continue;
            }
            List<Participant> who = judge(e);
            for (Participant s : who) {
                Participant accuser = accuser(e, null, s);
                add(ClaimType.DENIAL, s, accuser, e, -1, false, 1, "judgement.denial");
            }
            if (!who.isEmpty()) {
                return;
            }
        }
    }

    /** "unacceptable", "scandaleux": a condemnation by whoever judges an act so. */
    private void condemned() {
        for (int e = 0; e < syntax.size(); e++) {
            if (!lexicon.is("condemnation.evaluation", syntax.token(e)) || syntax.negated(e)) {
                continue;
            }
            boolean act = actNamed();
            act |= lexicon.is("traits", "pro-drop") && syntax.hasChild(e, "cop") && !syntax.hasChild(e, "nsubj")
                    && !earlier.isEmpty() && index - earlier.get(earlier.size() - 1).sentence() <= 1;
            for (int i = 0; i < syntax.size(); i++) {
                act |= acts.predicate(i) != null || lexicon.is("accusation.nouns", syntax.token(i)) || lexicon.is("deeds", syntax.token(i));
            }
            for (int s : syntax.children(e, "nsubj")) {
                act |= syntax.pos(s, "PRON") && accusedNear(earlier);
            }
            if (!act) {
                continue;
            }
            for (Participant s : judge(e)) {
                add(ClaimType.CONDEMNATION, s, null, e, -1, false, 1, "judgement.condemnation");
            }
            return;
        }
    }

    private boolean judgesAccusation(int e) {
        int head = syntax.head(e);
        if (syntax.relation(e, "amod") && head >= 0 && acts.noun(head) != null
                && !lexicon.is("accusation.nouns", syntax.token(head))) {
            return false;
        }
        if (syntax.negated(e)) {
            return false;
        }
        for (int i = 0; i < syntax.size(); i++) {
            if (lexicon.is("accusation.nouns", syntax.token(i)) && syntax.pos(i, "NOUN", "PROPN")) {
                return true;
            }
        }
        for (int s : syntax.children(e, "nsubj")) {
            if (syntax.pos(s, "PRON") && (accusedNear(earlier) || accusedNear(found) || actNamed())) {
                return true;
            }
        }
        if (head >= 0 && syntax.relation(e, "obj", "xcomp", "obl") && syntax.verbal(head)
                && lexicon.is("denial.evaluators", syntax.token(head))) {
            // "called the idea that X had hacked Y absurd"
            BitSet below = syntax.subtree(head);
            for (int i = below.nextSetBit(0); i >= 0; i = below.nextSetBit(i + 1)) {
                if (i != head && syntax.verbal(i) && syntax.relation(i, "ccomp", "acl") && acts.predicate(i) != null) {
                    return true;
                }
            }
        }
        Token token = syntax.token(e);
        boolean quoted = document.quotations().quoted(token.start(), token.end());
        return quoted && (!earlier.isEmpty() || !found.isEmpty());
    }

    private boolean actNamed() {
        for (int i = 0; i < syntax.size(); i++) {
            if (acts.noun(i) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean accusedNear(List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (draft.type() == ClaimType.ACCUSATION && index - draft.sentence() <= 2) {
                return true;
            }
        }
        return false;
    }

    private List<Participant> judge(int e) {
        int cur = e;
        for (int steps = 0; steps < CLIMB && cur >= 0; steps++) {
            Token token = syntax.token(cur);
            if (syntax.verbal(cur) && (lexicon.is("denial.evaluators", token) || lexicon.is("reporting", token))
                    && !syntax.negated(cur)) {
                List<Participant> who = new ArrayList<>();
                for (int s : syntax.subjects(cur)) {
                    who.addAll(actors.at(s));
                }
                if (!who.isEmpty()) {
                    return who;
                }
            }
            Source beside = beside(cur, e);
            if (beside != null) {
                return beside.participants;
            }
            int head = syntax.head(cur);
            if (head >= 0 && syntax.relation(cur, "ccomp", "acl") && lexicon.is("accusation.nouns", syntax.token(head))
                    && syntax.head(head) >= 0 && syntax.verbal(syntax.head(head))) {
                List<Participant> who = new ArrayList<>();
                for (int s : syntax.subjects(syntax.head(head))) {
                    who.addAll(actors.at(s));
                }
                return who;
            }
            cur = head;
        }
        Source quoted = quotation(e);
        return quoted == null ? List.of() : quoted.participants;
    }

    // ---- common ----

    /** The word that names the act a predicate is about, or -1. */
    private int actOf(int p, Frame frame) {
        Set<Integer> heads = new LinkedHashSet<>();
        for (String role : List.of("act", "content")) {
            for (String place : frame.role(role)) {
                heads.addAll(syntax.role(p, frame, place));
            }
        }
        for (int h : heads) {
            BitSet below = syntax.subtree(h);
            for (int i = below.nextSetBit(0); i >= 0; i = below.nextSetBit(i + 1)) {
                if (acts.predicate(i) != null || acts.noun(i) != null) {
                    return i;
                }
            }
        }
        return heads.isEmpty() ? -1 : heads.iterator().next();
    }

    private boolean hedged(int p, int act) {
        return hedgedAt(p) || act >= 0 && act != p && hedgedAt(act);
    }

    /** Whether a hedge stands on the word, its clause or the words just below it. */
    private boolean hedgedAt(int p) {
        if (lexicon.is("hedges.mood", syntax.token(p))) {
            return true;
        }
        for (int c : syntax.children(p)) {
            if (lexicon.is("hedges", syntax.token(c)) || syntax.relation(c, "aux", "cop") && lexicon.is("hedges.mood", syntax.token(c))) {
                return true;
            }
        }
        int head = syntax.head(p);
        return head >= 0 && syntax.relation(p, "xcomp", "amod", "obj", "nmod", "ccomp", "acl", "conj")
                && (lexicon.is("hedges", syntax.token(head)) || childHedge(head, p));
    }

    private boolean childHedge(int head, int p) {
        for (int c : syntax.children(head, "aux", "advmod", "amod")) {
            if (c != p && (lexicon.is("hedges", syntax.token(c)) || lexicon.is("hedges.mood", syntax.token(c)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the clause itself says that it is hearsay: "allegedly", "aurait", "soll". */
    private boolean reportive(int p) {
        for (int c : syntax.children(p)) {
            if (lexicon.is("reportive", syntax.token(c))) {
                return true;
            }
        }
        int head = syntax.head(p);
        return head >= 0 && syntax.relation(p, "xcomp") && lexicon.is("reportive", syntax.token(head))
                && syntax.passive(head);
    }

    /** Whether a description says whose people they are: "Russian hackers". */
    private boolean ofState(Participant described) {
        return document.catalog().mentionsAny(described.mention(), lexicon.lang());
    }

    private boolean properName(int h) {
        return syntax.pos(h, "PROPN") || document.matchAt(syntax.token(h)) != null;
    }

    /** Whether a participant has a name, rather than a description. */
    private boolean named(Participant p) {
        if (!p.principal().known() && lexicon.is("traits", "capital-nouns") && document.described(p.actor())) {
            return false;
        }
        return p.principal().known() || Character.isUpperCase(p.actor().label().charAt(0));
    }

    static boolean same(Participant a, Participant b) {
        return a.principal().id().equals(b.principal().id());
    }

    private static boolean sameAny(List<Participant> some, List<Participant> others) {
        for (Participant a : some) {
            for (Participant b : others) {
                if (same(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(ClaimType type, Participant speaker, Participant target, int p, int act, boolean hedged,
            double certainty, String rule) {
        if (type == ClaimType.ACCUSATION && !named(target) && (speaker == null ? !rule.startsWith("accusation.") || !ofState(target) : target.actor().label().indexOf(' ') < 0)) {
            return; // "hackers are suspected", "said attackers used": nobody is accused
        }
        if (type == ClaimType.ACCUSATION && target != null) {
            document.accused(syntax.token(p).start(), target);
        }
        Token carrier = syntax.token(p);
        boolean quoted = document.quotations().quoted(carrier.start(), carrier.end());
        found.add(new Draft(type, speaker, target, null, index, p, act < 0 ? "" : syntax.lemma(act), act, hedged, quoted, certainty, rule));
    }
}
