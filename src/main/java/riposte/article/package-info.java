/**
 * From bytes to {@link riposte.article.Article}: files, folders, corpora, feeds, archives, web addresses and standard
 * input, read as a stream by {@link riposte.article.ArticleReader}. The only package that knows jsoup, PDFBox, jwarc, the
 * HTTP client, the language detector and ICU's charset detector; it depends on no other package of the project and may run
 * in any JVM.
 *
 * <h2>Terms</h2>
 *
 * <ul>
 *   <li><b>Page</b>: HTML. Its <em>body</em> is found by {@code BodyFinder}: the page is cut into <em>blocks</em>, the
 *       lines that a browser would show; blocks have weight by length and share of links; the <em>root</em> is the
 *       element marked as the article's body, or the smallest one that holds most of the weight. What stands beside the
 *       article goes by the vocabulary in {@code page-parts.txt} (names of elements) and {@code page-phrases.txt}
 *       (wording of lines). Both are general; neither names a site.
 *   <li><b>PDF</b>: letters with places on sheets, put into reading order by {@code PdfLayout}; {@link
 *       riposte.article.Article#pages()} tells the sheets apart.
 *   <li><b>Corpus</b>: one JSON object per line, read line by line, whatever its size.
 *   <li><b>Archive</b>: a WARC file, whose HTML and PDF responses are read as if fetched. <b>Feed</b> and <b>sitemap</b>:
 *       lists of addresses, at most 1,000 of them fetched for one input, under the rules for addresses.
 *   <li><b>Text</b>: kept as it stands, character by character, because offsets of claims point into it. Line ends
 *       become line feeds; a byte order mark goes; a character that XML 1.0 cannot carry becomes U+FFFD, which keeps
 *       its place.
 *   <li><b>Kind</b> ({@link riposte.article.ArticleKind}): live blogs, beginnings left before a paywall, and pages of
 *       several articles are read like others, and named as such.
 *   <li><b>Failure</b> ({@link riposte.article.InputFailure}): one per input or line that could not be read, saying
 *       what is wrong and what to do; the rest is read all the same.
 * </ul>
 *
 * <h2>Decisions that hold everywhere</h2>
 *
 * <ul>
 *   <li>Charset: byte order mark; UTF-8 wherever the bytes are valid UTF-8; HTTP header; the page; content.
 *   <li>Language: what the user or the record says; else the content by function words, then by a statistical model; a
 *       page's own declaration only where its text is too short to tell.
 *   <li>Dates are never completed: no year, day, time or offset is added that the input does not give.
 *   <li>The address of a fetched page is the canonical one it names only on its own site, so that no page can take the
 *       place of another's article.
 * </ul>
 *
 * <h2>Limits</h2>
 *
 * <p>Pages, texts and corpus lines have a largest size after decompression, pages a largest number of tags (100,000)
 * and a largest depth (512, deeper elements are flattened as browsers do); every step over a page is linear. A PDF has a
 * largest number of sheets (5,000), of letters, of drawing operators, and of bytes its streams unpack to. A web
 * address has one time limit from the look-up of its name to its last byte, a number of redirects, and a list of media
 * types.
 *
 * <p>Unless the user allows private addresses, no address inside the machine or its networks is contacted: loopback,
 * link-local (with cloud metadata services), private, carrier-grade NAT, multicast, reserved and documentation ranges
 * of IPv4, everything outside global unicast in IPv6, and IPv4 addresses embedded in IPv6. The check is the client's
 * name resolver: the addresses that were checked are the ones connected to, at the first request and at each redirect,
 * so a name that changes its address in between (DNS rebinding) gains nothing. Proxies set for the JVM are not used,
 * because they would look names up themselves.
 */
package riposte.article;
