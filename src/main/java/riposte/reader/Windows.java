package riposte.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * What the network sees at once: a stretch of whole sentences, in the first pass those asked about together (a core), in the second the one
 * with the cue and as many around it as fit.
 * {@code training/windows.py} cuts the same.
 */
final class Windows {

    /** Pieces of a window, without its lead and the marks at its ends. */
    static final int LONGEST = 254;

    /** Pieces of the lead that stands before each window. */
    static final int LEAD = 32;

    /** Pieces of sentences asked about together, unless one alone has more. */
    private static final int CORE = 170;

    /** Pieces of context in the second pass. */
    private static final int BEFORE = 130;

    private static final int AFTER = 50;

    /** Sentences {@code first} to {@code last}, both included. */
    record Range(int first, int last) {}

    private Windows() {}

    /** Runs of wanted sentences, each of bounded length; what stands between two of a run comes along. */
    static List<Range> cores(int[] lengths, boolean[] wanted) {
        List<Range> found = new ArrayList<>();
        int size = 0;
        int between = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (!wanted[i]) {
                between += lengths[i];
                continue;
            }
            if (!found.isEmpty() && size + between + lengths[i] <= CORE) {
                found.set(found.size() - 1, new Range(found.get(found.size() - 1).first(), i));
                size += between + lengths[i];
            } else {
                found.add(new Range(i, i));
                size = lengths[i];
            }
            between = 0;
        }
        return found;
    }

    /** The window around a core: context before it first, then behind it, as whole sentences. */
    static Range around(int[] lengths, Range core) {
        int size = 0;
        for (int i = core.first(); i <= core.last(); i++) {
            size += lengths[i];
        }
        int start = core.first();
        int room = Math.min(BEFORE, LONGEST - size);
        while (start > 0 && lengths[start - 1] <= room) {
            start--;
            room -= lengths[start];
            size += lengths[start];
        }
        int end = core.last();
        room = Math.min(AFTER, LONGEST - size);
        while (end + 1 < lengths.length && lengths[end + 1] <= room) {
            end++;
            room -= lengths[end];
        }
        return new Range(start, end);
    }
}
