package riposte.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.text.TextSpan;

/** A phrase of the text cut into words, to find the name in it. */
final class Phrase {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.&@_'’+-][\\p{L}\\p{M}\\p{N}]+)*");

    private final String text;
    private final List<TextSpan> words = new ArrayList<>();

    Phrase(String text, TextSpan span) {
        this.text = text;
        Matcher word = WORD.matcher(text).region(span.start(), span.end());
        while (word.find()) {
            words.add(new TextSpan(word.start(), word.end()));
        }
    }

    List<TextSpan> words() {
        return words;
    }

    String word(int i) {
        return words.get(i).in(text);
    }

    /** Whether a word looks like a part of a name: a capital or a digit in it. */
    boolean named(int i) {
        return word(i).codePoints().anyMatch(c -> Character.isUpperCase(c) || c >= '0' && c <= '9');
    }
}
