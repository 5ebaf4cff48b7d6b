package riposte.search;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words without case, width and marks: Unicode's NFKC_Casefold, then without the marks that letters of several scripts share, as accents, and
 * those of Arabic and Hebrew. Vowel signs of other scripts stay: they make other words. Lucene's filter of ICU does about that, but brings data that
 * the ICU4J here is too new to read.
 */
final class FoldingFilter extends TokenFilter {

    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFDInstance();
    private static final Normalizer2 TOGETHER = Normalizer2.getNFCInstance();

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FoldingFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] buffer = term.buffer();
        int length = term.length();
        for (int i = 0; i < length; i++) {
            char c = buffer[i];
            if (c >= 128) {
                String folded = fold(term.toString());
                if (!folded.isEmpty()) {
                    term.setEmpty().append(folded);
                }
                return true;
            }
            if (c >= 'A' && c <= 'Z') {
                buffer[i] = (char) (c + ('a' - 'A'));
            }
        }
        return true;
    }

    static String fold(String word) {
        String apart = APART.normalize(FOLD.normalize(word));
        StringBuilder kept = new StringBuilder(apart.length());
        apart.codePoints().filter(c -> !isSharedMark(c)).forEach(kept::appendCodePoint);
        return TOGETHER.normalize(kept);
    }

    private static boolean isSharedMark(int c) {
        if (Character.getType(c) != Character.NON_SPACING_MARK && Character.getType(c) != Character.ENCLOSING_MARK) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            // The marks that make か of が are letters' own.
            case INHERITED -> c != 0x3099 && c != 0x309a;
            case ARABIC, HEBREW, GREEK, CYRILLIC, LATIN, COMMON -> true;
            default -> false;
        };
    }
}
