package riposte.text;

import java.util.List;

/** The sentences beside a passage of a text. */
public final class Neighbours {

    /** Characters that are looked through; sentences are shorter. */
    private static final int WINDOW = 2_000;

    private Neighbours() {}

    /** The sentence that ends last before an offset, or null. */
    public static TextSpan before(String text, int start) {
        int from = Math.max(0, start - WINDOW);
        List<TextSpan> sentences = Sentences.of(text.substring(from, start));
        return sentences.isEmpty() ? null : moved(sentences.get(sentences.size() - 1), from);
    }

    /** The sentence that begins first at or after an offset, or null. */
    public static TextSpan after(String text, int end) {
        List<TextSpan> sentences = Sentences.of(text.substring(end, Math.min(text.length(), end + WINDOW)));
        return sentences.isEmpty() ? null : moved(sentences.get(0), end);
    }

    private static TextSpan moved(TextSpan span, int by) {
        return new TextSpan(span.start() + by, span.end() + by);
    }
}
