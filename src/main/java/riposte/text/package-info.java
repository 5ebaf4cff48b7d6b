/**
 * A text to its sentences and their word pieces, with offsets.
 *
 * <p>{@link riposte.text.Sentences} cuts sentences, {@link riposte.text.Pieces} cuts what the reader's network takes in;
 * {@code training/} cuts alike, and tests hold both sides together. Works on any input, however hostile, in time linear in its length.
 *
 * <p>May use: the JDK.
 */
package riposte.text;
