package riposte.export;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * How many columns of a terminal a text takes: two for wide East Asian characters and emoji, none for combining marks.
 *
 * @see <a href="https://www.unicode.org/reports/tr11/">Unicode Standard Annex #11, East Asian Width</a>
 */
final class DisplayWidth {

    private static final String ELLIPSIS = "…";

    private DisplayWidth() {}

    /** Columns taken by a text without control characters. */
    static int of(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        int width = 0;
        BreakIterator clusters = clusters(text);
        int start = 0;
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            width += ofCluster(text, start, end);
            start = end;
        }
        return width;
    }

    /** The text if it fits, else its beginning and an ellipsis that do. Never cuts within what a reader takes for one character. */
    static String fit(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        BreakIterator clusters = clusters(text);
        int start = 0;
        int taken = 0;
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            int cluster = ofCluster(text, start, end);
            if (taken + cluster > width - 1) {
                break;
            }
            taken += cluster;
            start = end;
        }
        return text.substring(0, start) + ELLIPSIS;
    }

    /**
     * The text on one line: white space and controls become spaces, and the marks that turn the direction of what follows
     * are left out, so that no text can play with the terminal or with its neighbours.
     */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
                line.append(' ');
            } else if (type == Character.SURROGATE) {
                line.append('\uFFFD');
            } else if (!UCharacter.hasBinaryProperty(c, UProperty.BIDI_CONTROL)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x300) {
                return false;
            }
        }
        return true;
    }

    private static BreakIterator clusters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(text);
        return clusters;
    }

    private static int ofCluster(String text, int start, int end) {
        int width = 0;
        for (int i = start; i < end; ) {
            int c = text.codePointAt(i);
            width = Math.max(width, ofCodePoint(c));
            i += Character.charCount(c);
        }
        return width;
    }

    private static int ofCodePoint(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return c == 0xFE0F ? 2 : 0;
        }
        int east = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return east == UCharacter.EastAsianWidth.WIDE || east == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
    }
}
