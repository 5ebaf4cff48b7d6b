package riposte.review;

/**
 * What people found about a claim as the newest reading has it.
 *
 * @param confidence of the reading, from 0 to 1
 * @param right whether the claim is right as it was read: its type, its speaker and its target. Whether it is hedged, the incident and
 *     its links to other claims do not count
 */
public record Judgement(double confidence, boolean right) {}
