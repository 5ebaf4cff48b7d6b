package riposte.extract;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import riposte.claim.ClaimType;
import riposte.text.Token;

/**
 * Which words of a sentence speak of cyber matters. Some always do ({@code cyber.strong}); some mostly do, and are taken
 * at their word beside a second one or a hostile act ({@code cyber.likely}); some only tell that something digital is
 * meant ({@code cyber}). None counts in the company of words that give it another meaning ({@code senses}).
 */
final class Digital {

    private static final int REACH = 6;

    private final Lexicon lexicon;
    private final Function<Token, Collection<String>> lemmas;

    /** @param lemmas the dictionary forms of a token, which need not be annotated */
    Digital(Lexicon lexicon, Function<Token, Collection<String>> lemmas) {
        this.lexicon = lexicon;
        this.lemmas = lemmas;
    }

    /** Whether a word speaks of cyber matters by itself. */
    boolean strong(List<Token> tokens, int i) {
        return lexicon.is("cyber.strong", tokens.get(i)) && !otherSense(tokens, i);
    }

    /** Whether any word of a sentence speaks, or mostly speaks, of cyber matters. */
    boolean spoken(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (likely(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word speaks, or mostly speaks, of cyber matters. */
    boolean likely(List<Token> tokens, int i) {
        return (lexicon.is("cyber.strong", tokens.get(i)) || lexicon.is("cyber.likely", tokens.get(i)))
                && !otherSense(tokens, i);
    }

    /** Whether a sentence speaks of cyber matters: a strong word, or a likely one with company. */
    boolean strong(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (strong(tokens, i) || likely(tokens, i) && (accompanied(tokens, i) || act(tokens, i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a second such word stands in the sentence, a predicate of accusation, or another one with some act. */
    private boolean accompanied(List<Token> tokens, int word) {
        String form = Lexicon.lower(tokens.get(word).form());
        boolean claimed = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i == word || Lexicon.lower(token.form()).equals(form)) {
                continue;
            }
            if (likely(tokens, i)) {
                return true;
            }
            for (String lemma : lemmas.apply(token)) {
                for (Frame frame : lexicon.framesOf(lemma)) {
                    if (frame.type() != ClaimType.DEMAND && together(tokens, frame.companions())) {
                        claimed = true;
                        if (frame.type() == ClaimType.ACCUSATION) {
                            return true;
                        }
                    }
                }
            }
        }
        return claimed && act(tokens, word, true);
    }

    /** Whether a sentence has a hostile act, everyday verbs apart, and another word for something digital. */
    boolean hostile(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if ((lexicon.is("cyber", token) && !lexicon.is("cyber.everyday", token)
                            || lexicon.is("cyber.likely", token))
                    && !otherSense(tokens, i)
                    && act(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word stands near words that give it another meaning: "breach of contract". */
    boolean otherSense(List<Token> tokens, int i) {
        Words others = lexicon.senses(Lexicon.lower(tokens.get(i).form()));
        if (others == Words.NONE) {
            return false;
        }
        for (int j = Math.max(0, i - REACH); j < Math.min(tokens.size(), i + REACH + 1); j++) {
            if (j != i && others.contains(tokens.get(j))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sentence has a hostile act, everyday verbs apart. */
    boolean act(List<Token> tokens) {
        return act(tokens, -1);
    }

    private boolean act(List<Token> tokens, int except) {
        return act(tokens, except, false);
    }

    private boolean act(List<Token> tokens, int except, boolean everyday) {
        for (int i = 0; i < tokens.size(); i++) {
            if (i == except || otherSense(tokens, i)) {
                continue;
            }
            for (String lemma : lemmas.apply(tokens.get(i))) {
                for (Frame frame : lexicon.actsOf(lemma)) {
                    if (!frame.marked("weak")
                            && (everyday || !lexicon.is("acts.everyday", lemma))
                            && together(tokens, frame.companions())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean together(List<Token> tokens, List<String> companions) {
        for (String companion : companions) {
            if (tokens.stream().noneMatch(token -> Lexicon.lower(token.form()).equals(companion)
                    || Set.copyOf(lemmas.apply(token)).contains(companion))) {
                return false;
            }
        }
        return true;
    }
}
