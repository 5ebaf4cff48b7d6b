package riposte.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WindowsTest {

    @Test
    void neighboursAreAskedAboutTogether() {
        int[] lengths = {80, 80, 80, 300, 10};
        boolean[] wanted = {true, true, true, true, true};

        assertThat(Windows.cores(lengths, wanted))
                .containsExactly(new Windows.Range(0, 1), new Windows.Range(2, 2), new Windows.Range(3, 3), new Windows.Range(4, 4));
    }

    @Test
    void whatIsNotAskedAboutIsOnlyContext() {
        int[] lengths = {20, 20, 80, 20, 80, 20};
        boolean[] wanted = {false, false, true, false, true, false};

        assertThat(Windows.cores(lengths, wanted)).containsExactly(new Windows.Range(2, 2), new Windows.Range(4, 4));
        assertThat(Windows.around(lengths, new Windows.Range(2, 2))).isEqualTo(new Windows.Range(0, 3));
        lengths[2] = 40;
        assertThat(Windows.cores(lengths, wanted)).containsExactly(new Windows.Range(2, 4));
    }

    @Test
    void aWindowNeverHoldsMoreThanItMay() {
        int[] lengths = new int[50];
        Arrays.fill(lengths, 37);
        for (int i = 0; i < lengths.length; i++) {
            Windows.Range range = Windows.around(lengths, new Windows.Range(i, i));
            assertThat((range.last() - range.first() + 1) * 37).isLessThanOrEqualTo(Windows.LONGEST);
            assertThat(range.first()).isLessThanOrEqualTo(i);
            assertThat(range.last()).isGreaterThanOrEqualTo(i);
        }
    }
}
