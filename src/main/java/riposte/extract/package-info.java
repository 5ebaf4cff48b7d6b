/**
 * What the reader read to claims: whom the words mean, for whom they act, which incident, which claim answers which, how far each can be trusted.
 *
 * <p>{@link riposte.extract.Extractor} is the way in. {@code Screen} lets only articles with cyber words pass; the {@code reader} tells
 * which claims the sentences make, as stretches of text with scores; {@code Parties} says whom they mean by the catalogue ({@code Unknown}
 * whom it does not know); {@code Links}, {@code Incidents}, {@code Precedents} and {@code SaidOn} add the rest; {@code Confidence} is measured.
 *
 * <p>May use: {@code article}, {@code text}, {@code reader}, {@code claim}, {@code catalog}; ICU4J for names of days and for other scripts.
 */
package riposte.extract;
