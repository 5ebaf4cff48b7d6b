package riposte.store.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Sorts quads of term numbers, in several orders at once, each quad once. What does not fit into memory is sorted in runs, which
 * go to files and are merged. Numbers are compared without sign, as the bytes of TDB2's keys are.
 *
 * <p>Within a run, each column's numbers become small ones of the same order, and counting sort (Knuth, TAOCP 3, 5.2) puts the quads in
 * order column by column, the last one first; no two quads are compared.
 */
final class QuadSorter {

    private static final int COLUMNS = 4;
    private static final int FIRST_CAPACITY = 1 << 16;
    private static final int BUFFER = 1 << 18;

    private final Path folder;
    private final List<int[]> orders;
    private final int most;
    private final long[][] columns = new long[COLUMNS][0];
    private int size;
    private int runs;

    /**
     * @param folder for the files
     * @param orders of columns, as {@code {3, 1, 2, 0}}
     * @param most quads in memory, each of which takes 100 bytes there
     */
    QuadSorter(Path folder, List<int[]> orders, int most) {
        this.folder = folder;
        this.orders = orders;
        this.most = most;
    }

    void add(long first, long second, long third, long fourth) {
        if (size == most) {
            writeRun();
        }
        if (size == columns[0].length) {
            int capacity = (int) Math.min(most, Math.max(FIRST_CAPACITY, 2L * size));
            for (int c = 0; c < COLUMNS; c++) {
                columns[c] = Arrays.copyOf(columns[c], capacity);
            }
        }
        columns[0][size] = first;
        columns[1][size] = second;
        columns[2][size] = third;
        columns[3][size++] = fourth;
    }

    /** No more quads are added. */
    Sorted sorted() {
        if (runs > 0) {
            writeRun();
        }
        Run run = runs == 0 ? takeRun() : null;
        return number -> run != null
                ? run.in(orders.get(number))
                : new Merged(number);
    }

    /** The quads in their orders; each may be read by a thread of its own. */
    interface Sorted {
        /**
         * @param order which of the orders
         * @return the numbers of each quad, in that order too; the array is the same each time
         */
        Iterator<long[]> in(int order);
    }

    private Run takeRun() {
        Run run = new Run(columns, size);
        Arrays.fill(columns, new long[0]);
        size = 0;
        return run;
    }

    private void writeRun() {
        Run run = takeRun();
        for (int number = 0; number < orders.size(); number++) {
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(runs, number)), BUFFER))) {
                for (Iterator<long[]> quads = run.in(orders.get(number)); quads.hasNext(); ) {
                    for (long term : quads.next()) {
                        out.writeLong(term);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        runs++;
    }

    private Path file(int run, int order) {
        return folder.resolve("sorted-" + run + "-" + order);
    }

    /** Quads that are in memory. */
    private static final class Run {

        /** The numbers of a column, each once, in their order. */
        private final long[][] terms = new long[COLUMNS][];
        /** By quad, the place of its number among those. */
        private final int[][] places = new int[COLUMNS][];

        private final int size;

        Run(long[][] columns, int size) {
            this.size = size;
            for (int c = 0; c < COLUMNS; c++) {
                terms[c] = distinct(columns[c], size);
                places[c] = places(columns[c], terms[c], size);
                columns[c] = null;
            }
        }

        private static long[] distinct(long[] column, int size) {
            long[] sorted = new long[size];
            for (int i = 0; i < size; i++) {
                sorted[i] = column[i] ^ Long.MIN_VALUE;
            }
            Arrays.parallelSort(sorted);
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[count++] = sorted[i];
                }
            }
            return Arrays.copyOf(sorted, count);
        }

        private static int[] places(long[] column, long[] terms, int size) {
            int[] places = new int[size];
            for (int i = 0; i < size; i++) {
                places[i] = i > 0 && column[i] == column[i - 1]
                        ? places[i - 1]
                        : Arrays.binarySearch(terms, column[i] ^ Long.MIN_VALUE);
            }
            return places;
        }

        Iterator<long[]> in(int[] order) {
            int[] quads = sort(order);
            return new Iterator<>() {
                private final long[] terms4 = new long[COLUMNS];
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public long[] next() {
                    if (next >= size) {
                        throw new NoSuchElementException();
                    }
                    int quad = quads[next++];
                    for (int k = 0; k < COLUMNS; k++) {
                        terms4[k] = terms[order[k]][places[order[k]][quad]] ^ Long.MIN_VALUE;
                    }
                    while (next < size && same(quad, quads[next])) {
                        next++;
                    }
                    return terms4;
                }
            };
        }

        private boolean same(int one, int other) {
            return places[0][one] == places[0][other]
                    && places[1][one] == places[1][other]
                    && places[2][one] == places[2][other]
                    && places[3][one] == places[3][other];
        }

        private int[] sort(int[] order) {
            int[] quads = null;
            for (int k = COLUMNS - 1; k >= 0; k--) {
                quads = sort(quads, places[order[k]], terms[order[k]].length);
            }
            return quads;
        }

        /** Stable: quads with the same place stay as they were. */
        private int[] sort(int[] quads, int[] place, int places) {
            int[] start = new int[places + 1];
            for (int i = 0; i < size; i++) {
                start[place[i] + 1]++;
            }
            for (int i = 0; i < places; i++) {
                start[i + 1] += start[i];
            }
            int[] sorted = new int[size];
            for (int i = 0; i < size; i++) {
                int quad = quads == null ? i : quads[i];
                sorted[start[place[quad]]++] = quad;
            }
            return sorted;
        }
    }

    /** The runs of one order, read from their files side by side. */
    private final class Merged implements Iterator<long[]> {

        private final PriorityQueue<RunReader> readers =
                new PriorityQueue<>(Comparator.comparing(reader -> reader.quad, QuadSorter::compare));
        private final long[] last = new long[COLUMNS];

        Merged(int order) {
            List<RunReader> all = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                all.add(new RunReader(file(run, order)));
            }
            all.stream().filter(RunReader::read).forEach(readers::add);
        }

        @Override
        public boolean hasNext() {
            return !readers.isEmpty();
        }

        @Override
        public long[] next() {
            if (readers.isEmpty()) {
                throw new NoSuchElementException();
            }
            System.arraycopy(readers.peek().quad, 0, last, 0, COLUMNS);
            while (!readers.isEmpty() && Arrays.equals(readers.peek().quad, last)) {
                RunReader reader = readers.remove();
                if (reader.read()) {
                    readers.add(reader);
                }
            }
            return last;
        }
    }

    private static int compare(long[] one, long[] other) {
        for (int k = 0; k < COLUMNS; k++) {
            int order = Long.compareUnsigned(one[k], other[k]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static final class RunReader {

        private final long[] quad = new long[COLUMNS];
        private final DataInputStream in;

        RunReader(Path file) {
            try {
                InputStream bytes = Files.newInputStream(file);
                in = new DataInputStream(new BufferedInputStream(bytes, BUFFER));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether there was another quad; the file is closed after the last. */
        boolean read() {
            try {
                quad[0] = in.readLong();
                for (int k = 1; k < COLUMNS; k++) {
                    quad[k] = in.readLong();
                }
                return true;
            } catch (EOFException e) {
                close();
                return false;
            } catch (IOException e) {
                close();
                throw new UncheckedIOException(e);
            }
        }

        private void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
