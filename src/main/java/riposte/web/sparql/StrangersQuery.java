package riposte.web.sparql;

import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.util.Context;

/** Reads queries of strangers: within the bounds of nesting and size that hold at {@code /sparql}, and no other language than SPARQL 1.1. */
public final class StrangersQuery {

    private StrangersQuery() {}

    /**
     * A query that is fit to run.
     *
     * @param context of the store it will run over
     * @throws IllegalArgumentException when it is none, would ask other hosts, or is too large or too deep; the message says so
     */
    public static Query read(String text, Context context) {
        try {
            rehearse(text, context);
            Query query = parse(text);
            if (query.isJsonType()) {
                throw new IllegalArgumentException("The query is not one of SPARQL 1.1.");
            }
            QueryGuard.check(query);
            return query;
        } catch (QueryException e) {
            throw new IllegalArgumentException("The query cannot be read: " + e.getMessage(), e);
        } catch (ActionErrorException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(NestingGuard.tooDeep().getMessage(), e);
        }
    }

    /** Reads and plans a query where there is little room, so that it has enough where it runs. */
    static void rehearse(String text, Context context) {
        QueryGuard.check(text);
        NestingGuard.rehearse(text, () -> compile(text, context));
    }

    /** Fuseki's own parser takes more than SPARQL 1.1, LATERAL for one, and some mistakes with it. */
    static Query parse(String text) {
        return QueryFactory.create(text, Fuseki.BaseParserSPARQL, Syntax.syntaxSPARQL_11);
    }

    private static void compile(String text, Context context) {
        try {
            Query query = parse(text);
            if (query.getQueryPattern() != null) {
                Op op = Algebra.compile(query);
                QueryGuard.check(op);
                NestingGuard.rehearse(op, context);
            }
        } catch (QueryException e) {
            if (NestingGuard.isOverflow(e)) {
                throw e;
            }
            // Other faults are told when the query is answered.
        }
    }
}
