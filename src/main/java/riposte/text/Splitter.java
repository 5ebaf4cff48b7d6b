package riposte.text;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.TokenizerAnnotator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts text into words with CoreNLP's tokenizer of the language, and words into sentences. A sentence ends with its line,
 * or after a full stop, question or exclamation mark and the closing quotation marks and brackets that follow it, unless
 * the full stop belongs to an abbreviation or the next word goes on in lower case.
 */
final class Splitter {

    /** Longest piece of a line that is given to the tokenizer at once. */
    private static final int LONGEST_LINE = 10_000;

    /** Most words of a sentence; a longer one is cut, so that its tree is found in bounded time. */
    static final int LONGEST_SENTENCE = 160;

    private static final Pattern STOP = Pattern.compile("[.!?…。]+");
    private static final Pattern CLOSING = Pattern.compile("[)\\]}»”’›\"']|''|“");
    private static final Pattern ACRONYM = Pattern.compile("(?:\\p{L}\\.)+\\p{L}?|\\p{Lu}");

    private final TokenizerAnnotator tokenizer;
    private final Set<String> abbreviations;

    Splitter(Settings settings) {
        Properties properties = new Properties();
        settings.below("tokenizer.").forEach((key, value) -> properties.setProperty("tokenize." + key, value));
        properties.setProperty("tokenize.options", "untokenizable=noneKeep");
        tokenizer = new TokenizerAnnotator(false, properties, null);
        abbreviations = settings.set("abbreviations");
    }

    /** The words of a stretch of text, with offsets in it. */
    List<CoreLabel> words(String text) {
        Annotation annotation = new Annotation(text);
        tokenizer.annotate(annotation);
        return annotation.get(CoreAnnotations.TokensAnnotation.class);
    }

    /**
     * Whether both are parts of one contraction: either they have the same place, or the tokenizer has shared the letters
     * of {@code du} among {@code de} and {@code le}.
     */
    static boolean sameWord(CoreLabel first, CoreLabel second) {
        if (second.beginPosition() == first.beginPosition()) {
            return true;
        }
        int letters = second.endPosition() - second.beginPosition();
        return first.endPosition() == second.beginPosition()
                && second.word().length() > letters
                && second.word().chars().allMatch(Character::isLetter);
    }

    List<Sentence> sentences(String text) {
        List<Sentence> sentences = new ArrayList<>();
        int paragraph = 0;
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            for (int from = start; from < end; ) {
                int to = piece(text, from, end);
                cut(text, from, to, paragraph, sentences);
                from = to;
            }
            start = end + 1;
            paragraph++;
        }
        return sentences;
    }

    /** End of a piece of bounded length, at a blank where there is one. */
    private static int piece(String text, int from, int end) {
        if (end - from <= LONGEST_LINE) {
            return end;
        }
        int to = from + LONGEST_LINE;
        int blank = to;
        while (blank > from + LONGEST_LINE / 2 && !Character.isWhitespace(text.charAt(blank))) {
            blank--;
        }
        if (blank > from + LONGEST_LINE / 2) {
            return blank;
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to + 1 : to;
    }

    private void cut(String text, int from, int to, int paragraph, List<Sentence> sentences) {
        String line = text.substring(from, to);
        if (line.isBlank()) {
            return;
        }
        List<Token> words = new ArrayList<>();
        List<CoreLabel> labels = words(line);
        for (int i = 0; i < labels.size(); ) {
            int next = i + 1;
            while (next < labels.size() && sameWord(labels.get(next - 1), labels.get(next))) {
                next++;
            }
            int start = from + labels.get(i).beginPosition();
            int end = from + labels.get(next - 1).endPosition();
            i = next;
            if (start < end) {
                words.add(Token.of(text.substring(start, end), start, end));
            }
        }
        int first = 0;
        for (int i = 0; i < words.size(); i++) {
            int last = -1;
            if (ends(text, words, i)) {
                last = i;
                while (last + 1 < words.size() && closes(text, words, last + 1)) {
                    last++;
                }
                if (last + 1 < words.size() && goesOn(words.get(last + 1))) {
                    i = last;
                    last = -1;
                }
            }
            if (last < 0 && i - first + 1 >= LONGEST_SENTENCE) {
                last = bestCut(words, first, i);
            }
            if (last >= 0) {
                add(text, paragraph, words.subList(first, last + 1), sentences);
                first = last + 1;
                i = last;
            }
        }
        if (first < words.size()) {
            add(text, paragraph, words.subList(first, words.size()), sentences);
        }
    }

    private boolean ends(String text, List<Token> words, int i) {
        Token word = words.get(i);
        if (!STOP.matcher(word.form()).matches()) {
            return false;
        }
        if (!word.form().equals(".") || i == 0) {
            return true;
        }
        Token before = words.get(i - 1);
        if (before.end() != word.start()) {
            return true;
        }
        String form = before.form().toLowerCase(Locale.ROOT);
        if (abbreviations.contains(form) || ACRONYM.matcher(before.form()).matches()) {
            return i + 1 >= words.size();
        }
        return true;
    }

    /** Whether the mark closes what the sentence opened: nothing but a French blank stands before it. */
    private static boolean closes(String text, List<Token> words, int i) {
        Token mark = words.get(i);
        if (!CLOSING.matcher(mark.form()).matches()) {
            return false;
        }
        int gap = mark.start() - words.get(i - 1).end();
        boolean plain = gap == 0;
        boolean spaced = gap == 1 && (mark.form().equals("»") || mark.form().equals("”"));
        if (mark.form().equals("“") || mark.form().equals("\"") || mark.form().equals("'")) {
            boolean wordFollows = i + 1 < words.size() && words.get(i + 1).start() == mark.end()
                    && Character.isLetterOrDigit(words.get(i + 1).form().charAt(0));
            return plain && !wordFollows;
        }
        return plain || spaced;
    }

    private static boolean goesOn(Token next) {
        char first = next.form().charAt(0);
        return Character.isLowerCase(first) || first == ',' || first == ';' || first == ':' || first == ')';
    }

    /** The last comma, semicolon or closing mark of the second half, else the last word. */
    private static int bestCut(List<Token> words, int first, int last) {
        for (int i = last; i > (first + last) / 2; i--) {
            String form = words.get(i).form();
            if (form.equals(";") || form.equals(",") || form.equals("»") || form.equals("”")) {
                return i;
            }
        }
        return last;
    }

    private static void add(String text, int paragraph, List<Token> words, List<Sentence> sentences) {
        int start = words.get(0).start();
        int end = words.get(words.size() - 1).end();
        sentences.add(new Sentence(text.substring(start, end), start, paragraph, words));
    }
}
