/**
 * The sources that this server follows, and the page {@code /sources} about them: everybody sees what is followed, who has logged in
 * to the review adds, pauses and removes. The following itself is {@link riposte.follow}'s.
 */
package riposte.web.sources;
