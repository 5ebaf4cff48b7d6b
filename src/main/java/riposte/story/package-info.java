/**
 * Which articles are copies of one text: news agencies' copy stands on a hundred sites. A {@link riposte.story.Fingerprint} is made of one text
 * alone, and is kept in the graph of its article; {@link riposte.story.Stories} finds copies among the fingerprints of many. What that means for
 * claims is for others to say.
 *
 * <p>Knows of texts as strings only; uses ICU4J to fold them and Commons Codec to hash them, and nothing of ours.
 */
package riposte.story;
