package riposte.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import riposte.text.Pieces;
import riposte.text.TextSpan;

/**
 * A text as the network reads it: its sentences in pieces, and the title. A sentence longer than a window is cut off there.
 *
 * <p>Before the sentences of a window stands a lead that tells what the text is about: the beginning of the title or, where there is none or
 * the text begins with it, of the first sentence.
 */
final class PieceText {

    /** A lead and a stretch of sentences, with the marks of beginning and end. */
    final class Window {

        private final Windows.Range range;
        private final int first;
        private final long[] numbers;
        private final long[] kinds;
        private final int[] starts;
        private final int[] ends;

        private Window(Windows.Range range) {
            this.range = range;
            int[] lead = lead(range.first());
            first = 1 + (lead.length > 0 ? lead.length + 1 : 0);
            int size = first + 1;
            for (int i = range.first(); i <= range.last(); i++) {
                size += lengths[i];
            }
            numbers = new long[size];
            kinds = new long[size];
            starts = new int[size];
            ends = new int[size];
            Arrays.fill(starts, -1);
            Arrays.fill(ends, -1);
            numbers[0] = Pieces.BEGIN;
            for (int i = 0; i < lead.length; i++) {
                numbers[1 + i] = lead[i];
            }
            numbers[first - 1] = lead.length > 0 ? Pieces.END : Pieces.BEGIN;
            numbers[size - 1] = Pieces.END;
            int at = first;
            for (int i = range.first(); i <= range.last(); i++) {
                Pieces.Cut cut = cuts.get(i);
                for (int p = 0; p < lengths[i]; p++, at++) {
                    numbers[at] = cut.numbers()[p];
                    kinds[at] = PieceText.this.kinds.get(i)[p];
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

        /** For each piece the kind of name it belongs to, 0 for none. */
        long[] kinds() {
            return kinds;
        }

        /** Place of a sentence's first piece. */
        int place(int sentence) {
            int at = first;
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
    private final List<int[]> kinds = new ArrayList<>();
    private final int[] lengths;
    private final int[] title;
    /** The first name that does not end before the sentences cut so far. */
    private int nextName;

    /**
     * @param title of the text; may be empty
     * @param names in the text, in order, none overlapping another
     */
    PieceText(String title, String text, List<TextSpan> sentences, List<KnownName> names, Pieces pieces) {
        boolean apart = !title.isBlank() && !text.startsWith(title);
        this.title = apart ? beginning(pieces.cut(title, new TextSpan(0, title.length())).numbers(), Windows.LEAD) : new int[0];
        lengths = new int[sentences.size()];
        for (TextSpan sentence : sentences) {
            Pieces.Cut cut = pieces.cut(text, sentence);
            lengths[cuts.size()] = Math.min(cut.size(), Windows.LONGEST);
            cuts.add(cut);
            kinds.add(kinds(cut, names));
        }
    }

    private int[] kinds(Pieces.Cut cut, List<KnownName> names) {
        int[] kinds = new int[cut.size()];
        int next = nextName;
        for (int p = 0; p < kinds.length; p++) {
            while (next < names.size() && names.get(next).span().end() <= cut.starts()[p]) {
                next++;
            }
            boolean within = next < names.size() && names.get(next).span().start() < cut.ends()[p];
            kinds[p] = within ? names.get(next).kind().number() : 0;
        }
        nextName = next;
        return kinds;
    }

    private int[] lead(int firstSentence) {
        if (title.length > 0 || firstSentence == 0) {
            return title;
        }
        return beginning(cuts.get(0).numbers(), Math.min(Windows.LEAD, lengths[0]));
    }

    private static int[] beginning(int[] numbers, int most) {
        return Arrays.copyOf(numbers, Math.min(numbers.length, most));
    }

    /** Which sentences pass the screen. */
    boolean[] wanted(SentenceScreen screen) {
        List<int[]> sentences = new ArrayList<>(lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            sentences.add(beginning(cuts.get(i).numbers(), lengths[i]));
        }
        return screen.passing(sentences);
    }

    int[] lengths() {
        return lengths;
    }

    Window window(Windows.Range range) {
        return new Window(range);
    }
}
