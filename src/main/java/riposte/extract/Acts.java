package riposte.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Hostile acts in one sentence: the words that name them, who does them and to whom. */
final class Acts {

    private final Syntax syntax;
    private final Lexicon lexicon;

    Acts(Syntax syntax, Lexicon lexicon) {
        this.syntax = syntax;
        this.lexicon = lexicon;
    }

    /**
     * An act that the sentence speaks of.
     *
     * @param word index of the word that names it
     * @param frame the entry of the lexicon
     * @param agents heads of the phrases that say who does it
     * @param victims heads of the phrases that say to whom
     */
    record Act(int word, Frame frame, List<Integer> agents, List<Integer> victims) {}

    /** The act that word names as a verb, a verb with an act as its object, or a word like "behind"; else null. */
    Act predicate(int p) {
        if (lexicon.is("behind", syntax.token(p))) {
            Act act = behind(p);
            if (act != null) {
                return act;
            }
        }
        if (lexicon.is("authorship", syntax.token(p)) && syntax.hasChild(p, "nsubj")) {
            Act act = authored(p);
            if (act != null) {
                return act;
            }
        }
        if (!syntax.verbal(p)) {
            return null;
        }
        for (Frame frame : lexicon.acts(syntax.token(p))) {
            if (frame.verb() && companions(p, frame)) {
                if (frame.roles().containsKey("subject")) {
                    Act act = source(p, frame);
                    if (act != null) {
                        return act;
                    }
                    continue;
                }
                if (frame.marked("weak") && !cyberBelow(p)) {
                    continue;
                }
                return new Act(p, frame, places(p, frame, "agent"), places(p, frame, "victim"));
            }
        }
        return light(p);
    }

    private boolean cyberBelow(int p) {
        BitSet below = syntax.subtree(p);
        for (int i = below.nextSetBit(0); i >= 0; i = below.nextSetBit(i + 1)) {
            if (lexicon.is("cyber.strong", syntax.token(i)) || lexicon.is("cyber", syntax.token(i))) {
                return true;
            }
        }
        return false;
    }

    /** "The attacks were the work of X" */
    private Act authored(int p) {
        for (int s : syntax.children(p, "nsubj")) {
            Frame noun = noun(syntax.antecedent(s));
            if (noun != null || syntax.pos(s, "PRON")) {
                List<Integer> agents = syntax.children(p, "nmod");
                return agents.isEmpty() ? null : new Act(p, noun, agents, List.of());
            }
        }
        return null;
    }

    /** "The attacks come from X": the act is the subject, its origin the agent. */
    private Act source(int p, Frame frame) {
        List<Integer> subjects = new ArrayList<>(syntax.passive(p) ? syntax.objects(p) : syntax.subjects(p));
        for (int c : syntax.children(p, "nsubj")) {
            if (syntax.relativePronoun(c) && c > 0) {
                subjects.add(c - 1); // the noun right before "that", whatever the clause was hung on
            }
        }
        for (int s : subjects) {
            Frame noun = noun(s);
            if (noun != null) {
                List<Integer> agents = places(p, frame, "agent");
                return agents.isEmpty() ? null : new Act(p, noun, agents, victimsOf(s, noun));
            }
        }
        return null;
    }

    private Act light(int p) {
        if (!lexicon.is("light", syntax.token(p))) {
            return null;
        }
        List<Integer> objects = new ArrayList<>(syntax.objects(p));
        for (int c : syntax.children(p, "obl", "advcl")) {
            objects.add(c);
        }
        for (int o : objects) {
            for (int member : syntax.coordinated(o)) {
                Frame noun = noun(member);
                if (noun == null) {
                    noun = nounBelow(member);
                }
                if (noun != null) {
                    List<Integer> agents = syntax.subjects(p);
                    if (agents.isEmpty() && syntax.passive(p)) {
                        agents = agentsOf(member, noun); // "wurde der Angriff von X ausgeführt"
                    }
                    return new Act(p, noun, agents, victimsOf(member, noun));
                }
            }
        }
        return null;
    }

