package riposte.web.sparql;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.Responses;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import riposte.store.BoundedPattern;
import riposte.web.http.Accept;

/**
 * Queries over HTTP: Fuseki's handler, with negotiation that answers 406, results bounded in time and size, and
 * CONSTRUCT and DESCRIBE as SPARQL JSON rows {@code subject, predicate, object} for clients that accept nothing else.
 */
final class QueryService extends SPARQL_QueryDataset {

    private static final List<String> ROWS = List.of(
            WebContent.contentTypeResultsJSON,
            WebContent.contentTypeJSON,
            WebContent.contentTypeResultsXML,
            WebContent.contentTypeXML,
            WebContent.contentTypeTextCSV,
            WebContent.contentTypeTextTSV,
            WebContent.contentTypeTextPlain,
            WebContent.contentTypeResultsThrift);

    private static final List<String> TRIPLES = List.of(
            WebContent.contentTypeTurtle,
            WebContent.contentTypeTurtleAlt1,
            WebContent.contentTypeNTriples,
            WebContent.contentTypeRDFXML,
            WebContent.contentTypeJSONLD,
            WebContent.contentTypeRDFJSON,
            WebContent.contentTypeTriX,
            WebContent.contentTypeTriXxml,
            WebContent.contentTypeTriG,
            WebContent.contentTypeNQuads,
            WebContent.contentTypeRDFThrift,
            WebContent.contentTypeResultsJSON,
            WebContent.contentTypeJSON);

    /** Old names, answered under the registered one. */
    private static final Map<String, String> WRITTEN_AS =
            Map.of(WebContent.contentTypeTurtleAlt1, WebContent.contentTypeTurtle);

    private static final Var SUBJECT = Var.alloc("subject");
    private static final Var PREDICATE = Var.alloc("predicate");
    private static final Var OBJECT = Var.alloc("object");

    private final long maxTriples;

    QueryService(long maxTriples) {
        this.maxTriples = maxTriples;
    }

    @Override
    protected void validateQuery(HttpAction action, Query query) {
        QueryGuard.check(query);
        if (query.isJsonType() || hasOutputParameter(action)) {
            return;
        }
        List<String> offers = query.isSelectType() || query.isAskType() ? ROWS : TRIPLES;
        Optional<String> best;
        try {
            best = Accept.parse(action.getRequest().getHeader("Accept")).best(offers);
        } catch (IllegalArgumentException e) {
            ServletOps.errorBadRequest(e.getMessage());
            return;
        }
        if (best.isEmpty()) {
            ServletOps.error(406, "This query can be answered as " + String.join(", ", offers) + ".");
            return;
        }
        String chosen = WRITTEN_AS.getOrDefault(best.get(), best.get());
        // Fuseki negotiates once more when it writes, and must come to the same.
        ((BoundedRequest) action.getRequest()).accept(chosen);
    }

    private static boolean hasOutputParameter(HttpAction action) {
        return action.getRequestParameter("output") != null
                || action.getRequestParameter("out") != null
                || action.getRequestParameter("format") != null;
    }

    @Override
    protected void execute(String query, HttpAction action) {
        refuseExtensions(query);
        try {
            super.execute(query, action);
        } catch (BoundedPattern.TooSlow e) {
            ServletOps.error(422, e.getMessage());
        }
    }

    /** Fuseki's own parser takes more than SPARQL 1.1, LATERAL for one, and some mistakes with it. */
    private static void refuseExtensions(String query) {
        try {
            QueryFactory.create(query, Fuseki.BaseParserSPARQL, Syntax.syntaxSPARQL_11);
        } catch (QueryException e) {
            ServletOps.errorBadRequest("Parse error: " + e.getMessage());
        }
    }

    @Override
    protected QueryExecResult executeQuery(HttpAction action, QueryExec exec, Query query, String log) {
        if (query.isConstructType()) {
            DatasetGraph dataset = DatasetGraphFactory.create();
            dataset.getDefaultGraph().getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
            take(exec.constructQuads(), quad -> dataset.add(named(quad)));
            return new QueryExecResult(dataset);
        }
        if (query.isDescribeType()) {
            Graph graph = GraphFactory.createDefaultGraph();
            graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
            take(exec.describeTriples(), graph::add);
            return new QueryExecResult(graph);
        }
        return super.executeQuery(action, exec, query, log);
    }

    private static Quad named(Quad quad) {
        return quad.getGraph() == null || quad.isTriple() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad;
    }

    private <T> void take(Iterator<T> results, Consumer<T> sink) {
        long n = 0;
        while (results.hasNext()) {
            if (++n > maxTriples) {
                ServletOps.error(
                        422,
                        "The result has more than " + maxTriples
                                + " triples. Ask for less with LIMIT, or take all of the graph from /export.");
            }
            sink.accept(results.next());
        }
    }

    @Override
    protected void sendResults(HttpAction action, QueryExecResult result, Prologue prologue) {
        if (result.isRowSet()) {
            Responses.doResponseResultSet(action, new StoppableRows(result.rowSet()), prologue);
        } else if (isRows(action) && result.isDataset()) {
            Responses.doResponseResultSet(action, rows(result.dataset().getDefaultGraph()), prologue);
        } else if (isRows(action) && result.isGraph()) {
            Responses.doResponseResultSet(action, rows(result.graph()), prologue);
        } else {
            super.sendResults(action, result, prologue);
        }
    }

    /** Whether negotiation left a format of rows; a format asked for by parameter always is one of graphs. */
    private static boolean isRows(HttpAction action) {
        return !hasOutputParameter(action) && ROWS.contains(action.getRequest().getHeader("Accept"));
    }

    private static RowSet rows(Graph graph) {
        Iterator<Binding> bindings = Iter.map(
                graph.find(),
                triple -> BindingFactory.binding(
                        SUBJECT, triple.getSubject(), PREDICATE, triple.getPredicate(), OBJECT, triple.getObject()));
        return RowSetStream.create(List.of(SUBJECT, PREDICATE, OBJECT), bindings);
    }

    /** Rows that report a time-out as a failure of the request, where Fuseki would append a note to status 200. */
    private record StoppableRows(RowSet rows) implements RowSet {

        @Override
        public boolean hasNext() {
            try {
                return rows.hasNext();
            } catch (QueryCancelledException e) {
                throw failure(e);
            }
        }

        @Override
        public Binding next() {
            try {
                return rows.next();
            } catch (QueryCancelledException e) {
                throw failure(e);
            }
        }

        private static ActionErrorException failure(QueryCancelledException e) {
            return e instanceof BoundedPattern.TooSlow
                    ? new ActionErrorException(422, e.getMessage(), null)
                    : new ActionErrorException(503, "Query timed out", null);
        }

        @Override
        public List<Var> getResultVars() {
            return rows.getResultVars();
        }

        @Override
        public long getRowNumber() {
            return rows.getRowNumber();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
