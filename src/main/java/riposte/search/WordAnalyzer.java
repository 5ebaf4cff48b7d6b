package riposte.search;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How texts of all languages and scripts become words: split by the rules of Unicode (UAX 29), without case, accents and other
 * marks ({@link FoldingFilter}), at apostrophes too ("l'accusation", "Norvik's"). Chinese and Japanese, which write no spaces, become pairs of characters;
 * in the index single characters too.
 */
final class WordAnalyzer extends Analyzer {

    private static final int WITHOUT_SPACES = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA;
    private static final NormalizeCharMap APOSTROPHES = apostrophes();

    private final boolean single;

    private WordAnalyzer(boolean single) {
        this.single = single;
    }

    /** For what is written into the index. */
    static WordAnalyzer ofTexts() {
        return new WordAnalyzer(true);
    }

    /** For what is looked for. */
    static WordAnalyzer ofQueries() {
        return new WordAnalyzer(false);
    }

    private static NormalizeCharMap apostrophes() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String apostrophe : new String[] {"'", "\u2019", "\u02bc", "\uff07"}) {
            map.add(apostrophe, " ");
        }
        return map.build();
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(APOSTROPHES, reader);
    }

    @Override
    protected Reader initReaderForNormalization(String field, Reader reader) {
        return new MappingCharFilter(APOSTROPHES, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, new CJKBigramFilter(folded(words), WITHOUT_SPACES, single));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return folded(in);
    }

    private static TokenStream folded(TokenStream words) {
        return new ASCIIFoldingFilter(new ArabicNormalizationFilter(new FoldingFilter(words)));
    }
}
