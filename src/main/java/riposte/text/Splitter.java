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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into words with CoreNLP's tokenizer of the language, and words into sentences. A sentence ends with its line,
 * or after a full stop, question or exclamation mark and the closing quotation marks and brackets that follow it, unless
 * the full stop belongs to an abbreviation or the next word goes on in lower case.
 */
final class Splitter {

    /** Longest piece of a line that is given to the tokenizer at once: it is quadratic on long runs of marks. */
    private static final int LONGEST_LINE = 2_000;

    /** Most words of a sentence; a longer one is cut, so that its tree is found in bounded time. */
    static final int LONGEST_SENTENCE = 160;

    private static final Pattern STOP = Pattern.compile("[.!?…。]+");
    private static final Pattern CLOSING = Pattern.compile("[)\\]}»”’›\"']|''|“");
    private static final Pattern ACRONYM = Pattern.compile("(?:\\p{L}\\.)+\\p{L}?\\.?|\\p{Lu}\\.?");
    private static final Pattern ORDINAL = Pattern.compile("\\d{1,2}");
    /** {@code PARIS, 3 mars (AFP) -}, {@code MOSCOW —}: place, date and agency before the first sentence. */
    private static final Pattern DATELINE = Pattern.compile(
            "\\s*(?:\\p{Lu}[\\p{L}\\p{M}.'’ -]{1,40}(?:[,/][^()]{1,40})?\\s*\\(\\p{L}[\\p{L}\\p{M} ./-]{1,30}\\)\\s*[-–—:]"
                    + "|\\p{Lu}{2}[\\p{Lu} .,'’-]{1,30}\\s[—–])\\s+(?=[\\p{Lu}\\p{Pi}\"'«„])");
    /** A safe place to cut: a longer word in lower case, a mark, a capital. */
    private static final Pattern BOUNDARY = Pattern.compile("(?<=\\p{Ll}{3}[.!?])\\s+(?=\\p{Lu})");

    private final TokenizerAnnotator tokenizer;
    private final Set<String> abbreviations;
    private final Set<String> numbered;
    private final Set<String> starters;
    private final boolean ordinals;

    Splitter(Settings settings) {
        Properties properties = new Properties();
        settings.below("tokenizer.").forEach((key, value) -> properties.setProperty("tokenize." + key, value));
        properties.setProperty("tokenize.options", "untokenizable=noneKeep");
        tokenizer = new TokenizerAnnotator(false, properties, null);
        abbreviations = settings.set("abbreviations");
        numbered = settings.set("abbreviations.numbered");
        starters = settings.set("starters");
        ordinals = settings.is("ordinals");
    }

    /** The words of a stretch of text, with offsets in it. */
    List<CoreLabel> words(String text) {
        Annotation annotation = new Annotation(readable(text));
        tokenizer.annotate(annotation);
        return annotation.get(CoreAnnotations.TokensAnnotation.class);
    }

    /** The text with blanks for what no tokenizer knows: halves of surrogate pairs and control characters. */
    private static String readable(String text) {
        StringBuilder copy = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c) || Character.isISOControl(c) || c >= '\u202a' && c <= '\u202e') {
                if (copy == null) {
                    copy = new StringBuilder(text);
                }
                copy.setCharAt(i, ' ');
            }
        }
        return copy == null ? text : copy.toString();
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

    /** End of a piece of bounded length: after a sentence if one ends in its second half, else at a blank. */
    private static int piece(String text, int from, int end) {
        if (end - from <= LONGEST_LINE) {
            return end;
        }
        int to = from + LONGEST_LINE;
        Matcher boundary = BOUNDARY.matcher(text).region(from + LONGEST_LINE / 2, to).useTransparentBounds(true);
        int best = -1;
        while (boundary.find()) {
            best = boundary.end();
        }
        if (best > 0) {
            return best;
        }
        for (int blank = to; blank > from + LONGEST_LINE / 2; blank--) {
            if (Character.isWhitespace(text.charAt(blank))) {
                return blank;
            }
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
        Matcher dateline = DATELINE.matcher(line);
        if (dateline.lookingAt()) {
            int end = from + dateline.end();
            while (first < words.size() && words.get(first).start() < end) {
                first++;
            }
            add(text, paragraph, words.subList(0, first), sentences);
        }
        for (int i = first; i < words.size(); i++) {
            int last = -1;
            if (ends(words, i)) {
                last = i;
                while (last + 1 < words.size() && closes(words, last + 1)) {
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

    private boolean ends(List<Token> words, int i) {
        Token word = words.get(i);
        String form = word.form();
        if (!STOP.matcher(form).matches()) {
            return form.endsWith(".") && ACRONYM.matcher(form).matches() && starts(words, i + 1);
        }
        if (!form.equals(".") || i == 0 || words.get(i - 1).end() != word.start()) {
            return true;
        }
        String before = words.get(i - 1).form();
        String lower = before.toLowerCase(Locale.ROOT);
        boolean last = i + 1 >= words.size();
        if (numbered.contains(lower)) {
            return last || !Character.isDigit(words.get(i + 1).form().charAt(0));
        }
        if (ordinals && ORDINAL.matcher(before).matches()) {
            return last || starts(words, i + 1);
        }
        if (ACRONYM.matcher(before).matches()) {
            return last || starts(words, i + 1);
        }
        return last || !abbreviations.contains(lower);
    }

    /** Whether a word often begins a sentence and is capitalised only there. */
    private boolean starts(List<Token> words, int i) {
        return i < words.size()
                && Character.isUpperCase(words.get(i).form().charAt(0))
                && starters.contains(words.get(i).form().toLowerCase(Locale.ROOT));
    }

    /** Whether the mark closes what the sentence opened: nothing but a French blank stands before it. */
    private static boolean closes(List<Token> words, int i) {
        Token mark = words.get(i);
        if (!CLOSING.matcher(mark.form()).matches()) {
            return false;
        }
        int gap = mark.start() - words.get(i - 1).end();
        boolean wordFollows = i + 1 < words.size()
                && words.get(i + 1).start() == mark.end()
                && Character.isLetterOrDigit(words.get(i + 1).form().codePointAt(0));
        if (wordFollows) {
            return false;
        }
        return gap == 0 || gap == 1 && (mark.form().equals("»") || mark.form().equals("”"));
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
