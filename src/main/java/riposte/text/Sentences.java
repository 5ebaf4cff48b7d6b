package riposte.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into sentences, in any of the languages read and in time linear in its length. A sentence ends with its line, after a
 * Chinese full stop, or after {@code . ! ? …} and the closing marks behind them where a blank and something else than a small
 * letter follow. A full stop after an abbreviation, a single capital or an ordinal number does not end it.
 *
 * <p>{@code training/sentences.py} does the same for the passages the reader is trained on; a test holds the two together.
 */
public final class Sentences {

    /** A sentence with more characters is cut at a blank, so that whatever reads it is bounded. */
    private static final int LONGEST = 1_000;

    private static final int PATIENCE = 200;
    private static final String CLOSING = "\"'”’»›)]}」』）】“";
    private static final String ENDS = ".!?…。！？:;»”\"’')]】」";
    private static final String GOES_ON = ",;:)%";
    private static final String STOPS = ".!?…";
    private static final String WIDE = "。！？";
    private static final String BLANK = " \t\u00a0\u202f\u2009\u3000\r\u200b\ufeff";
    private static final Set<String> ABBREVIATIONS = abbreviations(false);
    /** Those that count only before a number. */
    private static final Set<String> NUMBERED = abbreviations(true);

    private final String text;
    private final List<TextSpan> found = new ArrayList<>();

    private Sentences(String text) {
        this.text = text;
    }

    /** The sentences of a text, in order, without the blanks around them. */
    public static List<TextSpan> of(String text) {
        Sentences sentences = new Sentences(text);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            sentences.cut(start, end);
            start = end + 1;
        }
        sentences.cut(start, text.length());
        return sentences.found;
    }

    /** Whether a line ends as sentences do; others are headlines, or cut off. */
    public static boolean isClosed(String line) {
        String words = line.stripTrailing();
        return !words.isEmpty() && ENDS.indexOf(words.charAt(words.length() - 1)) >= 0;
    }

    private void cut(int start, int end) {
        int first = start;
        int characters = 0;
        for (int i = start; i < end; ) {
            char c = text.charAt(i++);
            if (!Character.isLowSurrogate(c)) {
                characters++;
            }
            if (WIDE.indexOf(c) >= 0) {
                i = closed(i, end, true);
                first = add(first, i);
                characters = 0;
            } else if (STOPS.indexOf(c) >= 0) {
                while (i < end && STOPS.indexOf(text.charAt(i)) >= 0) {
                    i++;
                    characters++;
                }
                int after = closed(i, end, false);
                if (ends(first, i, after, end)) {
                    i = after;
                    first = add(first, i);
                    characters = 0;
                }
            } else if (characters >= LONGEST && (BLANK.indexOf(c) >= 0 || characters >= LONGEST + PATIENCE)
                    && !(i < end && Character.isLowSurrogate(text.charAt(i)))) {
                first = add(first, i);
                characters = 0;
            }
        }
        add(first, end);
    }

    /** Behind the closing marks at a place; a French one may stand behind a blank; the German one opens in Chinese. */
    private int closed(int from, int end, boolean wide) {
        int i = from;
        while (i < end) {
            if (CLOSING.indexOf(text.charAt(i)) >= 0 && !(wide && text.charAt(i) == '“')) {
                i++;
            } else if (!wide && BLANK.indexOf(text.charAt(i)) >= 0 && i + 1 < end && text.charAt(i + 1) == '»') {
                i += 2;
            } else {
                break;
            }
        }
        return i;
    }

    /** Whether a sentence ends at the full stop before {@code stop}, whose closing marks end at {@code after}. */
    private boolean ends(int first, int stop, int after, int end) {
        if (after >= end) {
            return true;
        }
        if (BLANK.indexOf(text.charAt(after)) < 0) {
            return false;
        }
        int following = after;
        while (following < end && BLANK.indexOf(text.charAt(following)) >= 0) {
            following++;
        }
        if (following >= end) {
            return true;
        }
        int follower = text.codePointAt(following);
        if (Character.isLowerCase(follower) || GOES_ON.indexOf(follower) >= 0) {
            return false;
        }
        if (text.charAt(stop - 1) != '.' || stop - 2 >= first && text.charAt(stop - 2) == '.') {
            return true;
        }
        int begin = stop - 1;
        while (begin > first && partOfWord(text.codePointBefore(begin))) {
            begin -= Character.charCount(text.codePointBefore(begin));
        }
        String word = text.substring(begin, stop - 1);
        int letters = word.codePointCount(0, word.length());
        if (letters == 0) {
            return true;
        }
        if (letters == 1 && Character.isUpperCase(word.codePointAt(0))) {
            return false;
        }
        if (letters <= 2 && after == stop && word.codePoints().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        String small = word.toLowerCase(Locale.ROOT);
        return after > stop || !ABBREVIATIONS.contains(small) && !(NUMBERED.contains(small) && follower >= '0' && follower <= '9');
    }

    private static boolean partOfWord(int c) {
        return Character.isLetter(c) || c >= '0' && c <= '9' || c == '°';
    }

    private int add(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && BLANK.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && BLANK.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > start) {
            found.add(new TextSpan(start, end));
        }
        return to;
    }

    private static Set<String> abbreviations(boolean numbered) {
        Set<String> words = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Sentences.class.getResourceAsStream("/riposte/text/abbreviations.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && line.contains(":") && line.startsWith("numbered:") == numbered) {
                    words.addAll(List.of(line.substring(line.indexOf(':') + 1).strip().split(" +")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
