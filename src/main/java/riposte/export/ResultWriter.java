package riposte.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsWriter;
import riposte.store.Queries;

/**
 * Runs a query and writes its answer: rows as a table, or as CSV, TSV, JSON or XML as SPARQL 1.1 defines them; graphs in
 * any RDF format. A graph as a table is Turtle, as CSV, TSV or JSON rows of subject, predicate and object in order.
 */
public final class ResultWriter {

    private static final List<Var> TRIPLE = Var.varList(List.of("subject", "predicate", "object"));

    private static final Set<RDFDatatype> NUMBERS =
            Set.of(XSDDatatype.XSDinteger, XSDDatatype.XSDdecimal, XSDDatatype.XSDdouble, XSDDatatype.XSDfloat);

    /** The formats of rows. */
    private enum Rows {
        TABLE(null),
        CSV(ResultSetLang.RS_CSV),
        TSV(ResultSetLang.RS_TSV),
        JSON(ResultSetLang.RS_JSON),
        XML(ResultSetLang.RS_XML);

        private final Lang lang;

        Rows(Lang lang) {
            this.lang = lang;
        }
    }

    private final Rows rows;
    private final ExportFormat graph;
    private final int width;

    private final String base;

    private ResultWriter(Rows rows, ExportFormat graph, int width, String base) {
        this.rows = rows;
        this.graph = graph;
        this.width = width;
        this.base = base;
    }

    /** The same, with IRIs below that base written without it in tables: {@code actor/china}. */
    public ResultWriter relativeTo(String base) {
        return new ResultWriter(rows, graph, width, base);
    }

    /**
     * A writer of that format.
     *
     * @param format {@code table}, {@code csv}, {@code tsv}, {@code json}, {@code xml}, or the name of an RDF format
     * @param width columns of the terminal, for tables
     * @throws IllegalArgumentException when there is no such format; the message lists the names there are
     */
    public static ResultWriter of(String format, int width) {
        String wanted = format.strip().toLowerCase(Locale.ROOT);
        for (Rows rows : Rows.values()) {
            if (rows.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return new ResultWriter(rows, rows == Rows.XML ? ExportFormat.RDFXML : ExportFormat.TURTLE, width, "");
            }
        }
        try {
            ExportFormat graph = ExportFormat.of(wanted);
            if (graph.isRdf()) {
                return new ResultWriter(null, graph, width, "");
            }
        } catch (IllegalArgumentException e) {
            // told below, with the names that matter here
        }
        throw new IllegalArgumentException("no format for results is called '" + format + "'; there are "
                + rowNames() + ", and for CONSTRUCT and DESCRIBE " + graphNames());
    }

    private static String rowNames() {
        return Arrays.stream(Rows.values()).map(r -> r.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static String graphNames() {
        return Arrays.stream(ExportFormat.values())
                .filter(ExportFormat::isRdf)
                .map(ExportFormat::key)
                .collect(Collectors.joining(", "));
    }

    /**
     * Runs a query and writes its answer.
     *
     * @param out stays open
     * @throws IllegalArgumentException when the query gives rows and the format is one of graphs
     * @throws UncheckedIOException when {@code out} cannot be written
     */
    public void write(Queries queries, Query query, OutputStream out) {
        if (query.isConstructType() || query.isDescribeType()) {
            writeGraph(queries.construct(query.serialize(), Map.of()), out);
            return;
        }
        if (rows == null) {
            throw new IllegalArgumentException("the query gives rows, which " + graph.key()
                    + " cannot hold; choose one of " + rowNames());
        }
        if (query.isAskType()) {
            writeAnswer(queries.ask(query.serialize(), Map.of()), out);
        } else {
            queries.select(query, Map.of(), result -> writeRows(result, out));
        }
    }

    private void writeAnswer(boolean answer, OutputStream out) {
        if (rows == Rows.TABLE) {
            text(out, writer -> writer.write(answer ? "yes\n" : "no\n"));
        } else {
            ResultsWriter.create().lang(rows.lang).write(out, answer);
        }
    }

    private void writeGraph(Graph answer, OutputStream out) {
        if (rows == null || rows == Rows.TABLE || rows == Rows.XML) {
            RdfExport.write(answer, graph, out);
            return;
        }
        Iterator<Binding> sorted = answer.stream()
                .sorted(RdfExport.ORDER)
                .map(t -> BindingFactory.binding(
                        TRIPLE.get(0), t.getSubject(), TRIPLE.get(1), t.getPredicate(), TRIPLE.get(2), t.getObject()))
                .iterator();
        writeRows(RowSetStream.create(TRIPLE, sorted), out);
    }

    private void writeRows(RowSet result, OutputStream out) {
        if (rows != Rows.TABLE) {
            ResultsWriter.create().lang(rows.lang).write(out, result);
            return;
        }
        List<Var> variables = result.getResultVars();
        RowTable table = new RowTable(variables.stream().map(Var::getVarName).toList(), width);
        Iterator<List<RowTable.Cell>> cells = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return result.hasNext();
            }

            @Override
            public List<RowTable.Cell> next() {
                return cells(variables, result.next());
            }
        };
        text(out, writer -> table.write(cells, writer));
    }

    private List<RowTable.Cell> cells(List<Var> variables, Binding row) {
        List<RowTable.Cell> cells = new ArrayList<>(variables.size());
        for (Var variable : variables) {
            cells.add(cell(row.get(variable)));
        }
        return cells;
    }

    private RowTable.Cell cell(Node value) {
        if (value == null) {
            return RowTable.Cell.EMPTY;
        }
        if (value.isLiteral()) {
            return new RowTable.Cell(value.getLiteralLexicalForm(), NUMBERS.contains(value.getLiteralDatatype()));
        }
        if (value.isURI()) {
            String iri = value.getURI();
            boolean below = iri.startsWith(base) && iri.length() > base.length();
            return new RowTable.Cell(below ? iri.substring(base.length()) : iri, false);
        }
        return new RowTable.Cell("_:" + value.getBlankNodeLabel(), false);
    }

    /** Something that writes. */
    private interface Writing {
        void to(Writer writer) throws IOException;
    }

    private static void text(OutputStream out, Writing writing) {
        try {
            Writer writer = new Utf8Writer(out);
            writing.to(writer);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
