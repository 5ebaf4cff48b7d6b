package riposte.export;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Passes on what XML 1.0 allows in a document and puts U+FFFD for each character it does not (controls other than tab,
 * line feed and carriage return; lone surrogates; U+FFFE and U+FFFF): no escape could carry them.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, section 2.2</a>
 */
final class XmlSafeWriter extends FilterWriter {

    private static final char REPLACEMENT = '\uFFFD';

    private char high;

    XmlSafeWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        char next = (char) c;
        if (high != 0) {
            if (Character.isLowSurrogate(next)) {
                out.write(high);
                out.write(next);
                high = 0;
                return;
            }
            out.write(REPLACEMENT);
            high = 0;
        }
        if (Character.isHighSurrogate(next)) {
            high = next;
        } else {
            out.write(plain(next) ? next : REPLACEMENT);
        }
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (high != 0 || !plain(chars[i])) {
                out.write(chars, from, i - from);
                write(chars[i]);
                from = i + 1;
            }
        }
        out.write(chars, from, offset + length - from);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (high != 0 || !plain(text.charAt(i))) {
                out.write(text, from, i - from);
                write(text.charAt(i));
                from = i + 1;
            }
        }
        out.write(text, from, offset + length - from);
    }

    /** Whether a UTF-16 code unit is an allowed character by itself. */
    private static boolean plain(char c) {
        return c >= ' ' ? c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE && c < '\uFFFE'
                : c == '\t' || c == '\n' || c == '\r';
    }
}
