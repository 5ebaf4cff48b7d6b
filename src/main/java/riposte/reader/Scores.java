package riposte.reader;

import java.util.ArrayList;
import java.util.List;

/** From logits to stretches of pieces. {@code training/predict.py} does the same. */
final class Scores {

    /** Pieces {@code first} to before {@code after}, with the score they share. */
    record Run(int first, int after, double highest) {}

    private Scores() {}

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** In thousandths: what lies below is arithmetic of the machine. */
    static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }

    /** Stretches at or above {@code least}, over gaps of up to {@code gap} pieces, each with its highest score. */
    static List<Run> runs(double[] scores, double least, int gap) {
        List<Run> found = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] < least) {
                continue;
            }
            Run last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null && i - last.after() <= gap) {
                found.set(found.size() - 1, new Run(last.first(), i + 1, Math.max(last.highest(), scores[i])));
            } else {
                found.add(new Run(i, i + 1, scores[i]));
            }
        }
        return found;
    }

    /** Stretches tagged begin or inside by the three columns from {@code column} on, each with its mean probability of being so. */
    static List<Run> tagged(float[][] logits, int column) {
        List<Run> found = new ArrayList<>();
        int before = 0;
        int first = -1;
        double sum = 0;
        for (int i = 0; i <= logits.length; i++) {
            int tag = i < logits.length ? best(logits[i], column) : 0;
            if (first >= 0 && tag != 2) {
                found.add(new Run(first, i, sum / (i - first)));
                first = -1;
            }
            if (tag == 1 || tag == 2 && before == 0) {
                first = i;
                sum = 0;
            }
            if (first >= 0) {
                sum += 1 - outside(logits[i], column);
            }
            before = tag;
        }
        return found;
    }

    /** The least probability of being outside that any piece has: high where no piece is tagged. */
    static double nobody(float[][] logits, int column) {
        double least = 1;
        for (int i = 1; i + 1 < logits.length; i++) {
            least = Math.min(least, outside(logits[i], column));
        }
        return least;
    }

    private static int best(float[] row, int column) {
        int best = 0;
        for (int tag = 1; tag < 3; tag++) {
            if (row[column + tag] > row[column + best]) {
                best = tag;
            }
        }
        return best;
    }

    private static double outside(float[] row, int column) {
        double out = Math.exp(row[column]);
        return out / (out + Math.exp(row[column + 1]) + Math.exp(row[column + 2]));
    }
}
