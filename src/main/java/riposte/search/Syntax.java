package riposte.search;

import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * The words of {@code text:query}, in a part of Lucene's own syntax: words that must all be there, {@code OR}, {@code NOT}, {@code -word}, {@code "words side by
 * side"}, {@code "near words"~5}, {@code begin*}, parentheses and {@code word^2}. Fields, ranges, other wildcards, {@code word~} and regular
 * expressions are refused: what they expand to has no bound.
 *
 * @see <a href="https://lucene.apache.org/core/9_12_3/queryparser/org/apache/lucene/queryparser/classic/package-summary.html">Lucene's syntax</a>
 */
final class Syntax extends QueryParser {

    /** Characters of a query. */
    static final int MOST_CHARACTERS = 1_000;

    private static final int MOST_CLAUSES = 128;
    private static final int DEEPEST = 16;
    private static final int LEAST_PREFIX = 2;
    private static final int FARTHEST = 100;

    private int clauses;

    private Syntax(WordAnalyzer analyzer) {
        super(Texts.TEXT, analyzer);
        setDefaultOperator(Operator.AND);
        setSplitOnWhitespace(true);
        setAllowLeadingWildcard(false);
        setAutoGeneratePhraseQueries(true);
    }

    /**
     * Reads a query.
     *
     * @return null where no word is in it
     * @throws SearchException when it is none, or too much
     */
    static Query parse(String text, WordAnalyzer analyzer) {
        if (text.length() > MOST_CHARACTERS) {
            throw SearchException.of("A full-text query has at most " + MOST_CHARACTERS + " characters.");
        }
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > DEEPEST) {
                throw SearchException.of("A full-text query has parentheses in at most " + DEEPEST + " levels.");
            }
        }
        try {
            return text.isBlank() ? null : new Syntax(analyzer).parse(text);
        } catch (ParseException | IndexSearcher.TooManyClauses e) {
            Throwable own = e.getCause() instanceof ParseException ? e.getCause() : e;
            String first = String.valueOf(own.getMessage()).lines().findFirst().orElse("");
            throw SearchException.of("'" + text + "' is no full-text query: " + first.replaceAll("^Cannot parse '.*': ", ""));
        }
    }

    private void field(String field) throws ParseException {
        if (field != null && !field.equals(Texts.TEXT)) {
            throw refused("a colon stands for a field; put it into quotation marks, or name a property: text:query (rdfs:label \"words\")");
        }
        if (++clauses > MOST_CLAUSES) {
            throw refused("it has more than " + MOST_CLAUSES + " words");
        }
    }

    private static ParseException refused(String why) {
        return new ParseException(why);
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) throws ParseException {
        field(field);
        return super.getFieldQuery(field, text, quoted);
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) throws ParseException {
        field(field);
        return super.getFieldQuery(field, text, Math.min(slop, FARTHEST));
    }

    @Override
    protected Query getPrefixQuery(String field, String begin) throws ParseException {
        field(field);
        if (begin.codePointCount(0, begin.length()) < LEAST_PREFIX) {
            throw refused("the beginning of a word needs at least " + LEAST_PREFIX + " letters before *");
        }
        return super.getPrefixQuery(field, begin);
    }

    @Override
    protected Query getWildcardQuery(String field, String text) throws ParseException {
        throw refused("* stands at the end of a word only, and ? nowhere");
    }

    @Override
    protected Query getFuzzyQuery(String field, String text, float similarity) throws ParseException {
        throw refused("like words (~) are not looked for");
    }

    @Override
    protected Query getRegexpQuery(String field, String text) throws ParseException {
        throw refused("regular expressions (/…/) are not looked for; put a word with a slash into quotation marks");
    }

    @Override
    protected Query getRangeQuery(String field, String from, String to, boolean withFrom, boolean withTo) throws ParseException {
        throw refused("ranges ([… TO …]) are not looked for");
    }
}
