package riposte.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import riposte.text.Pieces;
import riposte.text.TextSpan;

/** A text as the network reads it: its sentences in pieces. A sentence longer than a window is cut off there. */
final class PieceText {

    /** A stretch of sentences with the marks of beginning and end around it. */
    final class Window {

        private final Windows.Range range;
        private final long[] numbers;
        private final int[] starts;
        private final int[] ends;

        private Window(Windows.Range range) {
            this.range = range;
            int size = 2;
            for (int i = range.first(); i <= range.last(); i++) {
                size += lengths[i];
            }
            numbers = new long[size];
            starts = new int[size];
            ends = new int[size];
            Arrays.fill(starts, -1);
            Arrays.fill(ends, -1);
            numbers[0] = Pieces.BEGIN;
            numbers[size - 1] = Pieces.END;
            int at = 1;
            for (int i = range.first(); i <= range.last(); i++) {
                Pieces.Cut cut = cuts.get(i);
                for (int p = 0; p < lengths[i]; p++, at++) {
                    numbers[at] = cut.numbers()[p];
                    starts[at] = cut.starts()[p];
                    ends[at] = cut.ends()[p];
                }
            }
        }

        int size() {
            return numbers.length;
        }

        long[] numbers() {
            return numbers;
        }

        /** Place of a sentence's first piece. */
        int place(int sentence) {
            int at = 1;
            for (int i = range.first(); i < sentence; i++) {
                at += lengths[i];
            }
            return at;
        }

        /** The words of pieces {@code first} to before {@code after}; null when they are only marks. */
        TextSpan words(int first, int after) {
            return starts[first] < 0 || ends[after - 1] < 0 ? null : new TextSpan(starts[first], Math.max(starts[first], ends[after - 1]));
        }

        /** Marks for the pieces that overlap a stretch of the text: {@code mark} there, 0 elsewhere. */
        long[] marks(TextSpan span, int mark) {
            long[] marks = new long[numbers.length];
            int first = -1;
            int last = -1;
            for (int i = 0; i < numbers.length; i++) {
                if (starts[i] >= 0 && starts[i] < span.end() && ends[i] > span.start()) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
            if (first >= 0) {
                Arrays.fill(marks, first, last + 1, mark);
            }
            return marks;
        }
    }

    private final List<Pieces.Cut> cuts = new ArrayList<>();
    private final int[] lengths;

    PieceText(String text, List<TextSpan> sentences, Pieces pieces) {
        lengths = new int[sentences.size()];
        for (TextSpan sentence : sentences) {
            Pieces.Cut cut = pieces.cut(text, sentence);
            lengths[cuts.size()] = Math.min(cut.size(), Windows.LONGEST);
            cuts.add(cut);
        }
    }

    /** Which sentences pass the screen. */
    boolean[] wanted(SentenceScreen screen) {
        boolean[] wanted = new boolean[lengths.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = lengths[i] > 0 && screen.passes(cuts.get(i).numbers());
        }
        return wanted;
    }

    int[] lengths() {
        return lengths;
    }

    Window window(Windows.Range range) {
        return new Window(range);
    }
}
