package riposte.text;

import java.util.function.Consumer;

/**
 * Corrections of what the parsers are known to get wrong in news about accusations, each for the languages whose
 * settings name it. They only move what the models found and never add words.
 */
enum Repair {

    /** Treebanks without passive relations: participle with the language's passive auxiliary. */
    PASSIVE(tree -> {
        var auxiliaries = tree.settings.set("passive.auxiliaries");
        for (int i = 0; i < tree.size(); i++) {
            int verb = tree.heads[i];
            if (verb >= 0 && tree.isAny(i, "aux", "cop") && auxiliaries.contains(tree.lemmas[i]) && tree.participle(verb)
                    && i < verb) {
                tree.relations[i] = "aux:pass";
                if (tree.pos[verb].equals("ADJ")) {
                    tree.retag(verb, "VERB");
                }
                int subject = tree.child(verb, "nsubj");
                if (subject >= 0) {
                    tree.relations[subject] = "nsubj:pass";
                }
            }
        }
    }),

    /** The agent of a passive is {@code obl:agent}, whatever the treebank calls it. */
    AGENT(tree -> {
        var by = tree.settings.set("passive.by");
        for (int i = 0; i < tree.size(); i++) {
            int noun = tree.heads[i];
            if (noun < 0 || !tree.is(i, "case") || !by.contains(tree.lower(i))) {
                continue;
            }
            int verb = tree.heads[noun];
            if (verb >= 0 && noun > verb - 12 && tree.isAny(noun, "obl", "iobj", "obj", "nmod") && tree.passive(verb)) {
                tree.relations[noun] = "obl:agent";
            }
        }
    }),

    /** A participle after a noun that was read as a noun: it has an agent ({@code accusations portées par …}). */
    PARTICIPLE(tree -> {
        var by = tree.settings.set("passive.by");
        for (int i = 1; i < tree.size(); i++) {
            if (!tree.pos[i].equals("NOUN") || !tree.noun(i - 1) || tree.heads[i] != i - 1 || !tree.participle(i)) {
                continue;
            }
            for (int noun : tree.children(i)) {
                int word = tree.child(noun, "case");
                if (word >= 0 && by.contains(tree.lower(word))) {
                    tree.retag(i, "VERB");
                    tree.relations[i] = "acl";
                    tree.relations[noun] = "obl:agent";
                    break;
                }
            }
        }
    }),

    /**
     * A reporting verb after what is said, with its subject behind it ({@code …, affirme l'ambassade}): the subject is
     * not its object, and what is said is its complement.
     */
    INVERTED_SPEECH(tree -> {
        var speech = tree.settings.set("speech");
        for (int verb = 2; verb < tree.size(); verb++) {
            if (!tree.verb(verb) || !speech.contains(tree.lemmas[verb]) || !tree.finite(verb)) {
                continue;
            }
            int before = verb - 1;
            while (before > 0 && (tree.heads[before] == verb && !tree.is(before, "punct"))
                    && (tree.is(before, "aux") || tree.pos[before].equals("PRON") || tree.is(before, "advmod"))) {
                before--;
            }
            if (!tree.pos[before].equals("PUNCT") || tree.lower(before).matches("[(\\[«„-]")) {
                continue;
            }
            int subject = tree.child(verb, "nsubj");
            if (subject < 0) {
                int object = tree.child(verb, "obj");
                if (object < 0) {
                    object = tree.child(verb, "xcomp");
                    if (object >= 0 && !tree.noun(object)) {
                        object = -1;
                    }
                }
                if (object < verb || tree.has(object, "case") || tree.has(object, "mark")) {
                    continue;
                }
                tree.relations[object] = "nsubj";
                subject = object;
            }
            int said = tree.heads[verb];
            if (subject > verb && said >= 0 && said < before && !tree.has(verb, "ccomp") && !tree.has(verb, "mark")
                    && tree.isAny(verb, "advcl", "conj", "dep", "parataxis", "acl", "appos") && !tree.has(verb, "cc")) {
                tree.raise(verb, "ccomp");
            }
        }
    }),

    /** A finite clause of a language that never drops its subject has one: its only object is the subject. */
    SUBJECT(tree -> {
        for (int verb = 0; verb < tree.size(); verb++) {
            if (!tree.verb(verb) || tree.isAny(verb, "xcomp", "conj", "advcl", "acl") || tree.has(verb, "nsubj")
                    || tree.has(verb, "csubj") || tree.has(verb, "expl") || tree.has(verb, "mark")) {
                continue;
            }
                        int only = -1;
            int objects = 0;
            for (int child : tree.children(verb)) {
                if (tree.isAny(child, "obj", "iobj") && tree.noun(child) && !tree.has(child, "case")) {
                    only = child;
                    objects++;
                }
            }
            if (tree.finite(verb) && objects == 1 && !tree.pos[only].equals("PRON")) {
                tree.relations[only] = tree.has(verb, "aux:pass") ? "nsubj:pass" : "nsubj";
            }
        }
    }),

