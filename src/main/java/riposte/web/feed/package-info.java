/** Lists as feeds: Atom (RFC 4287) and JSON Feed, what came last first. */
package riposte.web.feed;
