package riposte.web.mcp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import riposte.export.ExportFormat;
import riposte.export.RdfExport;
import riposte.store.ClaimStore;
import riposte.store.Queries;
import riposte.store.query.QueryLibrary;
import riposte.store.query.QueryLimits;
import riposte.store.query.QueryTooCostlyException;
import riposte.web.data.Snapshot;
import riposte.web.sparql.StrangersQuery;

/** {@code sparql}: a query that only reads, within bounds of time, rows and characters. */
final class SparqlTool implements GraphTool {

    private static final int LONGEST = 20_000;
    private static final int USUAL = 50;
    private static final int ROWS = 200;
    private static final int TRIPLES = 1_000;
    private static final int CHARACTERS = 60_000;
    private static final int VALUE = 1_000;
    private static final int AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Those that models leave out; a query may declare them otherwise. */
    private static final String PREFIXES = "PREFIX rip: <https://w3id.org/riposte#> "
            + "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
            + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX schema: <https://schema.org/> "
            + "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#> "
            + "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX owl: <http://www.w3.org/2002/07/owl#> "
            + "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

    private final ClaimStore store;
    private final Queries queries;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    SparqlTool(ClaimStore store, Duration time) {
        this.store = store;
        this.queries = store.queries(new QueryLimits(time, TRIPLES));
    }

    @Override
    public Answer answer(Arguments arguments, Snapshot graph) {
        String text = arguments.required("query", LONGEST);
        int limit = arguments.number("limit", USUAL, 1, ROWS);
        if (text.matches("[a-z]+(-[a-z]+)+")) {
            text = named(text);
        }
        Query query;
        try {
            query = StrangersQuery.read(PREFIXES + text, store.dataset().getContext());
        } catch (IllegalArgumentException e) {
            throw new Refused(Words.plain(e.getMessage(), 600)
                    + " The graph is only read here: a query is SELECT, ASK, CONSTRUCT or DESCRIBE.");
        }
        enter();
        try {
            return run(query, limit);
        } catch (QueryTooCostlyException e) {
            throw new Refused(Words.plain(e.getMessage(), 600));
        } finally {
            places.release();
        }
    }

    private static String named(String name) {
        try {
            return QueryLibrary.standard().get(name).text();
        } catch (IllegalArgumentException e) {
            throw new Refused(e.getMessage());
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refused("Too many queries run at this moment. Try again in a while.");
    }

    private Answer run(Query query, int limit) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (query.isAskType()) {
            boolean answer = queries.ask(query.serialize(), Map.of());
            content.put("kind", "boolean");
            content.put("boolean", answer);
            return new Answer(answer ? "yes" : "no", content);
        }
        if (!query.isSelectType()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RdfExport.write(queries.construct(query.serialize(), Map.of()), ExportFormat.TURTLE, out);
            String turtle = out.toString(StandardCharsets.UTF_8);
            if (turtle.length() > CHARACTERS) {
                throw new Refused("The graph is longer than " + CHARACTERS + " characters; ask for less with LIMIT.");
            }
            content.put("kind", "graph");
            content.put("turtle", turtle);
            return new Answer(turtle, content);
        }
        List<String> columns = new ArrayList<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean[] more = new boolean[1];
        queries.select(query, Map.of(), result -> {
            result.getResultVars().forEach(variable -> columns.add(variable.getVarName()));
            text.append(String.join("\t", columns)).append('\n');
            while (result.hasNext()) {
                if (rows.size() == limit || text.length() > CHARACTERS) {
                    more[0] = true;
                    return;
                }
                add(result, rows, text);
            }
        });
        content.put("kind", "rows");
        content.put("columns", columns);
        content.put("rows", rows);
        content.put("truncated", more[0]);
        text.append(rows.size()).append(more[0] ? " rows; there are more: raise limit, or add LIMIT and OFFSET\n" : " rows\n");
        return new Answer(text.toString(), content);
    }

    private static void add(RowSet result, List<Map<String, Object>> rows, StringBuilder text) {
        Binding binding = result.next();
        Map<String, Object> row = new LinkedHashMap<>();
        String separator = "";
        for (Var variable : result.getResultVars()) {
            String value = value(binding.get(variable));
            row.put(variable.getVarName(), value);
            text.append(separator).append(value == null ? "" : value);
            separator = "\t";
        }
        text.append('\n');
        rows.add(row);
    }

    private static String value(Node node) {
        if (node == null) {
            return null;
        }
        String value = node.isURI()
                ? node.getURI()
                : node.isLiteral() ? node.getLiteralLexicalForm() : "_:" + node.getBlankNodeLabel();
        return Words.plain(value, VALUE);
    }
}
