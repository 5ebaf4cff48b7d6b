package riposte.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * Who accuses whom, as a table: the actors that accuse most by those accused most.
 *
 * @param accused the columns
 * @param rows one per accuser
 */
record Matrix(List<Thing> accused, List<Row> rows) {

    record Row(Thing accuser, List<Cell> cells) {}

    /** @param shade 0 to 5: the count against the highest one */
    record Cell(Thing accused, long count, int shade) {}

    static Matrix of(Snapshot snapshot, int size) {
        Map<String, Long> accusers = new LinkedHashMap<>();
        Map<String, Long> accused = new LinkedHashMap<>();
        Map<List<String>, Long> counts = new HashMap<>();
        long most = 1;
        for (Snapshot.Pair pair : snapshot.pairs()) {
            accusers.merge(pair.accuser().iri(), pair.count(), Long::sum);
            accused.merge(pair.accused().iri(), pair.count(), Long::sum);
            counts.put(List.of(pair.accuser().iri(), pair.accused().iri()), pair.count());
            most = Math.max(most, pair.count());
        }
        List<Thing> columns = top(accused, snapshot, size);
        List<Row> rows = new ArrayList<>();
        for (Thing accuser : top(accusers, snapshot, size)) {
            List<Cell> cells = new ArrayList<>();
            for (Thing column : columns) {
                long count = counts.getOrDefault(List.of(accuser.iri(), column.iri()), 0L);
                int shade = count == 0 ? 0 : (int) Math.max(1, Math.round(5 * Math.log1p(count) / Math.log1p(most)));
                cells.add(new Cell(column, count, shade));
            }
            if (cells.stream().anyMatch(cell -> cell.count() > 0)) {
                rows.add(new Row(accuser, cells));
            }
        }
        return new Matrix(columns, rows);
    }

    private static List<Thing> top(Map<String, Long> counts, Snapshot snapshot, int size) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(size)
                .map(entry -> snapshot.thing(entry.getKey()))
                .toList();
    }
}
