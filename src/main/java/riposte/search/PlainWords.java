package riposte.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody types into a search box, as a query. All words must be there, in any order; the last one may be the beginning of a word, unless a
 * space follows it; words in quotation marks stand side by side. Nothing else has a meaning, so that no input is wrong.
 */
final class PlainWords {

    /** Characters that are read of what was typed. */
    static final int MOST_CHARACTERS = 300;

    /** Words that are looked for; the rest is left out. */
    static final int MOST_WORDS = 24;

    /** Letters from which the last word may be the beginning of one. */
    private static final int LEAST_PREFIX = 2;

    private static final Pattern PARTS = Pattern.compile("[\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]([^\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]*)"
            + "[\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]|([^\\s\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]+)");

    private final WordAnalyzer analyzer;

    PlainWords(WordAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The query, or null where nothing that was typed is a word. */
    Query query(String typed) {
        String text = typed.length() > MOST_CHARACTERS ? cut(typed) : typed;
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<String> inOrder = new ArrayList<>();
        int parts = 0;
        Matcher part = PARTS.matcher(text);
        while (part.find() && inOrder.size() < MOST_WORDS) {
            boolean quoted = part.group(1) != null;
            List<String> words = words(quoted ? part.group(1) : part.group(2));
            if (words.isEmpty()) {
                continue;
            }
            words = words.subList(0, Math.min(words.size(), MOST_WORDS - inOrder.size()));
            parts++;
            inOrder.addAll(words);
            boolean open = !quoted && part.end() == text.length();
            all.add(open ? open(words) : phrase(words), Occur.MUST);
        }
        if (parts == 0) {
            return null;
        }
        if (parts > 1) {
            // What has them side by side comes first.
            all.add(new BoostQuery(phrase(inOrder), 2), Occur.SHOULD);
        }
        return all.build();
    }

    private static String cut(String typed) {
        int end = Character.isHighSurrogate(typed.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return typed.substring(0, end) + " ";
    }

    private List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(Texts.TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static Query phrase(List<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(Texts.TEXT, words.get(0)))
                : new PhraseQuery(Texts.TEXT, words.toArray(String[]::new));
    }

    /** Words of which the last may go on. */
    private static Query open(List<String> words) {
        String last = words.get(words.size() - 1);
        if (last.length() < LEAST_PREFIX || Character.isIdeographic(last.codePointAt(0))) {
            return phrase(words);
        }
        BooleanQuery.Builder begun = new BooleanQuery.Builder();
        begun.add(new TermQuery(new Term(Texts.TEXT, last)), Occur.SHOULD);
        begun.add(new BoostQuery(new PrefixQuery(new Term(Texts.TEXT, last)), 0.5f), Occur.SHOULD);
        if (words.size() == 1) {
            return begun.build();
        }
        return new BooleanQuery.Builder()
                .add(phrase(words.subList(0, words.size() - 1)), Occur.MUST)
                .add(begun.build(), Occur.MUST)
                .build();
    }
}
