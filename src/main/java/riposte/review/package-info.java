/**
 * What people decide about claims, and how it outlives every new reading.
 *
 * <p>A {@link riposte.review.Decision} is bound to the words of an article ({@link riposte.review.Binding}), not to offsets or
 * ids, and holds the whole claim ({@link riposte.review.Content}). {@link riposte.review.Desk} takes what was read from an
 * article and the decisions about it, and says what is shown and what is hidden; it knows no store and no clock. Decisions are
 * quads ({@link riposte.review.ReviewQuads}) or JSON lines ({@link riposte.review.ReviewJson}).
 *
 * <p>May use {@code riposte.claim}, {@code riposte.rdf}, {@code riposte.article}, Jena's core and Jackson.
 */
package riposte.review;
