/**
 * Sources that are followed: feeds, sitemaps and folders that are looked at again and again, so that the graph keeps itself
 * current.
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li><b>Source</b> ({@link riposte.follow.Source}): the address of a list of pages, how often to look at it and how
 *       many pages to read at a time, as its user wants it.
 *   <li><b>List</b>: what stands at that address: a feed, a sitemap, or the files of a folder. The lists that a sitemap
 *       index names belong to its source.
 *   <li><b>Page</b>: what a list names: an address of an article, or a file.
 *   <li><b>Run</b>: one look at a source: first at its lists, then at pages that are new. {@link riposte.follow.Report}
 *       says what came of it.
 *   <li><b>Ledger</b>: what is known of a source, on the disk: pages that wait, pages that were read, when to look again.
 * </ul>
 *
 * <h2>Nothing twice, nothing lost</h2>
 *
 * <p>A page that a list names is written into the ledger, together with the list's validators, before any page is asked
 * for; so a list that says "not modified" after a death of the process hides nothing. A page leaves the ledger's waiting
 * ones when the {@link riposte.ingest.Intake} has told what became of all its articles, which is after they are on the disk.
 * Between the two, at most {@value riposte.follow.Run#TOGETHER} pages are asked for again after a sudden death.
 *
 * <h2>Politeness</h2>
 *
 * <p>All requests go through {@code Sites}: robots.txt (RFC 9309), one request per host and delay, {@code Retry-After}.
 * Sources that fail are asked less and less often, down to once a day.
 *
 * <p>May use: {@code ingest}, {@code article}. The only package that knows crawler-commons. Knows nothing of Spring, and nothing of
 * where articles go.
 */
package riposte.follow;
