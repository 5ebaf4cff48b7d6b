package riposte.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Word pieces: cuts text by a unigram model (Kudo 2018, arXiv:1804.10959) over the vocabulary that the reader was trained with. Every code
 * point is first replaced by what the vocabulary's normalisation table says; runs of blanks count as one and are written as the mark
 * U+2581, which also stands before the text. Of all segmentations the one with the highest sum of scores is taken; scores are
 * whole thousandths, so that sums are exact and every machine cuts alike.
 *
 * <p>{@code training/pieces.py} does the same; a test holds the two together. Safe for use by several threads.
 */
public final class Pieces {

    /** Numbers of the marks of beginning, padding and end, of the unknown piece, and of the first piece of the vocabulary. */
    public static final int BEGIN = 0;

    public static final int END = 2;
    static final int UNKNOWN = 3;
    private static final int FIRST = 4;
    private static final char MARK = '\u2581';
    private static final int DISCOUNT = 10_000;

    /**
     * The pieces of a text.
     *
     * @param numbers of the pieces in the vocabulary
     * @param starts offset of each in the text, in UTF-16 code units
     * @param ends offset after each; the same as its start for a mark that stands for no character
     */
    public record Cut(int[] numbers, int[] starts, int[] ends) {

        public int size() {
            return numbers.length;
        }
    }

    private final PieceTrie pieces = new PieceTrie();
    private final Map<Integer, int[]> normal = new HashMap<>();
    private int size = FIRST;
    private int unknown;

    private Pieces() {}

    /**
     * Reads a vocabulary: a line {@code piece TAB score} per piece, an empty line, then a line {@code code point TAB
     * replacement} in hexadecimal digits per normalised code point. The stream is closed.
     *
     * @throws IOException when the stream ends too early or breaks the format
     */
    public static Pieces read(InputStream in) throws IOException {
        Pieces read = new Pieces();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16)) {
            int lowest = 0;
            String line;
            for (line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                int tab = line.lastIndexOf('\t');
                String piece = line.substring(0, tab);
                int score = Integer.parseInt(line, tab + 1, line.length(), 10);
                read.pieces.put(piece, read.size++, score);
                lowest = Math.min(lowest, score);
            }
            if (line == null) {
                throw new IOException("the vocabulary has no normalisation table");
            }
            read.unknown = lowest - DISCOUNT;
            for (line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                String out = line.substring(tab + 1);
                int[] codes = out.isEmpty()
                        ? new int[0]
                        : Arrays.stream(out.split(" ")).mapToInt(c -> Integer.parseInt(c, 16)).toArray();
                read.normal.put(Integer.parseInt(line, 0, tab, 16), codes);
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("the vocabulary breaks its format: " + e.getMessage(), e);
        }
        return read;
    }

    /** How many numbers there are, those of the marks included. */
    public int size() {
        return size;
    }

    /** The pieces of a stretch of a text; offsets are those of the text. */
    public Cut cut(String text, TextSpan span) {
        Line line = new Line(text, span);
        Segmentation segmentation = new Segmentation(line);
        for (int at = 0; at < line.size; ) {
            int end = at + 1;
            while (end < line.size && line.codes[end] != MARK) {
                end++;
            }
            // A mark stands only at the beginning of a piece: what lies between two marks is cut by itself.
            segmentation.word(at, end);
            at = end;
        }
        return segmentation.cut();
    }

    /** A text as the model sees it: normalised code points, and where in the text each comes from. */
    private final class Line {

        private int[] codes;
        private int[] starts;
        private int[] ends;
        private int size;

        Line(String text, TextSpan span) {
            int capacity = span.length() + 8;
            codes = new int[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
            for (int i = span.start(); i < span.end(); ) {
                int c = text.codePointAt(i);
                int next = Math.min(i + Character.charCount(c), span.end());
                int[] out = normal.get(c);
                if (out == null) {
                    put(c, i, next);
                } else {
                    for (int o : out) {
                        put(o, i, next);
                    }
                }
                i = next;
            }
        }

        private void put(int code, int start, int end) {
            boolean blank = code == ' ';
            if (blank && size > 0 && codes[size - 1] == MARK) {
                return;
            }
            if (size == 0 && !blank && code != MARK) {
                add(MARK, start, end);
            }
            add(blank ? MARK : code, start, end);
        }

        private void add(int code, int start, int end) {
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            codes[size] = code;
            starts[size] = start;
            ends[size++] = end;
        }
    }

    /** The best segmentation of a line, word by word. */
    private final class Segmentation {

        private final Line line;
        private final int[] numbers;
        private final int[] starts;
        private final int[] ends;
        private int count;

        Segmentation(Line line) {
            this.line = line;
            numbers = new int[line.size];
            starts = new int[line.size];
            ends = new int[line.size];
        }

        void word(int from, int to) {
            int n = to - from;
            long[] best = new long[n + 1];
            int[] back = new int[n + 1];
            int[] number = new int[n + 1];
            Arrays.fill(best, 1, n + 1, Long.MIN_VALUE / 2);
            for (int i = 0; i < n; i++) {
                int node = PieceTrie.ROOT;
                for (int e = i + 1; e <= n; e++) {
                    node = pieces.next(node, line.codes[from + e - 1]);
                    if (node < 0) {
                        break;
                    }
                    if (pieces.number(node) >= 0 && best[i] + pieces.score(node) > best[e]) {
                        best[e] = best[i] + pieces.score(node);
                        back[e] = i;
                        number[e] = pieces.number(node);
                    }
                }
                if (best[i] + unknown > best[i + 1]) {
                    best[i + 1] = best[i] + unknown;
                    back[i + 1] = i;
                    number[i + 1] = UNKNOWN;
                }
            }
            int found = 0;
            for (int e = n; e > 0; e = back[e]) {
                found++;
            }
            int at = count + found;
            for (int e = n; e > 0; e = back[e]) {
                int first = from + back[e];
                int last = from + e;
                boolean alone = last - first == 1 && line.codes[first] == MARK;
                if (line.codes[first] == MARK && !alone) {
                    first++;
                }
                at--;
                numbers[at] = number[e];
                starts[at] = line.starts[first];
                ends[at] = alone ? line.starts[first] : line.ends[last - 1];
            }
            count += found;
        }

        Cut cut() {
            return new Cut(Arrays.copyOf(numbers, count), Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
        }
    }
}
