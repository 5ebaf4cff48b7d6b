package riposte.web.sparql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import riposte.store.query.SafeArq;

/**
 * Refuses, as an answer of HTTP, queries and updates that would ask other hosts, and queries of so many parts that Jena
 * would think over them for minutes before it runs them. What is only long, as the rows of VALUES are, may be long.
 */
final class QueryGuard {

    /** Groups, each in braces; Jena's time to read and to plan grows with their square. */
    private static final int MOST_GROUPS = 2_000;
    /** Variables that are given a value by AS, likewise. */
    private static final int MOST_NAMED = 1_000;

    /** Values in lists, such as those after IN. */
    private static final int MOST_LISTED = 5_000;

    private static final Pattern GROUP = Pattern.compile("\\{");
    private static final Pattern NAMED = Pattern.compile("\\bAS\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTED = Pattern.compile(",");
    /** Java reads the digits of a number in the square of their count. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{1001}");

    private QueryGuard() {}

    /** Looks at a query before it is read. */
    static void check(String query) {
        if (exceeds(GROUP, query, MOST_GROUPS)
                || exceeds(NAMED, query, MOST_NAMED)
                || exceeds(LISTED, query, MOST_LISTED)) {
            tooManyParts();
        }
        if (LONG_NUMBER.matcher(query).find()) {
            ServletOps.error(422, "The query has a number of more than 1000 digits.");
        }
    }

    private static boolean exceeds(Pattern part, String query, int most) {
        Matcher parts = part.matcher(query);
        int n = 0;
        while (n <= most && parts.find()) {
            n++;
        }
        return n > most;
    }

    private static void tooManyParts() {
        ServletOps.error(422, "The query has too many parts. Many values are better given with VALUES.");
    }

    static void check(Query query) {
        if (query.getQueryPattern() != null) {
            check(Algebra.compile(query));
        }
    }

    static void check(Op op) {
        try {
            SafeArq.refuseServices(op);
        } catch (QueryDeniedException e) {
            ServletOps.error(403, e.getMessage());
        }
        NestingGuard.check(op);
    }
}
