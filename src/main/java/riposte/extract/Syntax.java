package riposte.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import riposte.resolve.Quotations;
import riposte.text.Sentence;
import riposte.text.Token;

/**
 * Questions about the dependency tree of one sentence, in the terms of Universal Dependencies and independent of the
 * language: who does what, whatever the voice, and what is introduced by which preposition.
 */
final class Syntax {

    private static final int DEPTH = 8;

    private final Sentence sentence;
    private final Lexicon lexicon;

    Syntax(Sentence sentence, Lexicon lexicon) {
        this.sentence = sentence;
        this.lexicon = lexicon;
    }

    Sentence sentence() {
        return sentence;
    }

    int size() {
        return sentence.size();
    }

    Token token(int i) {
        return sentence.token(i);
    }

    String lemma(int i) {
        return sentence.token(i).lemma();
    }

    String form(int i) {
        return Lexicon.lower(sentence.token(i).form());
    }

    int head(int i) {
        return sentence.head(i);
    }

    List<Integer> children(int i) {
        return sentence.children(i);
    }

    boolean relation(int i, String... names) {
        String relation = sentence.token(i).relation();
        for (String name : names) {
            if (relation.equals(name) || relation.startsWith(name) && relation.charAt(name.length()) == ':') {
                return true;
            }
        }
        return false;
    }

    boolean pos(int i, String... tags) {
        for (String tag : tags) {
            if (tag.equals(token(i).pos())) {
                return true;
            }
        }
        return false;
    }

    boolean nominal(int i) {
        return pos(i, "NOUN", "PROPN", "PRON", "NUM", "X", "SYM", "DET");
    }

    boolean verbal(int i) {
        return pos(i, "VERB", "AUX");
    }

    List<Integer> children(int i, String... relations) {
        List<Integer> found = new ArrayList<>();
        for (int c : children(i)) {
            if (relation(c, relations)) {
                found.add(c);
            }
        }
        return found;
    }

