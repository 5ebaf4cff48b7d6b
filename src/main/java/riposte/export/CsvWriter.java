package riposte.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Actors, or the claims between them, as CSV (RFC 4180, UTF-8), with the column names that Gephi and Cytoscape look for.
 *
 * <p>A cell that a spreadsheet would take for a formula, because it begins with {@code =}, {@code +}, {@code -},
 * {@code @}, a tab or a carriage return, gets an apostrophe before it.
 */
final class CsvWriter {

    private final Writer out;

    private CsvWriter(OutputStream out) {
        this.out = new Utf8Writer(out);
    }

    static void writeNodes(ClaimReader claims, OutputStream out) {
        CsvWriter csv = new CsvWriter(out);
        csv.row(List.of("Id", "Label", "kind", "acts_for", "date"));
        for (Thing node : claims.ends()) {
            csv.row(list(node.iri(), node.name(), node.kind(), node.actsFor(), node.date()));
        }
        csv.flush();
    }

    static void writeEdges(ClaimReader claims, OutputStream out) {
        CsvWriter csv = new CsvWriter(out);
        List<String> names = new ArrayList<>(List.of("Source", "Target", "Type", "kind", "from", "to", "day"));
        for (EdgeAttribute attribute : EdgeAttribute.values()) {
            names.add(attribute.key());
        }
        csv.row(names);
        claims.claims(claim -> {
            List<String> cells = list(
                    claim.from().iri(),
                    claim.to().iri(),
                    "Directed",
                    claim.type(),
                    claim.from().name(),
                    claim.to().name(),
                    claim.day() == null ? null : claim.day().toString());
            for (EdgeAttribute attribute : EdgeAttribute.values()) {
                cells.add(attribute.of(claim));
            }
            csv.row(cells);
        });
        csv.flush();
    }

    private static List<String> list(String... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    private void row(List<String> cells) {
        write(cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    /** A cell as it stands in the file. */
    static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