    /** Of two bare names around an auxiliary the first is the subject: {@code Polen hat Russland beschuldigt}. */
    ORDER(tree -> {
        for (int verb = 0; verb < tree.size(); verb++) {
            int object = tree.child(verb, "obj");
            int subject = tree.child(verb, "nsubj");
            if (!tree.verb(verb) || object < 0 || subject < object || subject > verb || tree.is(subject, "nsubj:pass")) {
                continue;
            }
            boolean bare = tree.pos[object].equals("PROPN") && tree.pos[subject].equals("PROPN")
                    && !tree.has(object, "det") && !tree.has(subject, "det");
            if (bare && tree.heads[object + 1] == verb && tree.is(object + 1, "aux")) {
                tree.relations[object] = "nsubj";
                tree.relations[subject] = "obj";
            }
        }
    }),

    /** The perfect of a verb of motion is formed as if it were a passive: {@code sie sind eingedrungen}. */
    MOTION(tree -> {
        var motion = tree.settings.set("motion");
        for (int i = 0; i < tree.size(); i++) {
            int verb = tree.heads[i];
            if (verb >= 0 && tree.relations[i].equals("aux:pass") && motion.contains(tree.lemmas[verb])) {
                tree.relations[i] = "aux";
                int subject = tree.child(verb, "nsubj");
                if (subject >= 0) {
                    tree.relations[subject] = "nsubj";
                }
            }
        }
    }),

    /** A noun without article behind an active verb is its object: {@code no practica espionaje}. */
    BARE_OBJECT(tree -> {
        var speech = tree.settings.set("speech");
        for (int noun = 1; noun < tree.size(); noun++) {
            int verb = tree.heads[noun];
            if (verb < 0 || verb > noun || !tree.relations[noun].equals("nsubj") || !tree.pos[noun].equals("NOUN")
                    || !tree.verb(verb) || speech.contains(tree.lemmas[verb]) || tree.has(noun, "det")
                    || tree.has(noun, "case") || tree.has(noun, "nummod") || tree.has(verb, "obj")
                    || tree.has(verb, "expl") || tree.passive(verb)) {
                continue;
            }
            tree.relations[noun] = "obj";
        }
    }),

    /** A particle that stands apart belongs to the verb's dictionary form ({@code wirft … vor}). */
    PARTICLE(tree -> {
        for (int i = 0; i < tree.size(); i++) {
            int verb = tree.heads[i];
            if (verb >= 0 && tree.relations[i].equals("compound:prt") && tree.verb(verb)) {
                tree.lemmas[verb] = tree.lower(i) + tree.lemmas[verb];
            }
        }
    }),

    /** {@code pointer du doigt}: a verb, and whom one points at is its object. */
    FINGER(tree -> {
        for (int i = 0; i + 3 < tree.size(); i++) {
            boolean finger = tree.lower(i + 1).equals("de") && tree.lower(i + 2).equals("le")
                    && tree.lower(i + 3).equals("doigt");
            if (!finger || !tree.dictionary.lemma(tree.words[i], "VERB").equals("pointer")) {
                continue;
            }
            int noun = i + 3;
            if (!tree.pos[i].equals("VERB")) {
                tree.retag(i, "VERB");
            }
            if (tree.heads[noun] != i) {
                tree.attach(noun, i, "obl");
            }
            boolean participle = tree.participle(i) && !tree.finite(i);
            for (int child : tree.children(noun)) {
                if (child > noun && tree.noun(child) && !tree.has(child, "case") && !tree.has(i, "obj")
                        && !participle && !tree.passive(i)) {
                    tree.attach(child, i, "obj");
                }
            }
            int before = i - 1;
            if (!tree.has(i, "nsubj") && before >= 0 && tree.heads[i] >= 0 && tree.heads[i] < i
                    && tree.noun(tree.heads[i]) && tree.isAny(i, "appos", "nmod", "flat", "amod", "dep", "conj")
                    && !participle) {
                int subject = tree.heads[i];
                tree.raise(i, "nsubj");
                for (int child : tree.children(subject)) {
                    if (child > noun) {
                        tree.attach(child, i, tree.is(child, "punct") ? "punct" : tree.relations[child]);
                    }
                }
            }
        }
    }),

