package riposte.extract;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Entity;
import riposte.claim.Incident;

/**
 * Which incident a claim is about: one the catalogue knows by a name in the sentence, or by a product named there when
 * only one known incident went through it; else the one the article spoke of last before.
 */
final class Incidents {

    private static final int REACH = 4;

    private final ArticleNames names;

    Incidents(ArticleNames names) {
        this.names = names;
    }

    /**
     * The incident that a claim is about, or null.
     *
     * @param sentence index of the claim's sentence
     * @param precedents what the claim only invokes, and is therefore not about
     * @param answer whether it is a counter-accusation, which is about something else than what it answers
     */
    Incident of(int sentence, List<Entity> precedents, boolean answer) {
        int start = names.sentence(sentence).start();
        int end = names.sentence(sentence).end();
        Incident here = named(names.matches(start, end), precedents);
        if (here != null || answer || !precedents.isEmpty()) {
            return here;
        }
        int from = names.sentence(Math.max(0, sentence - REACH)).start();
        Incident before = named(names.matches(from, start), precedents);
        if (before != null || sentence > 0) {
            return before;
        }
        int next = names.sentence(Math.min(names.sentences().size() - 1, 1)).end();
        return named(names.matches(end, Math.max(end, next)), precedents);
    }

    private Incident named(List<Match> matches, List<Entity> precedents) {
        Incident found = null;
        for (Match match : matches) {
            if (match.entity() instanceof Incident incident && !precedents.contains(incident)
                    && match.candidates().stream().noneMatch(precedents::contains)) {
                found = incident;
            }
        }
        for (int i = 0; found == null && i < matches.size(); i++) {
            if (matches.get(i).entity() instanceof Actor actor && actor.type() == ActorType.PRODUCT) {
                List<Incident> through = names.catalog().incidents(actor.id(), null);
                List<Incident> called = through.stream()
                        .filter(incident -> incident.label().contains(actor.label()))
                        .toList();
                if (through.size() == 1) {
                    found = through.get(0);
                } else if (called.size() == 1) {
                    found = called.get(0);
                }
            }
        }
        return found == null || later(found) ? null : found;
    }

    /** Whether the incident happened only after the article was published. */
    private boolean later(Incident incident) {
        TemporalAccessor published = names.article().published();
        return published != null && incident.date() != null
                && published.isSupported(ChronoField.YEAR) && incident.date().isSupported(ChronoField.YEAR)
                && published.get(ChronoField.YEAR) < incident.date().get(ChronoField.YEAR);
    }
}