    boolean hasChild(int i, String... relations) {
        for (int c : children(i)) {
            if (relation(c, relations)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word is one of the children's, or the children's children's, dictionary forms or forms. */
    boolean near(int i, String word) {
        for (int c : children(i)) {
            if (word.equals(lemma(c)) || word.equals(form(c))) {
                return true;
            }
            for (int d : children(c)) {
                if (word.equals(lemma(d)) || word.equals(form(d))) {
                    return true;
                }
            }
        }
        // A companion that the parser has hung elsewhere: within a few words to the right.
        for (int j = i + 1; j < Math.min(size(), i + 5); j++) {
            if (word.equals(lemma(j)) || word.equals(form(j))) {
                return true;
            }
        }
        return false;
    }

    /** Every word at or below that one. */
    BitSet subtree(int i) {
        BitSet below = new BitSet(size());
        fill(i, below);
        return below;
    }

    private void fill(int i, BitSet below) {
        if (!below.get(i)) {
            below.set(i);
            for (int c : children(i)) {
                fill(c, below);
            }
        }
    }

    boolean relativePronoun(int i) {
        return pos(i, "PRON", "DET", "SCONJ", "ADV") && lexicon.is("pronouns.relative", token(i));
    }

    /** A relative pronoun's antecedent; other words stand for themselves. */
    int antecedent(int i) {
        if (!relativePronoun(i)) {
            return i;
        }
        for (int v = i, steps = 0; v >= 0 && steps < 4; v = head(v), steps++) {
            if (relation(v, "acl")) {
                return head(v);
            }
        }
        return i;
    }

    boolean presentParticiple(int v) {
        String form = form(v);
        switch (lexicon.lang()) {
            case "en":
                return form.endsWith("ing");
            case "fr":
                return form.endsWith("ant");
            case "es":
                return form.endsWith("ndo");
            default:
                return form.endsWith("end");
        }
    }

    boolean passive(int v) {
        return passive(v, 0);
    }

    private boolean passive(int v, int depth) {
        if (depth > DEPTH || !verbal(v) && !pos(v, "ADJ")) {
            return false;
        }
        if (hasChild(v, "obl:agent")) {
            return true;
        }
        if (hasChild(v, "aux:pass", "nsubj:pass", "csubj:pass")) {
            return !hasChild(v, "obj") || !activeAuxiliary(v);
        }
        if (!hasChild(v, "obj", "expl") && participleLike(v)) {
            for (int c : children(v, "aux", "cop")) {
                if (lexicon.is("passive.auxiliary", token(c))) {
                    return true;
                }
            }
        }
        if (hasChild(v, "nsubj") || hasChild(v, "aux")) {
            return false;
        }
        if (relation(v, "acl") && !relation(v, "acl:relcl") && !presentParticiple(v) && !infinitive(v)) {
            return true;
        }
        if (relation(v, "conj") && head(v) >= 0 && verbal(head(v)) && participleLike(v)) {
            return passive(head(v), depth + 1);
        }
        return pos(v, "ADJ") && relation(v, "amod", "acl", "appos") && !agents(v).isEmpty();
    }

    /** Whether all its auxiliaries make an active form: "auraient effacé", read as a passive. */
    private boolean activeAuxiliary(int v) {
        List<Integer> auxiliaries = children(v, "aux");
        for (int c : auxiliaries) {
            if (!lexicon.is("active.auxiliary", token(c))) {
                return false;
            }
        }
        return !auxiliaries.isEmpty();
    }

    private boolean participleLike(int v) {
        String form = form(v);
        switch (lexicon.lang()) {
            case "en":
                return form.endsWith("ed") || form.endsWith("en") || form.endsWith("t") && !form.equals(lemma(v));
            case "fr":
                return form.matches(".*(é|ée|és|ées|i|ie|is|ies|it|ite|u|ue|us|ues)");
            case "es":
                return form.matches(".*[ai]d[oa]s?");
            default:
                return form.startsWith("ge") || form.endsWith("t") || form.endsWith("en");
        }
    }

    boolean infinitive(int v) {
        for (int c : children(v, "mark", "case")) {
            if (lexicon.is("infinitive", token(c))) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> agents(int v) {
        List<Integer> found = new ArrayList<>();
        for (int c : children(v)) {
            if (relation(c, "obl:agent") || relation(c, "obl", "nmod") && introducedBy(c, lexicon.words("agent"))) {
                found.add(c);
            }
        }
        if (found.isEmpty()) {
            for (int c : children(v, "obl")) {
                for (int d : children(c, "nmod")) {
                    if (d > v && introducedBy(d, lexicon.words("agent"))) {
                        found.add(d);
                    }
                }
            }
        }
        return found;
    }

    boolean introducedBy(int i, Words prepositions) {
        for (int c : children(i, "case", "mark", "advmod", "fixed")) {
            if (prepositions.contains(token(c))) {
                return true;
            }
            for (int f : children(c, "fixed")) {
                if (prepositions.contains(token(f))) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean introducedBy(int i, String preposition) {
        for (int c : children(i, "case", "mark")) {
            if (preposition.equals(lemma(c)) || preposition.equals(form(c))) {
                return true;
            }
            for (int f : children(c, "fixed")) {
                if (preposition.equals(form(f))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Who does it: the subject of an active verb, the agent of a passive one, the subject it shares with another. */
    List<Integer> subjects(int v) {
        return subjects(v, 0);
    }

    private List<Integer> subjects(int v, int depth) {
        if (depth > DEPTH) {
            return List.of();
        }
        if (passive(v)) {
            return agents(v);
        }
        Set<Integer> found = new LinkedHashSet<>();
        for (int c : children(v, "nsubj", "csubj")) {
            found.add(antecedent(c));
        }
        if (found.isEmpty()) {
            // "a-t-il ajouté"
            for (int c : children(v)) {
                if (pos(c, "PRON") && token(c).form().startsWith("-")) {
                    found.add(c);
                }
            }
        }
        if (found.isEmpty()) {
            // "according to which actors had …", with "actors" read as part of "which"
            for (int c : children(v, "obl")) {
                if (relativePronoun(c)) {
                    for (int n : children(c, "nmod")) {
                        if (n > c && n < v) {
                            found.add(n);
                        }
                    }
                }
            }
        }
        if (!found.isEmpty()) {
            return List.copyOf(found);
        }
        int head = head(v);
        if (head < 0) {
            return List.of();
        }
        if (relation(v, "xcomp")) {
            List<Integer> objects = verbal(head) ? objects(head, depth + 1) : List.of();
            return objects.isEmpty() ? subjects(head, depth + 1) : objects;
        }
        if (relation(v, "conj") && (verbal(head) || hasChild(head, "cop"))) {
            return passive(head) ? objects(head, depth + 1) : subjects(head, depth + 1);
        }
        if (relation(v, "acl") && nominal(head)) {
            return List.of(head);
        }
        if (relation(v, "advcl", "ccomp", "obl") && (verbal(head) || hasChild(head, "cop"))) {
            if (relation(v, "ccomp") && !infinitive(v) && !presentParticiple(v)) {
                return List.of();
            }
            if (relation(v, "advcl") && introducedBy(v, lexicon.words("reason")) && verbal(head)) {
                List<Integer> blamed = objects(head, depth + 1);
                if (!blamed.isEmpty()) {
                    return blamed;
                }
            }
            return passive(head) ? objects(head, depth + 1) : subjects(head, depth + 1);
        }
        if (relation(v, "aux", "cop")) {
            return subjects(head, depth + 1);
        }
        return List.of();
    }

    /** Whom it is done to: the object of an active verb, the subject of a passive one. */
    List<Integer> objects(int v) {
        return objects(v, 0);
    }

    private List<Integer> objects(int v, int depth) {
        if (depth > DEPTH) {
            return List.of();
        }
        Set<Integer> found = new LinkedHashSet<>();
        if (passive(v)) {
            for (int c : children(v, "nsubj", "csubj")) {
                found.add(antecedent(c));
            }
            int head = head(v);
            if (found.isEmpty() && v < 3) {
                // "Accused by Berlin of …, Moscow said": the subject of what follows.
                for (int i = v + 1; i < size() && found.isEmpty(); i++) {
                    if (relation(i, "nsubj") && !relativePronoun(i)) {
                        found.add(i);
                    }
                }
            }
            if (found.isEmpty() && head >= 0) {
                if (relation(v, "acl", "amod") && nominal(head)) {
                    found.add(head);
                } else if (relation(v, "conj") && passive(head)) {
                    found.addAll(objects(head, depth + 1));
                } else if (relation(v, "xcomp", "advcl", "conj")) {
                    found.addAll(subjects(head, depth + 1));
                    if (found.isEmpty()) {
                        found.addAll(objects(head, depth + 1));
                    }
                }
            }
            return List.copyOf(found);
        }
        for (int c : children(v, "obj", "dobj")) {
            found.add(antecedent(c));
        }
        if (found.isEmpty()) {
            // "blamed the group linked to …", read as if "the group" began a clause of its own.
            for (int c : children(v, "ccomp")) {
                if (!hasChild(c, "mark") && !lexicon.is("reporting", token(v))) {
                    for (int s : children(c, "nsubj")) {
                        if (s > v && s - v < 6 && s < c) {
                            found.add(s);
                        }
                    }
                }
            }
        }
        if (found.isEmpty() && lexicon.lang().equals("de")) {
            // The German parser often calls an accusative before the verb oblique.
            for (int c : children(v, "obl")) {
                if (c < v && nominal(c) && children(c, "case").isEmpty() && !relation(c, "obl:agent")) {
                    found.add(c);
                }
            }
        }
        if (found.isEmpty()) {
            // "machte den Dienst verantwortlich", with "den Dienst" read as part of "verantwortlich"
            for (int c : children(v, "xcomp")) {
                for (int d : children(c, "nmod", "obl", "obj")) {
                    if (pos(c, "ADJ") && d > v && d < c && nominal(d) && children(d, "case").isEmpty()) {
                        found.add(d);
                    }
                }
            }
        }
        if (found.isEmpty() && relation(v, "conj") && head(v) >= 0 && verbal(head(v)) && v - head(v) < 4) {
            return objects(head(v), depth + 1);
        }
        return List.copyOf(found);
    }

    /** The words that stand in one of the places a frame names; see {@link Frame}. */
    List<Integer> role(int p, Frame frame, String place) {
        switch (place) {
            case "subj":
                return subjects(p);
            case "obj":
                return objects(p);
            case "iobj":
                return children(p, "iobj", "obl:arg", "expl");
            case "clause":
                return children(p, "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis");
            case "adj":
                return modifiers(p);
            case "gen":
                return genitives(p);
            default:
                return introduced(p, frame, place);
        }
    }

    /** Adjectives, genitives and compounds that say whose a noun is. */
    List<Integer> modifiers(int n) {
        List<Integer> found = new ArrayList<>();
        for (int c : children(n)) {
            if (relation(c, "amod", "compound", "nmod:poss", "det:poss")
                    || relation(c, "nmod") && children(c, "case").isEmpty()
                    || relation(c, "nmod") && isGenitiveMark(c)) {
                found.add(c);
            }
        }
        return found;
    }

    /** Nouns behind that noun without a preposition: German genitives. */
    private List<Integer> genitives(int n) {
        List<Integer> found = new ArrayList<>();
        for (int c : children(n, "nmod")) {
            if (c > n && children(c, "case").isEmpty()) {
                found.add(c);
            }
        }
        return found;
    }

    private boolean isGenitiveMark(int c) {
        for (int m : children(c, "case")) {
            if (form(m).endsWith("'s") || form(m).equals("'") || form(m).endsWith("’s") || form(m).equals("’")) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> introduced(int p, Frame frame, String preposition) {
        Set<Integer> found = new LinkedHashSet<>();
        collectIntroduced(p, preposition, found);
        if (found.isEmpty()) {
            // The phrase may have been hung on the object, or on a companion word.
            for (int c : children(p, "obj", "nsubj:pass", "xcomp", "obl", "compound")) {
                collectIntroduced(c, preposition, found);
            }
        }
        if (found.isEmpty() && frame != null && frame.verb() && !lexicon.is("prepositions.loose", preposition)) {
            BitSet below = subtree(p);
            for (int i = below.nextSetBit(p + 1); i >= 0 && i < p + 16; i = below.nextSetBit(i + 1)) {
                if (relation(i, "nmod", "obl") && introducedBy(i, preposition)) {
                    found.add(i);
                    break;
                }
            }
        }
        if (found.isEmpty() && frame != null && !frame.verb() && head(p) >= 0 && verbal(head(p))) {
            // "allegations made by X": the phrase may hang on the verb that the noun depends on.
            for (int c : children(p, "acl")) {
                collectIntroduced(c, preposition, found);
            }
        }
        return List.copyOf(found);
    }

    /** Phrases with that preposition that hang on the object or another word below, instead of the predicate itself. */
    List<Integer> roleBelow(int p, String preposition) {
        Set<Integer> found = new LinkedHashSet<>();
        for (int c : children(p, "obj", "nsubj:pass", "xcomp", "obl", "compound")) {
            collectIntroduced(c, preposition, found);
        }
        return List.copyOf(found);
    }

    private void collectIntroduced(int p, String preposition, Set<Integer> found) {
        for (int c : children(p)) {
            if (relation(c, "obl", "nmod", "advcl", "xcomp", "acl", "ccomp", "iobj", "obj", "advmod")
                    && introducedBy(c, preposition)) {
                found.add(c);
            }
        }
    }

    /** The words joined to that one by coordination, itself first. */
    List<Integer> coordinated(int i) {
        List<Integer> all = new ArrayList<>();
        all.add(i);
        for (int c : children(i, "conj")) {
            all.addAll(coordinated(c));
        }
        return all;
    }

    boolean negated(int p) {
        for (int c : children(p)) {
            if (lexicon.is("negation", token(c)) && !relation(c, "conj")) {
                return true;
            }
        }
        int head = head(p);
        if (relation(p, "xcomp", "cop", "aux") && head >= 0 && !lexicon.is("reporting", token(head))) {
            for (int c : children(head)) {
                if (lexicon.is("negation", token(c))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a quotation holds that word, or depends on the same verb with a subject of its own. */
    boolean sharesClause(int p, Quotations.Span quotation) {
        for (int i = 0; i < size(); i++) {
            Token token = token(i);
            if (!quotation.covers(token.start(), token.end()) || pos(i, "PUNCT")) {
                continue;
            }
            if (i == p) {
                return true;
            }
            if (head(i) < 0 || !quotation.covers(token(head(i)).start(), token(head(i)).end())) {
                int clause = i;
                while (head(clause) >= 0 && !(verbal(clause) && hasChild(clause, "nsubj"))) {
                    clause = head(clause);
                }
                if (subtree(clause).get(p)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The words of a noun phrase as written, without relative clauses, appositions and coordinated members. */
    int[] phrase(int h) {
        BitSet in = new BitSet(size());
        in.set(h);
        for (int c : children(h)) {
            if (relation(c, "conj", "cc", "appos", "acl", "parataxis", "punct", "case", "mark", "cop", "nsubj", "advcl",
                    "ccomp", "dep", "advmod", "obl")) {
                continue;
            }
            in.or(subtree(c));
        }
        int from = h;
        while (from > 0 && in.get(from - 1)) {
            from--;
        }
        int to = h;
        while (to + 1 < size() && in.get(to + 1)) {
            to++;
        }
        while (from < h && pos(from, "PUNCT", "ADP")) {
            from++;
        }
        while (to > h && pos(to, "PUNCT", "ADP")) {
            to--;
        }
        return new int[] {from, to};
    }

    /** The words from one to the other as written. */
    String text(int from, int to) {
        int start = token(from).start() - sentence.start();
        int end = token(to).end() - sentence.start();
        return sentence.text().substring(start, Math.max(start, end));
    }
}