    /** {@code dont} before a bare name is what the verb is about, not what the name is of. */
    WHEREOF(tree -> {
        for (int i = 0; i < tree.size(); i++) {
            int name = tree.heads[i];
            if (name > i && tree.lower(i).equals("dont") && tree.pos[name].equals("PROPN") && tree.heads[name] > name
                    && tree.is(name, "nsubj")) {
                tree.attach(i, tree.heads[name], "obl");
            }
        }
    }),

    /** A copula makes a clause: {@code soupçonné d'être derrière le vol}. */
    COPULA(tree -> {
        for (int i = 0; i < tree.size(); i++) {
            int predicate = tree.heads[i];
            if (predicate < 0 || !tree.is(i, "cop") || !tree.isAny(predicate, "obl", "nmod")) {
                continue;
            }
            for (int child : tree.children(predicate)) {
                if (child < i && tree.is(child, "case")) {
                    tree.relations[child] = "mark";
                    tree.pos[child] = "SCONJ";
                    tree.relations[predicate] = tree.verb(tree.heads[predicate]) ? "xcomp" : "acl";
                }
            }
        }
    }),

    /** A part of a name with a preposition of its own is {@code nmod}: {@code Gobierno de Noruega}. */
    NAME_OF(tree -> {
        for (int i = 0; i < tree.size(); i++) {
            if (tree.is(i, "flat") && tree.has(i, "case")) {
                tree.relations[i] = "nmod";
            }
        }
    }),

    /** {@code saying Israel does not …}: the object is the subject of the loose verb that follows it. */
    COMPLEMENT(tree -> {
        for (int i = 0; i < tree.size(); i++) {
            int verb = tree.heads[i];
            if (verb < 0 || !tree.relations[i].equals("dep") || !tree.verb(verb) || !tree.verb(i) || tree.has(i, "nsubj")) {
                continue;
            }
            int object = tree.child(verb, "obj");
            if (object > verb && object < i && (tree.has(i, "aux") || tree.tags[i].matches("VB[DPZ]"))) {
                tree.attach(object, i, tree.has(i, "aux:pass") ? "nsubj:pass" : "nsubj");
                tree.relations[i] = "ccomp";
            }
        }
    }),

    /** {@code said Israel was behind it}: a clause without a conjunction is said, and not the subject's predicate. */
    BARE_CLAUSE(tree -> {
        for (int verb = 1; verb < tree.size(); verb++) {
            int said = tree.heads[verb];
            if (said <= verb || !tree.verb(verb) || !tree.isAny(verb, "csubj", "nsubj")) {
                continue;
            }
            boolean gerund = tree.tags[verb].equals("VBG") && tree.words[verb - 1].equals(",");
            if (!gerund && !(tree.tags[verb].matches("VB[DPZ]") && tree.has(verb, "nsubj"))) {
                continue;
            }
            int subject = -1;
            for (int child : tree.children(verb)) {
                if (child > verb && child < said && tree.is(child, "obj")) {
                    subject = child;
                }
            }
            if (subject < 0) {
                continue;
            }
            tree.heads[verb] = tree.heads[said];
            tree.relations[verb] = gerund && tree.heads[said] >= 0 ? "advcl" : tree.relations[said];
            tree.attach(said, verb, "ccomp");
            tree.attach(subject, said, tree.has(said, "aux:pass") ? "nsubj:pass" : "nsubj");
        }
    }),

    /** {@code accused hackers tied to …}: a past participle right after the object describes the object. */
    REDUCED_CLAUSE(tree -> {
        for (int i = 1; i < tree.size(); i++) {
            int verb = tree.heads[i];
            if (verb >= 0 && verb < i - 1 && tree.tags[i].equals("VBN") && tree.is(i, "xcomp")
                    && tree.heads[i - 1] == verb && tree.is(i - 1, "obj")) {
                tree.attach(i, i - 1, "acl");
            }
        }
    }),

    /** {@code accused of targeting journalists}: a participle right after {@code of} is a verb with an object. */
    GERUND(tree -> {
        for (int i = 1; i < tree.size(); i++) {
            int noun = tree.heads[i];
            if (noun <= i || !tree.tags[i].equals("VBG") || !tree.isAny(i, "amod", "compound")
                    || !tree.is(noun, "obl") || tree.heads[i - 1] != noun || !tree.is(i - 1, "case")) {
                continue;
            }
            int preposition = i - 1;
            tree.raise(i, "obj");
            tree.relations[i] = "advcl";
            tree.attach(preposition, i, "mark");
        }
    });

    private final Consumer<Tree> change;

    Repair(Consumer<Tree> change) {
        this.change = change;
    }

    void apply(Tree tree) {
        change.accept(tree);
    }
}
