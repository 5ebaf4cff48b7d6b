package riposte.text;

/**
 * A stretch of a text.
 *
 * @param start offset of its first character, in UTF-16 code units
 * @param end offset after its last character
 */
public record TextSpan(int start, int end) {

    public TextSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no stretch of a text: " + start + " to " + end);
        }
    }

    /** Number of UTF-16 code units. */
    public int length() {
        return end - start;
    }

    /** Its words in the text it is of. */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** Whether the two share a character. */
    public boolean overlaps(TextSpan other) {
        return start < other.end && other.start < end;
    }

    /** Whether an offset lies within. */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }
}
