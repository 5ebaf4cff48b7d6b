package riposte.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Links to the words of a passage, on which browsers open a page at these words.
 *
 * @see <a href="https://wicg.github.io/scroll-to-text-fragment/">URL Fragment Text Directives</a>
 */
public final class TextFragment {

    /** Words that begin and end a longer passage: the page may hold notes, links or line breaks in its middle. */
    private static final int ENDS = 5;

    /** Words before and after a passage that stands in the text more than once, or is short. */
    private static final int AROUND = 4;

    private static final int SHORT = 40;

    private TextFragment() {}

    /**
     * The address with a directive for the passage of a text between two offsets; the address alone where these are
     * none. A fragment that the address has already is kept.
     */
    public static String link(String address, String text, int start, int end) {
        if (start < 0 || end > text.length() || start >= end) {
            return address;
        }
        String passage = text.substring(start, end).strip();
        List<String> words = words(passage);
        if (words.isEmpty()) {
            return address;
        }
        StringBuilder directive = new StringBuilder();
        boolean more = passage.length() < SHORT || text.indexOf(passage) != text.lastIndexOf(passage);
        if (more) {
            int line = text.lastIndexOf('\n', start - 1) + 1;
            List<String> before = words(text.substring(line, start));
            if (!before.isEmpty()) {
                directive.append(encode(last(before, AROUND))).append("-,");
            }
        }
        if (words.size() <= 2 * ENDS && passage.indexOf('\n') < 0) {
            directive.append(encode(passage));
        } else {
            directive.append(encode(first(words, ENDS))).append(',').append(encode(last(words, ENDS)));
        }
        if (more) {
            int line = text.indexOf('\n', end);
            List<String> after = words(text.substring(end, line < 0 ? text.length() : line));
            if (!after.isEmpty()) {
                directive.append(",-").append(encode(first(after, AROUND)));
            }
        }
        return address + (address.indexOf('#') < 0 ? "#" : "") + ":~:text=" + directive;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s\\u00a0\\u202f]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String first(List<String> words, int count) {
        return String.join(" ", words.subList(0, Math.min(count, words.size())));
    }

    private static String last(List<String> words, int count) {
        return String.join(" ", words.subList(Math.max(0, words.size() - count), words.size()));
    }

    /** Percent-encodes also what has a meaning of its own in a directive: hyphen, comma and ampersand. */
    private static String encode(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("-", "%2D")
                .replace("*", "%2A");
    }
}
