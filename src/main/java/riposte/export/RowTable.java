package riposte.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Rows as a table for a terminal. The widths of the columns follow the first rows; what does not fit is cut with an
 * ellipsis. Later rows stream.
 */
final class RowTable {

    private static final int LOOKED_AT = 1000;
    private static final int NARROWEST = 8;
    private static final String GAP = "  ";

    private final List<String> names;
    private final int width;

    /**
     * @param names of the columns
     * @param width of the terminal, in columns
     */
    RowTable(List<String> names, int width) {
        this.names = names;
        this.width = width;
    }

    /** A value, and whether it is a number, which stands on the right. */
    record Cell(String text, boolean number) {

        static final Cell EMPTY = new Cell("", false);

        Cell {
            text = DisplayWidth.oneLine(text);
        }
    }

    /** Writes header and rows; each row has as many cells as there are names. */
    void write(Iterator<List<Cell>> rows, Writer out) throws IOException {
        List<List<Cell>> first = new ArrayList<>();
        while (rows.hasNext() && first.size() < LOOKED_AT) {
            first.add(rows.next());
        }
        int[] widths = widths(first);
        line(names.stream().map(name -> new Cell(name, false)).toList(), widths, out);
        line(Arrays.stream(widths).mapToObj(w -> new Cell("─".repeat(w), false)).toList(), widths, out);
        for (List<Cell> row : first) {
            line(row, widths, out);
        }
        while (rows.hasNext()) {
            line(rows.next(), widths, out);
        }
    }

    private int[] widths(List<List<Cell>> rows) {
        int[] widths = names.stream().mapToInt(DisplayWidth::of).toArray();
        for (List<Cell> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i).text()));
            }
        }
        int room = width - GAP.length() * (widths.length - 1);
        for (int over = Arrays.stream(widths).sum() - room; over > 0; over--) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                if (widths[i] > widths[widest]) {
                    widest = i;
                }
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static void line(List<Cell> cells, int[] widths, Writer out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = cells.get(i);
            String text = DisplayWidth.fit(cell.text(), widths[i]);
            String space = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(text)));
            line.append(i == 0 ? "" : GAP).append(cell.number() ? space + text : text + space);
        }
        out.write(line.toString().stripTrailing());
        out.write('\n');
    }
}
