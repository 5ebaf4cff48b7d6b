package riposte.text;

/**
 * A word or punctuation mark of a sentence. Contractions ({@code du}, {@code zum}, {@code acusarlo}) are one token when
 * cut; annotation makes them the words that the language's treebank has, each with the place of the whole contraction
 * and the form of the part ({@code de}, {@code le}).
 *
 * <p>Before {@link Analyzer#annotate} only form and offsets are set.
 *
 * @param form as written
 * @param start offset of its first character in the article's text, in UTF-16 code units
 * @param end offset after its last character
 * @param lemma dictionary form in lower case, or null before annotation
 * @param pos universal part of speech ({@code VERB}, {@code NOUN}, {@code PROPN} …), or null before annotation
 * @param ner {@code PERSON}, {@code ORGANIZATION}, {@code LOCATION}, {@code MISC} or {@code O}; null before annotation
 * @param head index in the sentence of the word it depends on, or -1 for the root and before annotation
 * @param relation Universal Dependencies relation to its head ({@code nsubj}, {@code obl:agent} …), {@code root}, or
 *     null before annotation
 */
public record Token(
        String form, int start, int end, String lemma, String pos, String ner, int head, String relation) {

    /** What {@link #ner} says of a word that is no name. */
    public static final String NO_NAME = "O";

    /** A token that is only cut, not yet annotated. */
    public static Token of(String form, int start, int end) {
        return new Token(form, start, end, null, null, null, -1, null);
    }

    public boolean annotated() {
        return relation != null;
    }
}
