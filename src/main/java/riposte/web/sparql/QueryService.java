package riposte.web.sparql;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.Responses;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import riposte.search.SearchException;
import riposte.store.fault.RemoteException;
import riposte.store.query.BoundedPattern;
import riposte.store.query.QueryWatch;
import riposte.store.query.WatchedQuery;
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

    /** The query of a request, in the context of its action. */
    private static final Symbol WATCHED = Symbol.create("urn:riposte:watched-request");
    private static final Var SUBJECT = Var.alloc("subject");
    private static final Var PREDICATE = Var.alloc("predicate");
    private static final Var OBJECT = Var.alloc("object");

    private final QueryWatch watch;
    private final Duration time;
    private final long maxTriples;

    /**
     * @param time longest time of a query; a request may ask for a shorter one with the parameter {@code timeout}, in
     *     seconds
     */
    QueryService(QueryWatch watch, Duration time, long maxTriples) {
        this.watch = watch;
        this.time = time;
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

    /** As Fuseki's, but for the watch, and for the language: SPARQL 1.1 alone. */
    @Override
    protected void execute(String text, HttpAction action) {
        StrangersQuery.rehearse(text, action.getContext());
        Object permit = action.getRequest().getAttribute(Permit.class.getName());
        Runnable whenLong = permit instanceof Permit held ? held::release : () -> {};
        try (WatchedQuery watched = watch.watch(time(action), whenLong)) {
            action.getContext().set(WATCHED, watched);
            Query query = parse(text);
            validateQuery(action, query);
            answer(action, query, watched);
        } catch (QueryCancelledException e) {
            throw failure(e, action);
        } catch (SearchException e) {
            throw failure(e);
        } catch (RemoteException e) {
            throw failure(e);
        } catch (OutOfMemoryError e) {
            throw tooLarge();
        } catch (StackOverflowError e) {
            throw NestingGuard.tooDeep();
        }
    }

    private static Query parse(String text) {
        try {
            return StrangersQuery.parse(text);
        } catch (QueryException e) {
            ServletOps.errorBadRequest("Parse error: " + e.getMessage());
            throw e;
        }
    }

    /** Without the time-outs of Jena, which one query can block for all. */
    private void answer(HttpAction action, Query query, WatchedQuery watched) {
        Context context = action.getContext().copy();
        watched.enter(context);
        action.beginRead();
        try {
            Pair<DatasetGraph, Query> over = decideDataset(action, query, "");
            try (QueryExec exec = QueryExec.newBuilder()
                    .dataset(over.getLeft())
                    .query(over.getRight())
                    .context(context)
                    .build()) {
                sendResults(action, executeQuery(action, exec, query, ""), query.getPrologue());
            }
        } finally {
            action.endRead();
        }
    }

    private Duration time(HttpAction action) {
        String given = action.getRequest().getParameter("timeout");
        if (given == null) {
            return time;
        }
        try {
            Duration wanted = Duration.ofMillis((long) (1_000 * Double.parseDouble(given)));
            if (wanted.isNegative() || wanted.isZero()) {
                throw new NumberFormatException(given);
            }
            return wanted.compareTo(time) < 0 ? wanted : time;
        } catch (NumberFormatException e) {
            ServletOps.errorBadRequest("The parameter timeout is a number of seconds above zero.");
            return time;
        }
    }

    private static WatchedQuery watched(HttpAction action) {
        return action.getContext().get(WATCHED);
    }

    /** What a client is told of a query that ended early. */
    private static ActionErrorException failure(QueryCancelledException e, HttpAction action) {
        if (e instanceof BoundedPattern.TooSlow) {
            return new ActionErrorException(422, e.getMessage(), null);
        }
        WatchedQuery.Stop reason = watched(action).stopped();
        return switch (reason == null ? WatchedQuery.Stop.BYTES : reason) {
            case TIME -> new ActionErrorException(503, "Query timed out", null);
            case END -> new ActionErrorException(503, "The server is being stopped.", null);
            case BYTES -> tooLarge();
        };
    }

    private static ActionErrorException failure(SearchException e) {
        return new ActionErrorException(e.later() ? 503 : 400, e.getMessage(), null);
    }

    /** What a client is told of the engine that carries the store. */
    private static ActionErrorException failure(RemoteException e) {
        return new ActionErrorException(e.fault().status(), e.reason(), null);
    }

    private static ActionErrorException tooLarge() {
        return new ActionErrorException(
                422, "The query takes too many bytes for its intermediate results. Ask for less.", null);
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
            RowSet rows = new StoppableRows(result.rowSet(), action);
            Responses.doResponseResultSet(action, isCsv(action) ? withLabels(rows) : rows, prologue);
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

    private static boolean isCsv(HttpAction action) {
        return Stream.of("output", "out", "format")
                .map(action::getRequestParameter)
                .filter(Objects::nonNull)
                .findFirst()
                .map(format -> format.equalsIgnoreCase("csv") || format.equals(WebContent.contentTypeTextCSV))
                .orElse(WebContent.contentTypeTextCSV.equals(action.getRequest().getHeader("Accept")));
    }

    /** Blank nodes as SPARQL 1.1 Query Results CSV, section 3.2, wants them: Jena writes {@code b0} for {@code _:b0}. */
    private static RowSet withLabels(RowSet rows) {
        Map<Node, Node> labels = new HashMap<>();
        return RowSetStream.create(rows.getResultVars(), Iter.map(rows, row -> {
            BindingBuilder labelled = Binding.builder();
            row.forEach((variable, value) -> labelled.add(
                    variable,
                    value.isBlank()
                            ? labels.computeIfAbsent(value, node -> NodeFactory.createLiteralString("_:b" + labels.size()))
                            : value));
            return labelled.build();
        }));
    }

    private static RowSet rows(Graph graph) {
        Iterator<Binding> bindings = Iter.map(
                graph.find(),
                triple -> BindingFactory.binding(
                        SUBJECT, triple.getSubject(), PREDICATE, triple.getPredicate(), OBJECT, triple.getObject()));
        return RowSetStream.create(List.of(SUBJECT, PREDICATE, OBJECT), bindings);
    }

    /** Rows that report a time-out as a failure of the request, where Fuseki would append a note to status 200. */
    private record StoppableRows(RowSet rows, HttpAction action) implements RowSet {

        @Override
        public boolean hasNext() {
            try {
                return rows.hasNext();
            } catch (QueryCancelledException e) {
                throw failure(e, action);
            } catch (SearchException e) {
                throw failure(e);
            } catch (RemoteException e) {
                throw failure(e);
            }
        }

        @Override
        public Binding next() {
            try {
                return rows.next();
            } catch (QueryCancelledException e) {
                throw failure(e, action);
            } catch (SearchException e) {
                throw failure(e);
            } catch (RemoteException e) {
                throw failure(e);
            }
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
