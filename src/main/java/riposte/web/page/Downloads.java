package riposte.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.GraphReader;
import riposte.web.data.Snapshot;
import riposte.web.data.StatementEntry;
import riposte.web.data.Thing;
import riposte.web.data.ThingFilter;
import tools.jackson.databind.json.JsonMapper;

/** Every list as a file, with the parameters of its page: CSV (RFC 4180), JSON and Turtle. */
@Controller
class Downloads {

    private static final Map<String, Function<ClaimEntry, Object>> CLAIM_COLUMNS = new LinkedHashMap<>();

    static {
        CLAIM_COLUMNS.put("claim", ClaimEntry::iri);
        CLAIM_COLUMNS.put("type", ClaimEntry::type);
        CLAIM_COLUMNS.put("day", ClaimEntry::day);
        CLAIM_COLUMNS.put("speaker", c -> name(c.speaker()));
        CLAIM_COLUMNS.put("speakerPrincipal", c -> name(c.speakerPrincipal()));
        CLAIM_COLUMNS.put("speakerPrincipalIri", c -> iri(c.speakerPrincipal()));
        CLAIM_COLUMNS.put("target", c -> name(c.target()));
        CLAIM_COLUMNS.put("targetPrincipal", c -> name(c.targetPrincipal()));
        CLAIM_COLUMNS.put("targetPrincipalIri", c -> iri(c.targetPrincipal()));
        CLAIM_COLUMNS.put("incident", c -> name(c.about()));
        CLAIM_COLUMNS.put("incidentIri", c -> iri(c.about()));
        CLAIM_COLUMNS.put("hedged", ClaimEntry::hedged);
        CLAIM_COLUMNS.put("confidence", ClaimEntry::confidence);
        CLAIM_COLUMNS.put("rule", ClaimEntry::rule);
        CLAIM_COLUMNS.put("rejects", ClaimEntry::rejects);
        CLAIM_COLUMNS.put("answers", ClaimEntry::answers);
        CLAIM_COLUMNS.put("sentence", ClaimEntry::sentence);
        CLAIM_COLUMNS.put("start", ClaimEntry::start);
        CLAIM_COLUMNS.put("end", ClaimEntry::end);
        CLAIM_COLUMNS.put(
                "article", c -> c.article() == null ? null : c.article().iri());
        CLAIM_COLUMNS.put("title", c -> c.article() == null ? null : c.article().title());
        CLAIM_COLUMNS.put(
                "medium", c -> c.article() == null ? null : c.article().publisher());
        CLAIM_COLUMNS.put(
                "language", c -> c.article() == null ? null : c.article().lang());
        CLAIM_COLUMNS.put("url", c -> c.article() == null ? null : c.article().url());
        CLAIM_COLUMNS.put("statement", ClaimEntry::statement);
    }

    private static final Map<String, Function<StatementEntry, Object>> STATEMENT_COLUMNS = new LinkedHashMap<>();

    static {
        STATEMENT_COLUMNS.put("statement", StatementEntry::iri);
        STATEMENT_COLUMNS.put("type", StatementEntry::type);
        STATEMENT_COLUMNS.put("speakerPrincipal", s -> name(s.surest().speakerPrincipal()));
        STATEMENT_COLUMNS.put("targetPrincipal", s -> name(s.surest().targetPrincipal()));
        STATEMENT_COLUMNS.put("incident", s -> name(s.surest().about()));
        STATEMENT_COLUMNS.put("articles", StatementEntry::articles);
        STATEMENT_COLUMNS.put("independent", s -> s.independent().size());
        STATEMENT_COLUMNS.put("confidence", StatementEntry::confidence);
        STATEMENT_COLUMNS.put("first", s -> s.first().day());
        STATEMENT_COLUMNS.put("newest", s -> s.reports().get(0).day());
        STATEMENT_COLUMNS.put("sentence", s -> s.surest().sentence());
        STATEMENT_COLUMNS.put("claim", s -> s.surest().iri());
    }

    private static final Map<String, Function<ArticleEntry, Object>> ARTICLE_COLUMNS = new LinkedHashMap<>();

    static {
        ARTICLE_COLUMNS.put("article", ArticleEntry::iri);
        ARTICLE_COLUMNS.put("title", ArticleEntry::title);
        ARTICLE_COLUMNS.put("medium", ArticleEntry::publisher);
        ARTICLE_COLUMNS.put("published", ArticleEntry::published);
        ARTICLE_COLUMNS.put("language", ArticleEntry::lang);
        ARTICLE_COLUMNS.put("url", ArticleEntry::url);
    }

