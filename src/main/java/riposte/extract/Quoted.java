package riposte.extract;

import java.util.ArrayList;
import java.util.List;
import riposte.claim.Participant;
import riposte.text.Sentence;

/** Who speaks a quotation that runs over several sentences. */
final class Quoted {

    private static final int REACH = 3;

    private final Document document;

    Quoted(Document document) {
        this.document = document;
    }

    /** Those who speak the quotation, sought in its own sentence, where it ends, and before it begins. */
    List<Participant> speakers(int index, Quotations.Span span) {
        List<Sentence> sentences = document.sentences();
        List<Participant> who = saying(index, span);
        for (int i = index + 1; who.isEmpty() && i < sentences.size() && i <= index + REACH; i++) {
            if (sentences.get(i).start() > span.end() + 2) {
                break;
            }
            who = saying(i, span);
        }
        for (int i = index - 1; who.isEmpty() && i >= 0 && i >= index - REACH; i--) {
            if (sentences.get(i).paragraph() < sentences.get(index).paragraph() - 1) {
                break;
            }
            who = saying(i, span);
        }
        return who;
    }

    /** The subjects of the verbs of saying outside the quotation in that sentence. */
    private List<Participant> saying(int index, Quotations.Span span) {
        Syntax syntax = document.syntax(index);
        Lexicon lexicon = document.lexicon();
        Actors actors = new Actors(document, syntax);
        List<Participant> who = new ArrayList<>();
        for (int v = 0; v < syntax.size(); v++) {
            if (!syntax.verbal(v) || !lexicon.is("reporting", syntax.token(v))
                    || span.covers(syntax.token(v).start(), syntax.token(v).end())) {
                continue;
            }
            for (int s : syntax.subjects(v)) {
                if (!span.covers(syntax.token(s).start(), syntax.token(s).end())) {
                    who.addAll(actors.at(s));
                }
            }
            if (!who.isEmpty()) {
                return who;
            }
        }
        return who;
    }
}
