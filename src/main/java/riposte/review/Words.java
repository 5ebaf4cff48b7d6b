package riposte.review;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of texts as they are compared: without case, accents, punctuation, and articles at their beginning. */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:the|an?|l[ea]s?|l|une?|des?|du|d|el|los|las|der|die|das|den|dem|il|gli|[oa]s) ");

    private Words() {}

    /** The text as it is compared; empty for null. */
    static String folded(String text) {
        if (text == null) {
            return "";
        }
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String words = BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return ARTICLE.matcher(words).replaceFirst("");
    }

    /** The share of words that two texts have in common, of the words of both; between 0 and 1. */
    static double common(String a, String b) {
        Set<String> first = new HashSet<>(List.of(folded(a).split(" ")));
        Set<String> second = new HashSet<>(List.of(folded(b).split(" ")));
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        first.addAll(second);
        return (double) both.size() / first.size();
    }
}
