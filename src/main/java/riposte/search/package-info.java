/**
 * Full-text search: which claims, actors, incidents and articles of a store hold some words.
 *
 * <p>{@link riposte.search.SearchIndex} is the room's door. A Lucene index lies in a folder beside the store and follows from its graphs:
 *
 * <ul>
 *   <li>It is written after the store's transactions, by a thread of its own, graph by graph: no write waits for it or fails with it.
 *   <li>Each commit of the index notes the state of the store that it holds ({@link riposte.store.write.TouchedGraphs}). What was written since then, before a
 *       kill or by a command that has no use for the index, is read again when it is opened; where that is not known, all is.
 *   <li>Hidden graphs are in it, since lists may ask for them. Pages show what their snapshot shows; in queries {@code text:query} asks the graph that
 *       the query is in about each text found, within the query's transaction.
 *   <li>What a search box takes has no syntax and cannot be wrong ({@code PlainWords}); {@code text:query} takes a part of Lucene's ({@code Syntax}), without
 *       what expands without bound.
 *   <li>Words are those of all languages alike ({@code WordAnalyzer}): no stems, no stop words.
 * </ul>
 *
 * <p>May use {@code riposte.rdf}, {@code riposte.claim}, {@code riposte.store}, Jena, and alone Lucene. Knows nothing of HTTP.
 */
package riposte.search;
