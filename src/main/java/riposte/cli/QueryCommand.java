package riposte.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.RowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import riposte.export.ExportFormat;
import riposte.export.RdfExport;
import riposte.store.ClaimStore;
import riposte.store.Queries;
import riposte.store.QueryLimits;

/** {@code riposte query}: SPARQL over the store. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Runs a SPARQL query over the store: a file, or one of the queries that come with Riposte, by name. "
                + "Without a query, lists those.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte query",
            "  riposte query who-accuses-whom",
            "  riposte query --format csv mine.rq > rows.csv"
        })
final class QueryCommand implements Callable<Integer> {

    private static final Map<String, Lang> ROWS = Map.of(
            "csv", ResultSetLang.RS_CSV,
            "tsv", ResultSetLang.RS_TSV,
            "json", ResultSetLang.RS_JSON,
            "xml", ResultSetLang.RS_XML,
            "thrift", ResultSetLang.RS_Thrift,
            "protobuf", ResultSetLang.RS_Protobuf);
    private static final String TABLE = "table";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE.rq|NAME",
            description = "a file, or the name of a query of queries/")
    private String query;

    @Mixin
    private StoreOption storeOption;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "rows: table (the default), csv, tsv, json, xml, thrift, protobuf; triples of CONSTRUCT and "
                    + "DESCRIBE: turtle (the default), ntriples, rdfxml, jsonld, …")
    private String format;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            converter = ExtractionOptions.Positive.class,
            description = "longest time the query may take; ${DEFAULT-VALUE} by default")
    private int timeout;

    QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (query == null) {
            NamedQueries.titles().forEach((name, title) -> console.line(String.format("%-32s %s", name, title)));
            return Riposte.DONE;
        }
        Query parsed = parse(NamedQueries.text(query));
        boolean rows = parsed.isSelectType() || parsed.isAskType();
        if (rows && format != null && !format.equals(TABLE) && !ROWS.containsKey(format)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "rows cannot be written as '" + format + "'; there are table, csv, tsv, json, xml, thrift, protobuf");
        }
        ExportFormat triples = rows ? null : graphFormat();
        try (ClaimStore store = storeOption.openExisting()) {
            Queries queries = store.queries(new QueryLimits(Duration.ofSeconds(timeout), Long.MAX_VALUE));
            if (parsed.isAskType()) {
                ask(queries.ask(parsed.toString(), Map.of()));
            } else if (rows) {
                queries.select(parsed, Map.of(), result -> write(result, parsed));
            } else {
                RdfExport.write(queries.construct(parsed.toString(), Map.of()), triples, console.out());
            }
        }
        return Riposte.DONE;
    }

    private Query parse(String text) throws IOException {
        try {
            return QueryFactory.create(text);
        } catch (QueryParseException e) {
            throw new IOException(query + ": " + e.getMessage(), e);
        }
    }

    private ExportFormat graphFormat() {
        try {
            ExportFormat chosen = ExportFormat.of(format == null ? "turtle" : format);
            if (chosen.isRdf()) {
                return chosen;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new ParameterException(
                spec.commandLine(), "triples cannot be written as '" + format + "'; there are turtle, ntriples, rdfxml, …");
    }

    private void ask(boolean answer) {
        if (format == null || format.equals(TABLE)) {
            console.line(answer ? "yes" : "no");
        } else {
            ResultSetMgr.write(console.out(), answer, ROWS.get(format));
        }
    }

    private void write(RowSet rows, Query parsed) {
        if (format == null || format.equals(TABLE)) {
            long count = new ResultTable(storeOption.base().iris().base(), parsed.getPrefixMapping())
                    .write(rows, console.writer());
            if (count == 0) {
                console.complain("no rows");
            }
        } else {
            ResultSetMgr.write(console.out(), ResultSet.adapt(rows), ROWS.get(format));
        }
    }
}
