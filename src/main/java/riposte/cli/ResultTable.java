package riposte.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/** Rows of a query as a table for people: literals as their text, IRIs as short as they get. */
final class ResultTable {

    private final String base;
    private final PrefixMapping prefixes;

    /**
     * @param base IRIs below it are shown without it
     * @param prefixes those of the query
     */
    ResultTable(String base, PrefixMapping prefixes) {
        this.base = base;
        this.prefixes = prefixes;
    }

    /** Writes the table; returns the number of rows. */
    long write(RowSet rows, PrintWriter out) {
        List<Var> variables = rows.getResultVars();
        List<List<String>> table = new ArrayList<>();
        table.add(variables.stream().map(Var::getVarName).toList());
        while (rows.hasNext()) {
            Binding row = rows.next();
            table.add(variables.stream().map(variable -> text(row.get(variable))).toList());
        }
        int[] widths = new int[variables.size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (int r = 0; r < table.size(); r++) {
            line(table.get(r), widths, out);
            if (r == 0) {
                List<String> rule = new ArrayList<>();
                for (int width : widths) {
                    rule.add("-".repeat(width));
                }
                line(rule, widths, out);
            }
        }
        return table.size() - 1L;
    }

    private String text(Node node) {
        if (node == null) {
            return "";
        }
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm().replaceAll("\\s+", " ");
        }
        if (node.isURI()) {
            String iri = node.getURI();
            return iri.startsWith(base) && iri.length() > base.length()
                    ? iri.substring(base.length())
                    : prefixes.shortForm(iri);
        }
        return node.toString();
    }

    private static void line(List<String> cells, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(cell);
            if (i < widths.length - 1) {
                line.append(" ".repeat(widths[i] - width(cell) + 2));
            }
        }
        out.print(line.toString().stripTrailing());
        out.print('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
