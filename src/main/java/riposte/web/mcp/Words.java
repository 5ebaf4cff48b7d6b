package riposte.web.mcp;

import java.util.regex.Pattern;

/**
 * Texts of strangers as a language model may see them: on one line, so that they cannot pose as more than a quotation, and without
 * characters that no person sees but a model reads.
 */
final class Words {

    /** Of a sentence; the reader makes none that is longer. */
    private static final int SENTENCE = 1_500;

    /** Controls, what turns the direction of writing, tags, private and unpaired characters; joiners, which scripts need, stay. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\x{E0100}-\\x{E01EF}&&[^\\s\\u200c\\u200d]]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    private Words() {}

    static String plain(String text) {
        return plain(text, SENTENCE);
    }

    /** Null stays null. */
    static String plain(String text, int longest) {
        if (text == null) {
            return null;
        }
        String plain = BLANKS.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
        if (plain.length() <= longest) {
            return plain;
        }
        int end = plain.offsetByCodePoints(0, plain.codePointCount(0, longest));
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