    /** "a wave of attacks", "pratiques de surveillance": the act is one noun further down. */
    private Frame nounBelow(int o) {
        for (int c : syntax.children(o, "nmod", "compound", "amod", "conj")) {
            Frame noun = noun(c);
            if (noun != null) {
                return noun;
            }
            for (int d : syntax.children(c, "conj", "nmod")) {
                noun = noun(d);
                if (noun != null) {
                    return noun;
                }
            }
        }
        return null;
    }

    private Act behind(int p) {
        List<Integer> agents = new ArrayList<>();
        int top = p;
        if (syntax.relation(p, "case", "mark", "advmod", "fixed", "cc") && syntax.head(p) >= 0) {
            top = syntax.head(p);
        }
        for (int steps = 0; steps < 3 && agents.isEmpty() && top >= 0; steps++) {
            for (int c : syntax.children(top, "nsubj")) {
                agents.add(syntax.antecedent(c));
            }
            if (agents.isEmpty() && (syntax.relation(top, "xcomp", "acl", "advcl", "amod") || syntax.verbal(top))) {
                agents.addAll(syntax.passive(top) ? syntax.objects(top) : syntax.subjects(top));
                agents.removeIf(a -> a == p);
            }
            if (!agents.isEmpty() || !syntax.relation(top, "obl", "xcomp", "advmod", "nmod", "case", "obj", "conj")) {
                break;
            }
            top = syntax.head(top);
        }
        if (agents.isEmpty()) {
            return null;
        }
        for (int agent : agents) {
            if (noun(agent) != null || agent == p) {
                return null;
            }
        }
        BitSet below = syntax.subtree(p);
        if (syntax.relation(p, "case", "mark", "advmod") && syntax.head(p) >= 0) {
            below.or(syntax.subtree(syntax.head(p)));
        }
        for (int i = below.nextSetBit(0); i >= 0; i = below.nextSetBit(i + 1)) {
            Frame noun = noun(i);
            if (noun != null && !agents.contains(i)) {
                return new Act(p, noun, agents, victimsOf(i, noun));
            }
        }
        if (cyberBelow(p)) {
            return new Act(p, null, agents, List.of());
        }
        for (int j = p + 1; j < Math.min(syntax.size(), p + 8); j++) {
            Frame noun = noun(j);
            if (noun != null) {
                return new Act(p, noun, agents, victimsOf(j, noun));
            }
            if (syntax.pos(j, "PRON") && j < p + 3) {
                return new Act(p, null, agents, List.of());
            }
        }
        return null;
    }

    /** The entry of a noun that names an act, or null. */
    Frame noun(int i) {
        if (!syntax.pos(i, "NOUN", "PROPN", "X", "ADJ", "VERB")) {
            return null;
        }
        for (Frame frame : lexicon.acts(syntax.token(i))) {
            if (!frame.verb() && companions(i, frame)) {
                return frame;
            }
        }
        return null;
    }

    List<Integer> victimsOf(int word, Frame frame) {
        return places(word, frame, "victim");
    }

    /** Who a noun that names an act says did it: "Iran's cyberattack", "attaques russes". */
    List<Integer> agentsOf(int word, Frame frame) {
        List<Integer> found = new ArrayList<>();
        for (String place : frame.role("agent")) {
            found.addAll(syntax.role(word, frame, place));
        }
        // "an attack originating from X", with the participle hung on the attack or on what was attacked
        for (int c : syntax.subtree(word).stream().toArray()) {
            if (lexicon.is("origin", syntax.token(c)) && syntax.relation(c, "amod", "acl", "advcl")) {
                found.addAll(syntax.children(c, "obl", "nmod", "obj"));
            }
        }
        return found;
    }

    private List<Integer> places(int p, Frame frame, String role) {
        List<Integer> found = new ArrayList<>();
        for (String place : frame.role(role)) {
            for (int i : syntax.role(p, frame, place)) {
                if (!found.contains(i)) {
                    found.add(i);
                }
            }
        }
        return found;
    }

    boolean companions(int p, Frame frame) {
        for (String companion : frame.companions()) {
            if (!syntax.near(p, companion)) {
                return false;
            }
        }
        return true;
    }
}
