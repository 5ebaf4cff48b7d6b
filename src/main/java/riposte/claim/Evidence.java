package riposte.claim;

import java.util.Objects;

/**
 * The sentence that carries a claim ({@code rip:Passage}, after the Web Annotation selectors
 * {@code oa:TextPositionSelector} and {@code oa:TextQuoteSelector}).
 *
 * @param text the sentence, exactly as in the article's text
 * @param start offset of its first character in the article's text, in UTF-16 code units
 * @param end offset after its last character
 */
public record Evidence(String text, int start, int end) {

    public Evidence {
        Objects.requireNonNull(text);
        if (start < 0 || end - start != text.length()) {
            throw new IllegalArgumentException("evidence " + start + "–" + end + " does not fit its text");
        }
    }
}
