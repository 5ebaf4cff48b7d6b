package riposte.extract;

import java.util.List;
import java.util.Set;
import riposte.text.Analyzer;
import riposte.text.Sentence;
import riposte.text.Token;

/** Tells, without any model, which articles and sentences can hold a claim, so that only those are parsed. */
final class Screen {

    private final Lexicon lexicon;
    private final Analyzer analyzer;
    private final Set<String> frames;
    private final Set<String> acts;

    Screen(Lexicon lexicon, Analyzer analyzer) {
        this.lexicon = lexicon;
        this.analyzer = analyzer;
        this.frames = lexicon.frameLemmas();
        this.acts = lexicon.actLemmas();
    }

    /** Whether any sentence speaks of a cyber matter: a word that only such matters have, or an act on something digital. */
    boolean article(List<Sentence> sentences) {
        for (Sentence sentence : sentences) {
            boolean digital = false;
            for (Token token : sentence.tokens()) {
                if (lexicon.is("cyber.strong", token)) {
                    return true;
                }
                digital |= lexicon.is("cyber", token);
            }
            if (digital && act(sentence)) {
                return true;
            }
        }
        return false;
    }

    private boolean act(Sentence sentence) {
        for (Token token : sentence.tokens()) {
            for (String lemma : analyzer.lemmas(token.form())) {
                if (acts.contains(lemma)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a sentence has a predicate of the lexicon, a judgement, or a hostile act with somebody's word for it. */
    boolean sentence(Sentence sentence) {
        if (sentence.size() < 3) {
            return false;
        }
        boolean act = false;
        boolean saying = false;
        for (Token token : sentence.tokens()) {
            String form = Lexicon.lower(token.form());
            if (lexicon.words("denial.evaluation").contains(form)) {
                return true;
            }
            for (String lemma : analyzer.lemmas(token.form())) {
                if (frames.contains(lemma)) {
                    return true;
                }
                act |= acts.contains(lemma) || lexicon.words("light").contains(lemma);
                saying |= lexicon.words("reporting").contains(lemma);
            }
            act |= acts.contains(form) || lexicon.words("behind").contains(form);
            saying |= frames.contains(form)
                    || lexicon.words("reporting").contains(form)
                    || lexicon.words("sources").contains(form)
                    || lexicon.words("reportive").contains(form)
                    || lexicon.words("pronouns.first").contains(form);
        }
        return act && saying || lexicon.words("denial.evaluation").phraseIn(Lexicon.lower(sentence.text())) != null;
    }
}
