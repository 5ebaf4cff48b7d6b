/**
 * The graph as pages see it: questions to the store, which stand in {@code riposte/web/*.rq}, and a
 * {@linkplain riposte.web.data.Snapshot snapshot} of names and claims in memory for lists, counts and search.
 */
package riposte.web.data;
