package riposte.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence with its place in the article's text; after {@link Analyzer#annotate} also its dependency tree.
 */
public final class Sentence {

    private final String text;
    private final int start;
    private final int paragraph;
    private final List<Token> tokens;
    private final List<List<Integer>> children;

    /**
     * @param text the sentence exactly as in the article's text
     * @param start offset of its first character in the article's text, in UTF-16 code units
     * @param paragraph number of its paragraph (line) in the article's text, from 0
     * @param tokens its words, in order; offsets are those of the article's text
     */
    public Sentence(String text, int start, int paragraph, List<Token> tokens) {
        this.text = text;
        this.start = start;
        this.paragraph = paragraph;
        this.tokens = List.copyOf(tokens);
        List<List<Integer>> below = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            below.add(new ArrayList<>(2));
        }
        for (int i = 0; i < tokens.size(); i++) {
            int head = tokens.get(i).head();
            if (head >= 0) {
                below.get(head).add(i);
            }
        }
        this.children = below;
    }

    public String text() {
        return text;
    }

    public int start() {
        return start;
    }

    public int end() {
        return start + text.length();
    }

    public int paragraph() {
        return paragraph;
    }

    public List<Token> tokens() {
        return tokens;
    }

    public Token token(int index) {
        return tokens.get(index);
    }

    public int size() {
        return tokens.size();
    }

    /** Whether the dependency tree is there. */
    public boolean annotated() {
        return !tokens.isEmpty() && tokens.get(0).annotated();
    }

    /** Indices of the words that depend on that one, in the order of the text. */
    public List<Integer> children(int index) {
        return children.get(index);
    }

    /** Index of the word it depends on, or -1 for the root. */
    public int head(int index) {
        return tokens.get(index).head();
    }

    @Override
    public String toString() {
        return text;
    }
}
