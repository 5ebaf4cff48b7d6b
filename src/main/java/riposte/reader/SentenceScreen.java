package riposte.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells which sentences the network has to be asked about: a learned weight for each piece, whose mean over the sentence must reach a
 * threshold. {@code training/screen.py} learns the weights and sets the threshold by the share of claims it may lose.
 */
final class SentenceScreen {

    private final int threshold;
    private final int[] weights;

    private SentenceScreen(int threshold, int[] weights) {
        this.threshold = threshold;
        this.weights = weights;
    }

    /** Reads the threshold and the weight of each piece, one number a line. The stream is closed. */
    static SentenceScreen read(InputStream in) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int[] numbers = lines.lines().mapToInt(Integer::parseInt).toArray();
            return new SentenceScreen(numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("the weights of the screen break their format: " + e.getMessage(), e);
        }
    }

    /** Whether a sentence of these pieces may hold a claim. */
    boolean passes(int[] pieces) {
        long sum = 0;
        for (int piece : pieces) {
            sum += weights[piece];
        }
        return sum >= (long) threshold * pieces.length;
    }
}