    private final GraphIndex index;
    private final GraphReader reader;
    private final JsonMapper json;

    Downloads(GraphIndex index, GraphReader reader, JsonMapper json) {
        this.index = index;
        this.reader = reader;
        this.json = json;
    }

    @GetMapping("/claims.{extension:csv|json|ttl}")
    void claims(@PathVariable String extension, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ClaimFilter filter = ClaimFilter.of(request::getParameter);
        Snapshot graph = index.current();
        List<ClaimEntry> found = filter.apply(graph);
        if (filter.grouped()) {
            write(response, "statements", extension, filter.statements(graph, found), STATEMENT_COLUMNS, StatementEntry::iri);
        } else {
            write(response, "claims", extension, found, CLAIM_COLUMNS, ClaimEntry::iri);
        }
    }

    @GetMapping("/{name:actors|incidents}.{extension:csv|json|ttl}")
    void things(
            @PathVariable String name,
            @PathVariable String extension,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "") String confidence,
            @RequestParam(defaultValue = "") String sort,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Snapshot graph = index.current();
        String lang = (String) model.getAttribute("lang");
        List<ThingFilter.Line> found = new ThingFilter(q, type, all.equals("true"), ClaimFilter.confidence(confidence), sort)
                .apply(graph, name.equals("incidents"), lang);
        Map<String, Function<ThingFilter.Line, Object>> columns = new LinkedHashMap<>();
        columns.put(
                name.equals("incidents") ? "incident" : "actor",
                line -> line.thing().iri());
        columns.put("type", line -> line.thing().type());
        columns.put("name", line -> line.thing().label(lang));
        columns.put("date", line -> line.thing().date());
        columns.put("actsFor", line -> line.thing().actsFor());
        columns.put("claims", ThingFilter.Line::claims);
        write(response, name, extension, found, columns, line -> line.thing().iri());
    }

    @GetMapping("/articles.{extension:csv|json|ttl}")
    void articles(
            @PathVariable String extension,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String medium,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String confidence,
            @RequestParam(defaultValue = "") String sort,
            HttpServletResponse response)
            throws IOException {
        List<ArticleEntry> found = ListPages.articles(
                index.current(), new ListPages.Articles(q, medium, language, ClaimFilter.confidence(confidence), sort));
        write(response, "articles", extension, found, ARTICLE_COLUMNS, ArticleEntry::iri);
    }

    private <T> void write(
            HttpServletResponse response,
            String name,
            String extension,
            List<T> items,
            Map<String, Function<T, Object>> columns,
            Function<T, String> iri)
            throws IOException {
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + extension + "\"");
        switch (extension) {
            case "csv" -> {
                response.setContentType("text/csv; charset=utf-8");
                csv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), items, columns);
            }
            case "json" -> {
                response.setContentType("application/json");
                List<Map<String, Object>> rows = new ArrayList<>();
                for (T item : items) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    columns.forEach((column, value) -> row.put(column, value.apply(item)));
                    rows.add(row);
                }
                json.writeValue(response.getOutputStream(), rows);
            }
            default -> {
                response.setContentType("text/turtle; charset=utf-8");
                turtle(response, items, iri);
            }
        }
    }

    private static <T> void csv(Writer out, List<T> items, Map<String, Function<T, Object>> columns)
            throws IOException {
        out.write(String.join(",", columns.keySet()) + "\r\n");
        for (T item : items) {
            String separator = "";
            for (Function<T, Object> column : columns.values()) {
                out.write(separator);
                Object value = column.apply(item);
                out.write(value == null ? "" : field(value.toString()));
                separator = ",";
            }
            out.write("\r\n");
        }
        out.flush();
    }

    /** Spreadsheets take a field that begins like a formula for one: those get an apostrophe before. */
    static String field(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private <T> void turtle(HttpServletResponse response, List<T> items, Function<T, String> iri) throws IOException {
        StreamRDF out = StreamRDFWriter.getWriterStream(response.getOutputStream(), Lang.TURTLE);
        out.start();
        reader.read(() -> {
            for (T item : items) {
                var graph = GraphFactory.createDefaultGraph();
                reader.construct("describe", Map.of("thing", NodeFactory.createURI(iri.apply(item))), graph);
                graph.find().forEachRemaining(out::triple);
            }
            return null;
        });
        out.finish();
    }

    private static String name(Thing thing) {
        return thing == null ? null : thing.label("en");
    }

    private static String iri(Thing thing) {
        return thing == null ? null : thing.iri();
    }
}
