package riposte.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import riposte.claim.ClaimType;
import riposte.text.TextSpan;

/**
 * Ties the claims of an article together: a denial to the accusation it rejects, a counter-accusation, demand or condemnation to the
 * one it answers. First by the cues the reader points to, else by the parties: who denies is who was accused.
 */
final class Links {

    private static final Set<ClaimType> ANSWERING = Set.of(ClaimType.ACCUSATION, ClaimType.DEMAND, ClaimType.CONDEMNATION);

    private final Map<Finding, Finding> rejects = new HashMap<>();
    private final Map<Finding, Finding> answers = new HashMap<>();
    private final List<Finding> findings;

    Links(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** Links the claims; gives each denial without a target the accuser it answers, where that is somebody known. */
    List<Finding> tie() {
        return tie(findings, List.of());
    }

    /** Links further claims, to those tied before and to one another. The links of those stay as they are. */
    List<Finding> tie(List<Finding> further, List<Finding> before) {
        List<Finding> accusations = joined(before, further);
        List<Finding> tied = new ArrayList<>();
        for (Finding finding : further) {
            Finding rejected = finding.type() == ClaimType.DENIAL ? rejected(finding, accusations) : null;
            Finding kept = rejected != null && finding.target() == null && rejected.speaker() != null
                            && rejected.speaker().principal().known() && !Finding.same(rejected.speaker(), finding.speaker())
                    ? finding.withTarget(rejected.speaker())
                    : finding;
            if (rejected != null) {
                rejects.put(kept, rejected);
            }
            tied.add(kept);
        }
        List<Finding> all = joined(before, tied);
        for (Finding finding : tied) {
            Finding answered = ANSWERING.contains(finding.type()) ? answered(finding, all) : null;
            if (answered != null) {
                answers.put(finding, answered);
            }
        }
        return tied;
    }

    private static List<Finding> joined(List<Finding> some, List<Finding> others) {
        List<Finding> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Finding rejected(Finding denial, List<Finding> all) {
        // rip:rejects leads to an accusation and to nothing else
        Predicate<Finding> fits = f -> f != denial && f.type() == ClaimType.ACCUSATION;
        Finding pointed = pointed(denial, fits, all);
        if (pointed != null) {
            return pointed;
        }
        return nearest(denial, all, fits.and(f -> Finding.same(f.target(), denial.speaker())
                && (denial.target() == null || f.speaker() != null && Finding.same(f.speaker(), denial.target()))));
    }

    private static Finding answered(Finding answer, List<Finding> all) {
        Predicate<Finding> fits = f -> f != answer && f.type() == ClaimType.ACCUSATION && before(f, answer)
                && !Finding.same(f.speaker(), answer.speaker());
        Finding pointed = pointed(answer, fits, all);
        if (pointed != null) {
            return pointed;
        }
        if (answer.type() != ClaimType.ACCUSATION) {
            return null;
        }
        return nearest(answer, all, fits.and(f -> Finding.same(f.target(), answer.speaker())));
    }

    /** A claim with the cue the reader pointed to; of several, the one whose target it is. */
    private static Finding pointed(Finding from, Predicate<Finding> fits, List<Finding> all) {
        Finding best = null;
        for (TextSpan link : from.links()) {
            for (Finding finding : all) {
                if (fits.test(finding) && finding.cue().overlaps(link)
                        && (best == null || !Finding.same(best.target(), from.speaker()) && Finding.same(finding.target(), from.speaker()))) {
                    best = finding;
                }
            }
        }
        return best;
    }

    /** The claim nearest before, else the nearest behind. */
    private static Finding nearest(Finding from, List<Finding> all, Predicate<Finding> fits) {
        Finding best = null;
        for (Finding finding : all) {
            if (fits.test(finding) && (best == null || distance(finding, from) < distance(best, from))) {
                best = finding;
            }
        }
        return best;
    }

    private static boolean before(Finding a, Finding b) {
        return a.cue().start() < b.cue().start();
    }

    private static int distance(Finding other, Finding from) {
        int gap = from.sentence() - other.sentence();
        return gap >= 0 ? gap : 1000 - gap;
    }

    Finding rejectedBy(Finding denial) {
        return rejects.get(denial);
    }

    Finding answeredBy(Finding answer) {
        return answers.get(answer);
    }
}
