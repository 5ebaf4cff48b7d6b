package riposte.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.Participant;
import riposte.resolve.Quotations;
import riposte.text.Sentence;

/** Who speaks a quotation that runs over several sentences. */
final class Quoted {

    private static final int REACH = 3;
    private static final Pattern SIGNATURE = Pattern.compile("[\"”»]?[ \\u00a0]*[-–—][ \\u00a0]+(?=\\p{L})");

    private final Document document;

    Quoted(Document document) {
        this.document = document;
    }

    /** Those who speak the quotation, sought in its own sentence, where it ends, and before it begins. */
    List<Participant> speakers(int index, Quotations.Span span) {
        List<Sentence> sentences = document.sentences();
        List<Participant> who = signed(span);
        if (who.isEmpty()) {
            who = saying(index, span);
        }
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

    /** "…" – Speaker: the name that signs a quotation after a dash. */
    private List<Participant> signed(Quotations.Span span) {
        String text = document.article().text();
        Matcher dash = SIGNATURE.matcher(text);
        if (!dash.find(Math.min(span.end(), text.length())) || dash.start() > span.end() + 1) {
            return List.of();
        }
        for (Match match : document.matches(dash.end(), Math.min(text.length(), dash.end() + 60))) {
            if (match.entity() instanceof Actor actor && match.kind() != Match.Kind.DEMONYM) {
                String mention = text.substring(match.start(), match.end());
                return List.of(new Participant(mention, actor, document.catalog().principal(actor)));
            }
        }
        return List.of();
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
