package riposte.review;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of texts as they are compared: without case, accents, punctuation, and articles at their beginning. */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:the|an?|l[ea]s?|l|une?|des?|du|d|el|los|las|der|die|das|den|dem|il|gli|[oa]s) ");

    /** Chinese does not divide words: there a character counts as one. */
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[^ \\p{IsHan}]+");

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
        Set<String> first = words(a);
        Set<String> second = words(b);
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        first.addAll(second);
        return first.isEmpty() ? 1 : (double) both.size() / first.size();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(folded(text)).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
