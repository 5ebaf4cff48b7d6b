package riposte.reader;

import riposte.text.TextSpan;

/**
 * Words of the text that name a speaker or a target.
 *
 * @param span where they stand
 * @param score between 0 and 1
 */
public record Party(TextSpan span, double score) {}
