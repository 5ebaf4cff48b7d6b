package riposte.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sentence's dependency tree while it is being made: what the models said, open to {@link Repair repairs}. */
final class Tree {

    final String[] words;
    /** The tagger's own tags. */
    final String[] tags;

    final String[] pos;
    final String[] lemmas;
    final int[] heads;
    final String[] relations;
    final Dictionary dictionary;
    final Settings settings;

    Tree(String[] words, String[] tags, String[] pos, int[] heads, String[] relations, Dictionary dictionary,
            Settings settings) {
        this.words = words;
        this.tags = tags;
        this.pos = pos;
        this.heads = heads;
        this.relations = relations;
        this.dictionary = dictionary;
        this.settings = settings;
        this.lemmas = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            lemmas[i] = dictionary.lemma(words[i], pos[i], tags[i]);
        }
    }

    int size() {
        return words.length;
    }

    String lower(int i) {
        return words[i].toLowerCase(Locale.ROOT);
    }

    /** The words below it, in order. */
    List<Integer> children(int head) {
        List<Integer> children = new ArrayList<>(4);
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] == head) {
                children.add(i);
            }
        }
        return children;
    }

    /** First word below it with that relation, subtypes included, or -1. */
    int child(int head, String relation) {
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] == head && is(i, relation)) {
                return i;
            }
        }
        return -1;
    }

    boolean has(int head, String relation) {
        return child(head, relation) >= 0;
    }

    /** Whether the relation is that one or a subtype of it. */
    boolean is(int i, String relation) {
        String own = relations[i];
        return own.startsWith(relation) && (own.length() == relation.length() || own.charAt(relation.length()) == ':');
    }

    boolean isAny(int i, String... any) {
        for (String relation : any) {
            if (is(i, relation)) {
                return true;
            }
        }
        return false;
    }

    /** Attaches a word, unless that would close a circle. */
    void attach(int i, int head, String relation) {
        for (int up = head; up >= 0; up = heads[up]) {
            if (up == i) {
                return;
            }
        }
        heads[i] = head;
        relations[i] = relation;
    }

    /** Puts a word in the place of its own head, which comes under it. */
    void raise(int i, String relationOfFormerHead) {
        int former = heads[i];
        if (former < 0) {
            return;
        }
        heads[i] = heads[former];
        relations[i] = relations[former];
        heads[former] = i;
        relations[former] = relationOfFormerHead;
    }

    void retag(int i, String tag) {
        pos[i] = tag;
        lemmas[i] = dictionary.lemma(words[i], tag);
    }

    boolean noun(int i) {
        return pos[i].equals("NOUN") || pos[i].equals("PROPN") || pos[i].equals("PRON");
    }

    boolean verb(int i) {
        return pos[i].equals("VERB");
    }

    boolean participle(int i) {
        return dictionary.participle(words[i]);
    }

    /** Whether the verb has person and tense, by itself or with an auxiliary. */
    boolean finite(int verb) {
        return has(verb, "aux") || dictionary.finite(words[verb]);
    }

    /** Whether the verb stands in the passive, with an auxiliary or as a bare participle. */
    boolean passive(int verb) {
        if (has(verb, "aux:pass") || has(verb, "nsubj:pass")) {
            return true;
        }
        return participle(verb) && !has(verb, "aux") && !has(verb, "cop")
                && isAny(verb, "acl", "amod", "advcl", "dep", "appos", "conj", "xcomp", "parataxis");
    }
}
