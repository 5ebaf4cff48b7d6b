package riposte.extract;

import java.util.List;
import riposte.catalog.Match;
import riposte.claim.Incident;

/**
 * Which incident a claim is about: one the catalogue knows by a name in the sentence, or by a product or victim named
 * there when only one known incident fits; else the one the article spoke of last before.
 */
final class Incidents {

    private final Document document;

    Incidents(Document document) {
        this.document = document;
    }

    Incident of(Draft draft) {
        int start = document.sentences().get(draft.sentence()).start();
        int end = document.sentences().get(draft.sentence()).end();
        Incident here = last(document.matches(start, end));
        if (here != null) {
            return here;
        }
        int from = document.sentences().get(Math.max(0, draft.sentence() - 4)).start();
        Incident before = last(document.matches(from, start));
        return before;
    }

    private Incident last(List<Match> matches) {
        Incident found = null;
        for (Match match : matches) {
            if (match.entity() instanceof Incident incident) {
                found = incident;
            }
        }
        if (found != null) {
            return found;
        }
        return null;
    }
}
