package riposte.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import riposte.text.Analyzer;
import riposte.text.Sentence;
import riposte.text.Token;

/** Tells, without any model, which articles and sentences can hold a claim, so that only those are parsed. */
final class Screen {

    private final Lexicon lexicon;
    private final Analyzer analyzer;
    private final Digital digital;
    private final Words judgements;
    private final Words light;
    private final Words behind;
    private final Words reporting;
    private final Words sources;
    private final Words reportive;
    private final Words firstPerson;
    private final Words evaluators;
    private final Words views;
    private final Words condemnations;

    Screen(Lexicon lexicon, Analyzer analyzer) {
        this.lexicon = lexicon;
        this.analyzer = analyzer;
        this.digital = new Digital(lexicon, token -> analyzer.lemmas(token.form()));
        this.judgements = lexicon.words("denial.evaluation");
        this.light = lexicon.words("light");
        this.behind = lexicon.words("behind");
        this.reporting = lexicon.words("reporting");
        this.sources = lexicon.words("sources");
        this.reportive = lexicon.words("reportive");
        this.firstPerson = lexicon.words("pronouns.first");
        this.evaluators = lexicon.words("denial.evaluators");
        this.views = lexicon.words("sources.nouns");
        this.condemnations = lexicon.words("condemnation.evaluation");
    }

    /** Whether any sentence speaks of a cyber matter: a word that only such matters have, or an act on something digital. */
    boolean article(List<Sentence> sentences) {
        for (Sentence sentence : sentences) {
            if (digital.strong(sentence.tokens()) || digital.hostile(sentence.tokens())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentence holds the further words that one of the frames of that word asks for. */
    private boolean framed(String lemma, Set<String> all) {
        for (Frame frame : lexicon.framesOf(lemma)) {
            if (all.containsAll(frame.companions())) {
                return true;
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
        Set<String> all = new HashSet<>();
        for (Token token : sentence.tokens()) {
            all.add(Lexicon.lower(token.form()));
            all.addAll(analyzer.lemmas(token.form()));
        }
        for (String word : all) {
            if (judgements.contains(word) || framed(word, all)) {
                return true;
            }
            act |= !lexicon.actsOf(word).isEmpty() || light.contains(word) || behind.contains(word)
                    || condemnations.contains(word);
            saying |= reporting.contains(word) || sources.contains(word) || reportive.contains(word)
                    || firstPerson.contains(word) || evaluators.contains(word) || views.contains(word);
        }
        return act && saying || lexicon.words("denial.evaluation").phraseIn(Lexicon.lower(sentence.text())) != null;
    }
}
