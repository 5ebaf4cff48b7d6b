/**
 * Sentences to claims as read: type, cue, words for speaker and target, links, scores; and the model behind it.
 *
 * <p>{@link riposte.reader.Reader} is the way in. It cuts sentences into word pieces, lets a small encoder read windows of them (run by
 * ONNX Runtime), and gives {@link riposte.reader.ReadClaim}s: only places in the text and scores. Whom the words mean is for
 * {@code riposte.extract} to say. How the model comes about stands in {@code training/README.md}, how it is read in {@code docs/reading.md}.
 *
 * <p>May use: {@code text}, {@code claim}; ONNX Runtime, which no other package sees.
 */
package riposte.reader;
