package riposte.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * The quotations of a text: spans between quotation marks of any style, or lines that begin with {@code >}. A straight
 * mark opens and closes in turn within its paragraph; an unclosed one ends with the paragraph.
 */
final class Quotations {

    private static final int LONGEST = 4_000;

    /** Offsets of the quoted words, without the marks. */
    record Span(int start, int end) {}

    private final List<Span> spans = new ArrayList<>();

    Quotations(String text) {
        int open = -1;
        char closing = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                close(open, i);
                open = -1;
                if (i + 1 < text.length() && text.charAt(i + 1) == '>') {
                    open = i + 2;
                    closing = '\n';
                }
                continue;
            }
            if (open < 0) {
                closing = closingOf(text, i);
                if (closing != 0) {
                    open = i + 1;
                }
            } else if (c == closing || closing == '”' && c == '"' || closing == '"' && c == '”' || closing == '“' && c == '”') {
                close(open, i);
                open = -1;
            } else if (i - open > LONGEST) {
                open = -1;
            }
        }
        close(open, text.length());
    }

    private static char closingOf(String text, int i) {
        switch (text.charAt(i)) {
            case '"':
                return '"';
            case '“':
                return '”';
            case '„':
                return '“';
            case '«':
                return '»';
            case '»':
                return '«';
            case '”':
                return '”';
            default:
                return 0;
        }
    }

    private void close(int open, int end) {
        if (open >= 0 && end > open) {
            spans.add(new Span(open, end));
        }
    }

    /** The quotations, or parts of them, between two offsets. */
    List<Span> within(int from, int to) {
        int first = 0;
        int last = spans.size();
        while (first < last) {
            int middle = (first + last) >>> 1;
            if (spans.get(middle).end > from) {
                last = middle;
            } else {
                first = middle + 1;
            }
        }
        List<Span> found = new ArrayList<>();
        for (int i = first; i < spans.size() && spans.get(i).start < to; i++) {
            found.add(new Span(Math.max(from, spans.get(i).start), Math.min(to, spans.get(i).end)));
        }
        return found;
    }
}
