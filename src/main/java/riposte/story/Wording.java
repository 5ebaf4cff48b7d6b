package riposte.story;

import java.util.HashSet;
import java.util.Set;

/** The different words of a sentence, to tell whether another one is the same but for small changes. Immutable. */
public final class Wording {

    /** What part of all words of both sentences stands in both, at least. */
    private static final double ALIKE = 0.75;

    private final Set<String> words;

    private Wording(Set<String> words) {
        this.words = words;
    }

    /** The words of a sentence, in any script. */
    public static Wording of(String sentence) {
        return new Wording(Set.copyOf(Shingles.words(sentence)));
    }

    /** Whether two sentences are the same but for a word in eight or so; never where one of them has no words. */
    public boolean alike(Wording other) {
        if (words.isEmpty()) {
            return false;
        }
        Set<String> shared = new HashSet<>(words);
        shared.retainAll(other.words);
        return shared.size() >= ALIKE * (words.size() + other.words.size() - shared.size());
    }
}
