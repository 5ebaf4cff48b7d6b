package riposte.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import riposte.export.ResultWriter;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;
import riposte.store.query.NamedQuery;
import riposte.store.query.QueryLibrary;
import riposte.store.query.QueryLimits;

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
            defaultValue = "table",
            converter = Format.class,
            description = "table (the default), csv, tsv, json or xml; for CONSTRUCT and DESCRIBE also turtle (the "
                    + "default), ntriples, rdfxml, jsonld, …")
    private ResultWriter format;

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
            for (NamedQuery named : QueryLibrary.standard().queries()) {
                console.line(String.format("%-32s %s", named.name(), named.titles().get("en")));
            }
            return Riposte.DONE;
        }
        Query parsed = parse();
        try (ClaimStore store = storeOption.openExisting();
                SearchIndex search = SearchIndex.of(store, Duration.ofSeconds(timeout))) {
            QueryLimits limits = new QueryLimits(Duration.ofSeconds(timeout), Long.MAX_VALUE);
            format.relativeTo(store.iris().base()).write(store.queries(limits), parsed, console.out());
        }
        return Riposte.DONE;
    }

    private Query parse() throws IOException {
        String text;
        if (Files.isRegularFile(Path.of(query))) {
            text = Files.readString(Path.of(query));
        } else if (query.contains("/") || query.contains("\\")) {
            throw new IOException(query + ": no such file");
        } else {
            try {
                text = QueryLibrary.standard().get(query).text();
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage());
            }
        }
        try {
            return QueryFactory.create(text);
        } catch (QueryParseException e) {
            throw new IOException(query + ": " + e.getMessage(), e);
        }
    }

    /** How an answer is written. */
    static final class Format implements ITypeConverter<ResultWriter> {

        @Override
        public ResultWriter convert(String name) {
            try {
                return ResultWriter.of(name, Console.columns());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
