package riposte.text;

import java.util.List;
import java.util.Set;

/**
 * The linguistic engine of one language: cuts text into sentences and words, which is cheap, and annotates single
 * sentences with lemmas, parts of speech, names and Universal Dependencies, which is not. Models are loaded at the
 * first call of {@link #annotate}, once per process. Safe for use by several threads.
 */
public final class Analyzer {

    private Analyzer() {}

    /** Two-letter codes of the languages there is an engine for. */
    public static Set<String> languages() {
        return Set.of("en", "fr", "es", "de");
    }

    /**
     * The engine of that language.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Analyzer of(String lang) {
        throw new IllegalArgumentException("no language engine for '" + lang + "' yet");
    }

    /** Cuts a text into sentences and words, without loading a model. Line feeds end a sentence. */
    public List<Sentence> sentences(String text) {
        throw new IllegalStateException("not built yet");
    }

    /** Adds lemmas, parts of speech, names and the dependency tree to a sentence. The same sentence gives the same tree. */
    public Sentence annotate(Sentence sentence) {
        throw new IllegalStateException("not built yet");
    }

    /** Every dictionary form the word may have, in lower case, without a model; the form itself when none is known. */
    public Set<String> lemmas(String form) {
        throw new IllegalStateException("not built yet");
    }
}
