/**
 * How good extraction is: claims found in the texts of a gold file against the claims people marked there.
 *
 * <p>A found claim is right when its type, its speaker's principal and its target's principal are those of a gold claim
 * or of the alternatives listed with it. Each gold claim is matched once; one that is left is a miss; a found claim that
 * matches none is false, the same one in the same text counting once. Repeats of a right claim are no error. Gold claims
 * marked optional are never missed. Texts without claims count through their false claims.
 *
 * <p>{@link riposte.evaluate.Gold} reads, {@link riposte.evaluate.Matching} compares, {@link riposte.evaluate.Evaluation}
 * adds up, {@link riposte.evaluate.EvaluationReport} writes. May use {@code claim}.
 */
package riposte.evaluate;
