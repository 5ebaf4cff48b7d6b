package riposte.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import riposte.claim.ClaimType;
import riposte.claim.Incident;
import riposte.resolve.Incidents;

/**
 * Ties the claims of an article together: a denial to the accusation it rejects, a counter-accusation to the one it
 * answers.
 */
final class Links {

    private static final int SHORTLY = 6;

    private final Map<Draft, Draft> rejects = new HashMap<>();
    private final Map<Draft, Draft> answers = new HashMap<>();
    private final List<Draft> drafts;
    private final Incidents incidents;

    Links(List<Draft> drafts, Incidents incidents) {
        this.drafts = new ArrayList<>(drafts);
        this.incidents = incidents;
    }

    /** Gives each denial the accusation it rejects, and the accuser as its target where the denial names none. */
    List<Draft> tie() {
        List<Draft> tied = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.type() != ClaimType.DENIAL) {
                tied.add(draft);
                continue;
            }
            Draft accusation = rejected(draft);
            Draft denial = draft;
            if (accusation != null && draft.target() == null && accusation.speaker() != null) {
                denial = draft.withTarget(accusation.speaker());
            }
            if (accusation != null) {
                rejects.put(denial, accusation);
            }
            tied.add(denial);
        }
        for (Draft draft : tied) {
            Draft answered = answered(draft, tied);
            if (answered != null) {
                answers.put(draft, answered);
            }
        }
        return tied;
    }

    private Draft rejected(Draft denial) {
        Draft best = null;
        for (Draft draft : drafts) {
            if (draft.type() != ClaimType.ACCUSATION || denial.speaker() == null || draft.target() == null
                    || !Rules.same(draft.target(), denial.speaker())) {
                continue;
            }
            if (denial.target() != null && (draft.speaker() == null || !Rules.same(draft.speaker(), denial.target()))) {
                continue;
            }
            if (best == null || distance(draft, denial) < distance(best, denial)) {
                best = draft;
            }
        }
        return best == null || denial.target() != null ? best : leading(best, denial);
    }

    /** Accusations after the denial count only when none stands before it. */
    private static int distance(Draft accusation, Draft denial) {
        int gap = denial.sentence() - accusation.sentence();
        return gap >= 0 ? gap : 1000 - gap;
    }

    /** Of several who accused over the same incident shortly before, the first leads. */
    private Draft leading(Draft nearest, Draft denial) {
        Incident incident = incidents.of(nearest.sentence(), List.of(), false);
        Draft lead = nearest;
        for (Draft draft : drafts) {
            if (incident != null && draft.type() == ClaimType.ACCUSATION && draft.speaker() != null
                    && draft.speaker().principal().known() && draft.target() != null
                    && Rules.same(draft.target(), nearest.target()) && draft.sentence() < lead.sentence()
                    && denial.sentence() - draft.sentence() <= SHORTLY
                    && incident.equals(incidents.of(draft.sentence(), List.of(), false))) {
                lead = draft;
            }
        }
        return lead;
    }

    private static Draft answered(Draft draft, List<Draft> all) {
        if (draft.type() != ClaimType.ACCUSATION || draft.speaker() == null) {
            return null;
        }
        Draft best = null;
        for (Draft other : all) {
            boolean before = other.sentence() < draft.sentence()
                    || other.sentence() == draft.sentence() && other.predicate() < draft.predicate();
            if (other != draft && before && other.type() == ClaimType.ACCUSATION && other.target() != null
                    && Rules.same(other.target(), draft.speaker())
                    && (best == null || other.sentence() >= best.sentence())) {
                best = other;
            }
        }
        return best;
    }

    Draft rejectedBy(Draft denial) {
        return rejects.get(denial);
    }

    Draft answeredBy(Draft accusation) {
        return answers.get(accusation);
    }
}
