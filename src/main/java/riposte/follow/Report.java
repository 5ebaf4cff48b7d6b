package riposte.follow;

import java.time.Instant;
import java.util.List;
import riposte.article.InputFailure;

/**
 * What came of one run.
 *
 * @param source the source, at the address where it is now
 * @param title what it is called
 * @param unchanged whether its lists said that nothing had changed
 * @param articles that are in the graph now
 * @param claims that were found in them and are shown
 * @param skipped articles in which nothing is read, such as those in other languages
 * @param waiting pages that are left for later
 * @param failures pages that could not be read
 * @param problem why the source itself could not be followed, and what to do; null when it could
 * @param nextRun when it is looked at next; null when it is not
 */
public record Report(
        Source source,
        String title,
        boolean unchanged,
        int articles,
        int claims,
        int skipped,
        int waiting,
        List<InputFailure> failures,
        String problem,
        Instant nextRun) {

    /** Whether something went wrong. */
    public boolean failed() {
        return problem != null || !failures.isEmpty();
    }

    /** One line for people. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(title).append(": ");
        if (problem == null || articles + skipped + failures.size() > 0) {
            line.append(articles == 0 && unchanged
                    ? "unchanged"
                    : number(articles, "article") + ", " + number(claims, "claim"));
        }
        if (skipped > 0) {
            line.append(", ").append(skipped).append(" skipped");
        }
        if (!failures.isEmpty()) {
            line.append(", ").append(failures.size()).append(" failed");
        }
        if (waiting > 0) {
            line.append(", ").append(waiting).append(waiting == 1 ? " waits" : " wait");
        }
        if (problem != null) {
            line.append(line.toString().endsWith(": ") ? "" : "; ").append(problem);
        }
        return line.toString();
    }

    private static String number(int number, String of) {
        return number + " " + of + (number == 1 ? "" : "s");
    }
}
