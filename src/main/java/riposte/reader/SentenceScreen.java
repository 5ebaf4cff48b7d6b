package riposte.reader;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which sentences the network has to be asked about: a small one of its own, over word pieces. Of each sentence it takes the strongest
 * answers of filters over a few neighbouring pieces (Kim 2014, "Convolutional Neural Networks for Sentence Classification") and the mean of
 * others over single ones, and weighs them together with those of the sentences beside it and of the first two of the text.
 *
 * <p>It counts in whole numbers alone, so that every processor says the same. {@code training/screen.py} learns it, counts the same, and sets
 * the threshold by the share of claims it may lose. Safe for use by several threads.
 */
final class SentenceScreen {

    private final int width;
    private final int filters;
    private final int span;
    private final long threshold;
    /** For each piece a vector. */
    private final byte[] vectors;
    /** For each filter over a span the weights of its pieces' vectors. */
    private final byte[] spans;
    private final int[] spansBias;
    /** For each filter over single pieces the weights of a vector. */
    private final byte[] single;
    private final int[] singleBias;
    /** Of a sentence's strongest answers, of its mean ones, of the strongest ones beside it, of the mean ones of the text's beginning. */
    private final long[] weights;
    private final long bias;

    /** What the filters answer to a sentence. */
    private record Answers(int[] strongest, long[] mean) {}

    private SentenceScreen(DataInputStream in) throws IOException {
        int pieces = in.readInt();
        width = in.readInt();
        filters = in.readInt();
        span = in.readInt();
        threshold = in.readLong();
        vectors = in.readNBytes(pieces * width);
        spans = in.readNBytes(filters * span * width);
        spansBias = numbers(in, filters);
        single = in.readNBytes(filters * width);
        singleBias = numbers(in, filters);
        weights = new long[4 * filters];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readLong();
        }
        bias = in.readLong();
    }

    private static int[] numbers(DataInputStream in, int count) throws IOException {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    /** Reads the file that {@code training/screen.py} writes. The stream is closed. */
    static SentenceScreen read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
            return new SentenceScreen(data);
        }
    }

    /**
     * Which sentences of a text may hold a claim.
     *
     * @param sentences their pieces, in the order of the text; one without pieces holds none and stands beside nothing
     */
    boolean[] passing(List<int[]> sentences) {
        long[] scores = scores(sentences);
        boolean[] passing = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            passing[i] = sentences.get(i).length > 0 && scores[i] >= threshold;
        }
        return passing;
    }

    /** How much speaks for a claim in each sentence; what is said of one without pieces means nothing. */
    long[] scores(List<int[]> sentences) {
        List<Answers> answers = new ArrayList<>(sentences.size());
        List<Integer> places = new ArrayList<>(sentences.size());
        for (int i = 0; i < sentences.size(); i++) {
            if (sentences.get(i).length > 0) {
                answers.add(answers(sentences.get(i)));
                places.add(i);
            }
        }
        long[] scores = new long[sentences.size()];
        int[] nothing = new int[filters];
        for (int i = 0; i < answers.size(); i++) {
            int[] before = i > 0 ? answers.get(i - 1).strongest : nothing;
            int[] after = i + 1 < answers.size() ? answers.get(i + 1).strongest : nothing;
            long[] first = answers.get(0).mean;
            long[] second = answers.get(Math.min(1, answers.size() - 1)).mean;
            Answers own = answers.get(i);
            long score = bias;
            for (int f = 0; f < filters; f++) {
                score += weights[f] * own.strongest[f]
                        + weights[filters + f] * own.mean[f]
                        + weights[2 * filters + f] * Math.max(before[f], after[f])
                        + weights[3 * filters + f] * (first[f] + second[f]);
            }
            scores[places.get(i)] = score;
        }
        return scores;
    }

    private Answers answers(int[] pieces) {
        int[] strongest = new int[filters];
        long[] mean = new long[filters];
        for (int at = 0; at < pieces.length; at++) {
            int from = Math.max(0, at - span / 2);
            int to = Math.min(pieces.length, at - span / 2 + span);
            for (int f = 0; f < filters; f++) {
                int answer = spansBias[f];
                for (int p = from; p < to; p++) {
                    answer += product(pieces[p], spans, (f * span + p - at + span / 2) * width);
                }
                strongest[f] = Math.max(strongest[f], answer);
                mean[f] += Math.max(0, singleBias[f] + product(pieces[at], single, f * width));
            }
        }
        for (int f = 0; f < filters; f++) {
            mean[f] /= pieces.length;
        }
        return new Answers(strongest, mean);
    }

    private int product(int piece, byte[] weights, int from) {
        int sum = 0;
        for (int i = 0, at = piece * width; i < width; i++) {
            sum += vectors[at + i] * weights[from + i];
        }
        return sum;
    }
}
