package riposte.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Shows which words of a text are those that somebody looks for. Safe for use by several threads. */
public final class Marks {

    /**
     * A piece of a text.
     *
     * @param found whether it is one of the words
     */
    public record Part(String text, boolean found) {}

    private static final PlainWords WORDS = new PlainWords(WordAnalyzer.ofQueries());

    private final Query query;

    private Marks(Query query) {
        this.query = query;
    }

    /** For what was typed into a search box. */
    public static Marks of(String typed) {
        return new Marks(WORDS.query(typed));
    }

    /** The pieces of a text, which together are the text. */
    public List<Part> in(String text) {
        if (query == null || text.isEmpty()) {
            return List.of(new Part(text, false));
        }
        UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(WordAnalyzer.ofTexts())
                .withBreakIterator(Marks::whole)
                .withFormatter(new Parts())
                .withMaxLength(1 << 20)
                .build();
        try {
            Object parts = highlighter.highlightWithoutSearcher(Texts.TEXT, query, text, 1);
            if (parts instanceof List<?> found) {
                return found.stream().map(Part.class::cast).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(new Part(text, false));
    }

    private static BreakIterator whole() {
        return new WholeBreakIterator();
    }

    private static final class Parts extends PassageFormatter {

        @Override
        public List<Part> format(Passage[] passages, String text) {
            List<Part> parts = new ArrayList<>();
            int at = 0;
            for (Passage passage : passages) {
                int n = passage.getNumMatches();
                for (int i = 0; i < n; i++) {
                    int start = Math.max(at, passage.getMatchStarts()[i]);
                    int end = passage.getMatchEnds()[i];
                    // Pairs of Chinese characters overlap.
                    while (i + 1 < n && passage.getMatchStarts()[i + 1] <= end) {
                        end = Math.max(end, passage.getMatchEnds()[++i]);
                    }
                    if (end > start) {
                        add(text, at, start, false, parts);
                        add(text, start, end, true, parts);
                        at = end;
                    }
                }
            }
            add(text, at, text.length(), false, parts);
            return parts;
        }

        private static void add(String text, int from, int to, boolean found, List<Part> parts) {
            if (to > from) {
                parts.add(new Part(text.substring(from, to), found));
            }
        }
    }
}
