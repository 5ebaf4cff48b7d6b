package riposte.extract;

import java.util.BitSet;
import java.util.List;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Entity;
import riposte.claim.Incident;
import riposte.text.Sentence;
import riposte.text.Token;

/** Whether a claim is about a hostile cyber act: by the words of its act, else of its sentence, else of those near it. */
final class Topic {

    private static final int REACH = 3;

    private final Document document;
    private final Lexicon lexicon;
    private final Digital digital;
    private final boolean[] strong;
    private final int strongSentences;

    Topic(Document document) {
        this.document = document;
        this.lexicon = document.lexicon();
        this.digital = new Digital(lexicon, document::lemmas);
        List<Sentence> sentences = document.sentences();
        this.strong = new boolean[sentences.size()];
        int count = 0;
        for (int i = 0; i < strong.length; i++) {
            List<Token> tokens = sentences.get(i).tokens();
            strong[i] = digital.strong(tokens) || digital.hostile(tokens) || named(sentences.get(i));
            count += strong[i] ? 1 : 0;
        }
        String title = document.article().title();
        if (title != null) {
            for (String word : title.split("[\\s'’«»\"“”,;:()]+")) {
                count += lexicon.words("cyber.strong").contains(Lexicon.lower(word)) ? 2 : 0;
            }
        }
        this.strongSentences = count;
    }

    /**
     * Whether a sentence names an incident or a threat group of the catalogue, or an act together with a product, or
     * with a body or company that an incident of the catalogue befell.
     */
    private boolean named(Sentence sentence) {
        for (Match match : document.matches(sentence.start(), sentence.end())) {
            Entity entity = match.entity();
            if (entity instanceof Incident
                    || entity instanceof Actor actor
                            && (actor.type() == ActorType.THREAT_GROUP
                                    || hit(actor)
                                            && (digital.act(sentence.tokens())
                                                    || actNext(sentence, match.end())))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word after an offset names an act: "the Orion operation". */
    private boolean actNext(Sentence sentence, int offset) {
        for (Token token : sentence.tokens()) {
            if (token.start() >= offset) {
                return lexicon.acts(token).stream().anyMatch(frame -> !frame.verb());
            }
        }
        return false;
    }

    /** Whether it may be what an incident befell or came through; of states too much else is told. */
    private boolean hit(Actor actor) {
        return actor.type() == ActorType.PRODUCT
                || actor.type() != ActorType.STATE
                        && !document.catalog().incidents(actor.id(), null).isEmpty();
    }

    private boolean any(String section, List<Token> tokens) {
        for (Token token : tokens) {
            if (lexicon.is(section, token)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any sentence has a word or a name of cyber matters. */
    boolean named() {
        return strongSentences > 0;
    }

    boolean cyber(Draft draft) {
        Syntax syntax = document.syntax(draft.sentence());
        Acts acts = new Acts(syntax, lexicon);
        int centre = draft.act() >= 0 ? draft.act() : draft.predicate();
        BitSet region = syntax.subtree(centre);
        List<Token> tokens = syntax.sentence().tokens();
        boolean other = false;
        boolean cyber = false;
        for (int i = region.nextSetBit(0); i >= 0; i = region.nextSetBit(i + 1)) {
            Token token = syntax.token(i);
            cyber |= digital.likely(tokens, i);
            Match match = document.matchAt(token);
            cyber |= match != null && match.entity() instanceof Incident;
            for (Frame frame : lexicon.acts(token)) {
                cyber |= frame.marked("cyber") && acts.companions(i, frame) && !digital.otherSense(tokens, i);
            }
            other |= lexicon.is("other", token);
        }
        if (cyber) {
            return true;
        }
        if (other) {
            return false;
        }
        if (strong[draft.sentence()] || digital.hostile(syntax.sentence().tokens())) {
            return !any("other", syntax.sentence().tokens());
        }
        if (any("other", syntax.sentence().tokens())) {
            return false;
        }
        return near(draft.sentence());
    }

    /** Whether the sentences around speak of cyber matters, or the article as a whole does. */
    private boolean near(int sentence) {
        for (int i = Math.max(0, sentence - REACH); i < Math.min(strong.length, sentence + 2); i++) {
            if (strong[i]) {
                return true;
            }
        }
        return strongSentences >= 3;
    }

    /** Whether a claim of that sentence could be about a cyber act at all; what this refuses, {@link #cyber} refuses. */
    boolean possible(int sentence) {
        Sentence words = document.sentences().get(sentence);
        return near(sentence)
                || digital.spoken(words.tokens())
                || digital.hostile(words.tokens())
                || actMarked(words);
    }

    private boolean actMarked(Sentence sentence) {
        for (Token token : sentence.tokens()) {
            for (String lemma : document.lemmas(token)) {
                for (Frame frame : lexicon.actsOf(lemma)) {
                    if (frame.marked("cyber")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
