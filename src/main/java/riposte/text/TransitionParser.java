package riposte.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Dependency parser that reads CoreNLP's neural models and finds the same trees as CoreNLP's own parser, several times
 * faster: arc-standard transitions, chosen greedily by a network with one hidden layer and cube activation, as in Danqi
 * Chen and Christopher Manning, "A Fast and Accurate Dependency Parser using Neural Networks", EMNLP 2014.
 *
 * <p>What makes it fast: weights lie so that every inner loop runs along an array and is vectorised by the JVM; what a
 * word adds to the hidden layer in one of its places is computed once and kept in a bounded cache; and a place in which
 * there is no word costs one addition instead of three. Time grows with the square of the sentence's length at worst,
 * hence {@link Splitter#LONGEST_SENTENCE}. The weights are never written after loading; threads share them.
 */
final class TransitionParser {

    /** Places whose words the network sees: three of the stack, three of the buffer, six relatives of two of the stack. */
    private static final int PLACES = 18;

    private static final int FIRST_RELATIVE = 6;
    private static final int CACHE = 1 << 14;
    private static final int UNKNOWN = 0;
    private static final int NONE = -1;

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> tags = new HashMap<>();
    private final String[] labels;
    private final int hidden;
    private final int dimensions;
    private final int firstTag;
    private final int firstLabel;
    private final int nullWord;
    private final int rootWord;
    private final int nullTag;
    private final int rootTag;
    /** Row per word, tag and label. */
    private final float[][] embeddings;
    /** Row of {@link #hidden} weights per input dimension. */
    private final float[][] input;

    private final float[] bias;
    /** Row of one weight per transition for each hidden unit. */
    private final float[][] output;

    private final int transitions;
    /** What an empty place adds, by place. */
    private final float[][] empty = new float[PLACES][];
    /** What a tag adds, by place and tag. */
    private final float[][][] tagged = new float[PLACES][][];
    /** What a label adds, by place and label. */
    private final float[][][] labelled = new float[PLACES][][];

    private final Part[] cache = new Part[CACHE];

    /** What a word with a tag adds in a place: the key holds the three. */
    private record Part(long key, float[] sum) {}

    /** @param path a model of CoreNLP's {@code nndep} package on the class path */
    TransitionParser(String path) throws IOException {
        URL url = Settings.resource(path);
        if (url == null) {
            throw new IOException("not on the class path: " + path);
        }
        try (Model model = new Model(url.openStream())) {
            int wordCount = model.header("dict");
            int tagCount = model.header("pos");
            int labelCount = model.header("label");
            dimensions = model.header("embeddingSize");
            hidden = model.header("hiddenSize");
            if (model.header("numTokens") != 2 * PLACES + PLACES - FIRST_RELATIVE) {
                throw new IOException(path + " looks at other places than this parser");
            }
            model.header("preComputed");
            firstTag = wordCount;
            firstLabel = wordCount + tagCount;
            embeddings = new float[firstLabel + labelCount][];
            labels = new String[labelCount];
            for (int i = 0; i < firstLabel + labelCount; i++) {
                String name = model.name(dimensions);
                if (i < firstTag) {
                    words.put(name, i);
                } else if (i < firstLabel) {
                    tags.put(name, i);
                } else {
                    labels[i - firstLabel] = name;
                }
                embeddings[i] = model.numbers(dimensions);
            }
            int inputs = (2 * PLACES + PLACES - FIRST_RELATIVE) * dimensions;
            input = model.matrix(inputs, hidden);
            bias = model.numbers(hidden);
            transitions = 2 * (labelCount - 1) + 1;
            output = model.matrix(hidden, transitions);
        }
        nullWord = words.get("-NULL-");
        rootWord = words.get("-ROOT-");
        nullTag = tags.get("-NULL-");
        rootTag = tags.get("-ROOT-");
        for (int place = 0; place < PLACES; place++) {
            tagged[place] = inputs(firstTag, tags.size(), PLACES + place);
            empty[place] = inputs(nullWord, 1, place)[0];
            plus(empty[place], tagged[place][nullTag - firstTag]);
            if (place >= FIRST_RELATIVE) {
                labelled[place] = inputs(firstLabel, labels.length, 2 * PLACES + place - FIRST_RELATIVE);
                plus(empty[place], labelled[place][0]);
            }
        }
    }

    /** What each of some consecutive embeddings adds as the network's input of that number. */
    private float[][] inputs(int first, int count, int number) {
        float[][] sums = new float[count][hidden];
        for (int i = 0; i < count; i++) {
            add(sums[i], first + i, number);
        }
        return sums;
    }

    /**
     * Finds the tree of a sentence.
     *
     * @param heads filled with the index of each word's head, or -1 for the root
     * @param relations filled with each word's relation to its head
     */
    void parse(String[] forms, String[] tagged, int[] heads, String[] relations) {
        int size = forms.length;
        State state = new State(size);
        state.words[0] = rootWord;
        state.tags[0] = rootTag;
        int unknownTag = tags.getOrDefault("-UNKNOWN-", firstTag);
        for (int i = 0; i < size; i++) {
            state.words[i + 1] = words.getOrDefault(forms[i], UNKNOWN);
            state.tags[i + 1] = tags.getOrDefault(tagged[i], unknownTag);
        }
        float[] sum = new float[hidden];
        float[] scores = new float[transitions];
        while (state.depth > 1 || state.next <= size) {
            score(state, sum, scores);
            state.apply(best(state, scores));
        }
        for (int i = 0; i < size; i++) {
            heads[i] = state.heads[i + 1] - 1;
            relations[i] = heads[i] < 0 ? "root" : labels[state.labels[i + 1]];
        }
    }

    private void score(State state, float[] sum, float[] scores) {
        System.arraycopy(bias, 0, sum, 0, hidden);
        for (int j = 0; j < 3; j++) {
            place(state, sum, j, state.stack(2 - j));
            place(state, sum, 3 + j, state.buffer(j));
        }
        for (int j = 0; j < 2; j++) {
            int word = state.stack(j);
            int first = FIRST_RELATIVE + 6 * j;
            int left = state.left(word, 1);
            int right = state.right(word, 1);
            place(state, sum, first, left);
            place(state, sum, first + 1, right);
            place(state, sum, first + 2, state.left(word, 2));
            place(state, sum, first + 3, state.right(word, 2));
            place(state, sum, first + 4, state.left(left, 1));
            place(state, sum, first + 5, state.right(right, 1));
        }
        Arrays.fill(scores, 0);
        for (int h = 0; h < hidden; h++) {
            sum[h] = sum[h] * sum[h] * sum[h];
        }
        weigh(scores, output, 0, sum);
    }

    private void place(State state, float[] sum, int place, int word) {
        if (word < 0) {
            plus(sum, empty[place]);
            return;
        }
        plus(sum, part(place, state.words[word], state.tags[word]));
        if (place >= FIRST_RELATIVE) {
            plus(sum, labelled[place][state.labels[word]]);
        }
    }

    private float[] part(int place, int word, int tag) {
        long key = ((long) place << 40) | ((long) tag << 20) | word;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (CACHE - 1) & ~1;
        // Entries are immutable, so that a race between threads costs a computation at most.
        Part first = cache[slot];
        if (first != null && first.key == key) {
            return first.sum;
        }
        Part second = cache[slot + 1];
        if (second != null && second.key == key) {
            // Moved to the front: of two, the one not used for longer is given up.
            cache[slot + 1] = first;
            cache[slot] = second;
            return second.sum;
        }
        float[] sum = new float[hidden];
        add(sum, word, place);
        plus(sum, tagged[place][tag - firstTag]);
        cache[slot + 1] = first;
        cache[slot] = new Part(key, sum);
        return sum;
    }

    /** Adds what an embedding contributes as the network's input of that number. */
    private void add(float[] sum, int embedding, int number) {
        weigh(sum, input, number * dimensions, embeddings[embedding]);
    }

    /** Adds the rows from that one on, each times its weight, to the sum: four at a time, to spare memory traffic. */
    private static void weigh(float[] sum, float[][] rows, int first, float[] weights) {
        int i = 0;
        for (; i + 4 <= weights.length; i += 4) {
            int row = first + i;
            plus(
                    sum,
                    rows[row],
                    weights[i],
                    rows[row + 1],
                    weights[i + 1],
                    rows[row + 2],
                    weights[i + 2],
                    rows[row + 3],
                    weights[i + 3]);
        }
        for (; i < weights.length; i++) {
            float[] row = rows[first + i];
            for (int k = 0; k < sum.length; k++) {
                sum[k] += weights[i] * row[k];
            }
        }
    }

    // The JVM vectorises this form, with one array per row; with one array for all rows it does not.
    private static void plus(
            float[] sum, float[] p, float a, float[] q, float b, float[] r, float c, float[] s, float d) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a * p[i] + b * q[i] + c * r[i] + d * s[i];
        }
    }

    private static void plus(float[] sum, float[] part) {
        for (int h = 0; h < sum.length; h++) {
            sum[h] += part[h];
        }
    }

    /** The applicable transition of the highest score: attach to the left, to the right, or shift. */
    private int best(State state, float[] scores) {
        int kinds = labels.length - 1;
        int shift = 2 * kinds;
        int best = NONE;
        boolean more = state.next <= state.size;
        if (state.depth > 2) {
            // The first label is the root's, which only the last arc takes.
            for (int t = 1; t < shift; t++) {
                if (t != kinds && (best < 0 || scores[t] > scores[best])) {
                    best = t;
                }
            }
        } else if (state.depth == 2 && !more) {
            best = kinds;
        }
        if (more && (best < 0 || scores[shift] > scores[best])) {
            best = shift;
        }
        return best;
    }

    /** Stack, rest of the sentence and arcs so far; word 0 is the root. */
    private final class State {
        final int size;
        final int[] words;
        final int[] tags;
        final int[] heads;
        final int[] labels;
        final int[] stack;
        /** Words shifted so far stand before it. */
        int next = 1;

        int depth = 1;

        State(int size) {
            this.size = size;
            words = new int[size + 1];
            tags = new int[size + 1];
            heads = new int[size + 1];
            labels = new int[size + 1];
            stack = new int[size + 1];
            Arrays.fill(heads, NONE);
        }

        int stack(int down) {
            return down < depth ? stack[depth - 1 - down] : NONE;
        }

        int buffer(int ahead) {
            return next + ahead <= size ? next + ahead : NONE;
        }

        /** The child of that number from the left end, on the word's left. */
        int left(int word, int number) {
            if (word < 0) {
                return NONE;
            }
            int left = number;
            for (int i = 1; i < word; i++) {
                if (heads[i] == word && --left == 0) {
                    return i;
                }
            }
            return NONE;
        }

        /** The child of that number from the right end, on the word's right. */
        int right(int word, int number) {
            if (word < 0) {
                return NONE;
            }
            int left = number;
            for (int i = Math.min(size, next - 1); i > word; i--) {
                if (heads[i] == word && --left == 0) {
                    return i;
                }
            }
            return NONE;
        }

        void apply(int transition) {
            int kinds = TransitionParser.this.labels.length - 1;
            if (transition == 2 * kinds) {
                stack[depth++] = next++;
                return;
            }
            int top = stack[depth - 1];
            int below = stack[depth - 2];
            if (transition < kinds) {
                heads[below] = top;
                labels[below] = transition + 1;
                stack[depth - 2] = top;
            } else {
                heads[top] = below;
                labels[top] = transition - kinds + 1;
            }
            depth--;
        }
    }

    /** The text form of a model: lines of numbers separated by blanks, the first ones with a name before them. */
    private static final class Model implements AutoCloseable {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private int at;
        private int end;
        private byte[] line = new byte[1 << 13];
        private int length;
        private int position;

        Model(InputStream raw) throws IOException {
            in = new GZIPInputStream(new BufferedInputStream(raw, 1 << 16), 1 << 16);
        }

        private void nextLine() throws IOException {
            length = 0;
            position = 0;
            while (true) {
                if (at == end) {
                    end = in.read(buffer, 0, buffer.length);
                    at = 0;
                    if (end <= 0) {
                        throw new IOException("the model ends too early");
                    }
                }
                byte b = buffer[at++];
                if (b == '\n') {
                    return;
                }
                if (length == line.length) {
                    line = Arrays.copyOf(line, 2 * length);
                }
                line[length++] = b;
            }
        }

        /** The next character of a number: a blank at the end of each line. */
        private int read() {
            return position < length ? line[position++] : ' ';
        }

        /** The name at the beginning of the next line, which may hold blanks, before that many numbers. */
        String name(int numbers) throws IOException {
            nextLine();
            int nameEnd = length;
            for (int i = 0; i < numbers; i++) {
                do {
                    nameEnd--;
                } while (nameEnd > 0 && line[nameEnd] != ' ');
            }
            position = nameEnd;
            return new String(line, 0, nameEnd, StandardCharsets.UTF_8);
        }

        int header(String key) throws IOException {
            String text = name(0);
            if (!text.startsWith(key + "=")) {
                throw new IOException("expected " + key + "=, found " + text);
            }
            return Integer.parseInt(text.substring(key.length() + 1).strip());
        }

        float[][] matrix(int rows, int columns) throws IOException {
            float[][] matrix = new float[rows][];
            for (int i = 0; i < rows; i++) {
                matrix[i] = numbers(columns);
            }
            return matrix;
        }

        float[] numbers(int count) throws IOException {
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = number();
            }
            return numbers;
        }

        /** A decimal number; exact to a float's precision as long as the digits fit in 15. */
        float number() throws IOException {
            while (position < length && line[position] == ' ') {
                position++;
            }
            if (position == length) {
                nextLine();
            }
            int c = read();
            boolean negative = c == '-';
            if (negative) {
                c = read();
            }
            long digits = 0;
            int scale = 0;
            boolean fraction = false;
            while (c >= '0' && c <= '9' || c == '.') {
                if (c == '.') {
                    fraction = true;
                } else if (digits < 100_000_000_000_000L) {
                    digits = digits * 10 + c - '0';
                    scale -= fraction ? 1 : 0;
                } else if (!fraction) {
                    scale++;
                }
                c = read();
            }
            if (c == 'E' || c == 'e') {
                c = read();
                boolean down = c == '-';
                int exponent = 0;
                if (down || c == '+') {
                    c = read();
                }
                while (c >= '0' && c <= '9') {
                    exponent = exponent * 10 + c - '0';
                    c = read();
                }
                scale += down ? -exponent : exponent;
            }
            double value = scale < 0 ? digits / Math.pow(10, -scale) : digits * Math.pow(10, scale);
            return (float) (negative ? -value : value);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
