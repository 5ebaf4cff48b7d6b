package riposte.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import riposte.text.Token;

/**
 * A list of words of a lexicon: dictionary forms or forms, beginnings ({@code cyber*}), ends of compounds
 * ({@code *angriff}), and phrases in quotes.
 */
final class Words {

    static final Words NONE = new Words();

    private final Set<String> exact = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    private final List<String> endings = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();

    void add(String word) {
        listed.add(word);
        if (word.startsWith("\"")) {
            phrases.add(word.substring(1, word.length() - 1));
        } else if (word.startsWith("*")) {
            endings.add(word.substring(1));
        } else if (word.endsWith("*")) {
            beginnings.add(word.substring(0, word.length() - 1));
        } else {
            exact.add(word.replace('_', ' '));
        }
    }

    /** The entries as they stand in the file, in their order. */
    List<String> listed() {
        return listed;
    }

    boolean contains(String word) {
        if (exact.contains(word)) {
            return true;
        }
        for (String beginning : beginnings) {
            if (word.startsWith(beginning)) {
                return true;
            }
        }
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word's dictionary form or its form is listed. */
    boolean contains(Token token) {
        String form = Lexicon.lower(token.form());
        return contains(form) || token.lemma() != null && contains(token.lemma());
    }

    /** The listed phrase that stands in the text, which must be in lower case, or null. */
    String phraseIn(String text) {
        for (String phrase : phrases) {
            if (text.contains(phrase)) {
                return phrase;
            }
        }
        return null;
    }
}
