package riposte.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In memory, and in runs that go to files. */
class QuadSorterTest {

    private static final List<int[]> ORDERS =
            List.of(new int[] {0, 1, 2, 3}, new int[] {3, 1, 2, 0}, new int[] {2, 3, 1, 0}, new int[] {1, 2, 3, 0});

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 4999, 5000, 100_000})
    void eachOrderHasEachQuadOnce(int most) {
        SplittableRandom chance = new SplittableRandom(7);
        QuadSorter sorter = new QuadSorter(folder, ORDERS, most);
        List<long[]> quads = new ArrayList<>();
        for (int i = 0; i < (most == 1 ? 50 : 5000); i++) {
            // Few enough for equal quads, and numbers whose highest bit is set.
            long[] quad = {
                chance.nextInt(3), chance.nextInt(8), -chance.nextInt(4), chance.nextBoolean() ? chance.nextInt(9) : -chance.nextLong(9)
            };
            quads.add(quad);
            sorter.add(quad[0], quad[1], quad[2], quad[3]);
        }

        QuadSorter.Sorted sorted = sorter.sorted();

        for (int number = 0; number < ORDERS.size(); number++) {
            int[] order = ORDERS.get(number);
            TreeSet<long[]> expected = new TreeSet<>((one, other) -> {
                for (int k = 0; k < 4; k++) {
                    int c = Long.compareUnsigned(one[k], other[k]);
                    if (c != 0) {
                        return c;
                    }
                }
                return 0;
            });
            quads.forEach(q -> expected.add(new long[] {q[order[0]], q[order[1]], q[order[2]], q[order[3]]}));
            List<long[]> found = new ArrayList<>();
            for (Iterator<long[]> all = sorted.in(number); all.hasNext(); ) {
                found.add(all.next().clone());
            }
            assertThat(found).hasSizeLessThan(quads.size() + (most == 1 ? 1 : 0)).containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 100})
    void nothingIsNothing(int most) {
        assertThat(new QuadSorter(folder, ORDERS, most).sorted().in(1)).isExhausted();
    }
}
