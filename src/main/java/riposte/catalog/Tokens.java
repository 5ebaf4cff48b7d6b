package riposte.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text cut into the tokens that names are compared by: runs of letters, runs of digits, and every other character that
 * is not a space by itself, among them each character of Chinese writing. {@code APT28}, {@code APT-28} and {@code APT 28} so have the same letters and digits.
 */
final class Tokens {

    final String text;
    int count;
    int[] start;
    int[] end;
    int[] number;
    /** Per token: whether its line is written in capitals throughout. */
    boolean[] capitals;

    Tokens(String text, Vocabulary vocabulary) {
        this.text = text;
        int capacity = Math.max(16, text.length() / 4);
        start = new int[capacity];
        end = new int[capacity];
        number = new int[capacity];
        capitals = new boolean[capacity];
        cut(vocabulary);
    }

    private void cut(Vocabulary vocabulary) {
        int length = text.length();
        int lineStart = 0;
        int upper = 0;
        int lower = 0;
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c == '\n') {
                closeLine(lineStart, upper, lower);
                add(i, i + 1, Vocabulary.NEWLINE);
                lineStart = count;
                upper = 0;
                lower = 0;
                i++;
            } else if (han(c)) {
                lower++;
                add(i, i + 1, vocabulary.find(text, i, i + 1, Fold.fold(c)));
                i++;
            } else if (letter(c)) {
                int from = i;
                int hash = 0;
                boolean marks = false;
                while (i < length && (letter(c = text.charAt(i)) && !han(c) || Fold.combining(c))) {
                    hash = 31 * hash + Fold.fold(c);
                    marks |= Fold.combining(c);
                    if (c < 0x80 ? c <= 'Z' : Character.isUpperCase(c)) {
                        upper++;
                    } else {
                        lower++;
                    }
                    i++;
                }
                add(from, i, marks ? composed(from, i, vocabulary) : vocabulary.find(text, from, i, hash));
            } else if (digit(c)) {
                int from = i;
                int hash = 0;
                while (i < length && digit(text.charAt(i))) {
                    hash = 31 * hash + text.charAt(i);
                    i++;
                }
                add(from, i, vocabulary.find(text, from, i, hash));
            } else if (c <= ' ' || Character.isSpaceChar(c)) {
                i++;
            } else {
                char folded = Fold.fold(c);
                add(i, i + 1, folded == '-' ? Vocabulary.HYPHEN : vocabulary.find(text, i, i + 1, folded));
                i++;
            }
        }
        closeLine(lineStart, upper, lower);
    }

    private int composed(int from, int to, Vocabulary vocabulary) {
        return vocabulary.find(Fold.fold(Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFC)));
    }

    private void closeLine(int from, int upper, int lower) {
        if (upper >= 8 && upper > 6 * lower) {
            Arrays.fill(capitals, from, count, true);
        }
    }

    private void add(int from, int to, int token) {
        if (count == start.length) {
            start = Arrays.copyOf(start, count * 2);
            end = Arrays.copyOf(end, count * 2);
            number = Arrays.copyOf(number, count * 2);
            capitals = Arrays.copyOf(capitals, count * 2);
        }
        start[count] = from;
        end[count] = to;
        number[count++] = token;
    }

    /** Whether token {@code i} follows the one before it without a space. */
    boolean glued(int i) {
        return i > 0 && i < count && start[i] == end[i - 1];
    }

    boolean word(int i) {
        return i >= 0 && i < count && letter(text.charAt(start[i]));
    }

    boolean wordOrNumber(int i) {
        return word(i) || i >= 0 && i < count && digit(text.charAt(start[i]));
    }

    boolean capitalised(int i) {
        return word(i) && Character.isUpperCase(text.charAt(start[i]));
    }

    boolean newline(int i) {
        return number[i] == Vocabulary.NEWLINE;
    }

    boolean is(int i, char c) {
        return i >= 0 && i < count && end[i] - start[i] == 1 && Fold.fold(text.charAt(start[i])) == c;
    }

    String at(int i) {
        return text.substring(start[i], end[i]);
    }

    /** The folded tokens of a name; hyphens between them are left out. */
    static List<String> of(String name) {
        String folded = Fold.fold(name);
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < folded.length()) {
            int from = i;
            char c = folded.charAt(i);
            if (han(c)) {
                i++;
            } else if (letter(c)) {
                while (i < folded.length() && (letter(folded.charAt(i)) && !han(folded.charAt(i)) || Fold.combining(folded.charAt(i)))) {
                    i++;
                }
            } else if (digit(c)) {
                while (i < folded.length() && digit(folded.charAt(i))) {
                    i++;
                }
            } else {
                i++;
                if (c == '-' || c <= ' ' || Character.isSpaceChar(c)) {
                    continue;
                }
            }
            tokens.add(folded.substring(from, i));
        }
        return tokens;
    }

    /** Whether token {@code i} is a character of Chinese writing, which has no blanks between words: each is a token. */
    boolean han(int i) {
        return i >= 0 && i < count && han(text.charAt(start[i]));
    }

    private static boolean han(char c) {
        return c >= 0x2E80 && Character.isIdeographic(c);
    }

    private static boolean letter(char c) {
        return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c) && Fold.fold(c) != '\'';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
