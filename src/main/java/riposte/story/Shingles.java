package riposte.story;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The runs of {@value #WIDTH} neighbouring words of a text (Broder, "On the resemblance and containment of documents", 1997), as numbers.
 *
 * <p>Words are what stands between other characters than letters, marks and digits, after Unicode's NFKC case folding, so that neither
 * punctuation, nor capitals, nor soft hyphens make a difference. Scripts that are written without spaces have pairs of neighbouring characters
 * for words. No language is asked for, and no dictionary.
 */
final class Shingles {

    /** Words in a run. */
    static final int WIDTH = 4;

    /** Words of a text that count, from its beginning; what follows cannot make the work longer. */
    static final int MOST_WORDS = 50_000;

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

    private Shingles() {}

    /** The different runs of a text; none where it has too few words. */
    static long[] of(String text) {
        List<String> words = words(text);
        Set<Long> found = new HashSet<>();
        for (int i = 0; i + WIDTH <= words.size(); i++) {
            byte[] run = String.join(" ", words.subList(i, i + WIDTH)).getBytes(StandardCharsets.UTF_8);
            found.add(MurmurHash3.hash128x64(run, 0, run.length, 0)[0]);
        }
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    static List<String> words(String text) {
        String folded = FOLDED.normalize(text);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int before = -1;
        for (int i = 0; i < folded.length() && words.size() < MOST_WORDS; ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            boolean unspaced = UScript.breaksBetweenLetters(UScript.getScript(c));
            if (unspaced || !inWord(c)) {
                end(word, words);
            } else {
                word.appendCodePoint(c);
            }
            if (unspaced && before >= 0) {
                words.add(new StringBuilder().appendCodePoint(before).appendCodePoint(c).toString());
            }
            // Punctuation lies between two words of such a script no more than between others.
            if (unspaced) {
                before = c;
            } else if (inWord(c)) {
                before = -1;
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean inWord(int c) {
        return UCharacter.isLetterOrDigit(c) || UCharacter.getType(c) == Character.NON_SPACING_MARK
                || UCharacter.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
