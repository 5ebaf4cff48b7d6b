package riposte.web.feed;

import java.io.ByteArrayOutputStream;
import org.springframework.web.util.HtmlUtils;
import riposte.export.XmlDocument;

/**
 * Feeds in Atom, in parts that link to the next (RFC 5005, section 3).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>
 */
final class AtomWriter {

    private AtomWriter() {}

    static byte[] write(Feed feed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XmlDocument xml = new XmlDocument(out);
        xml.start("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", feed.lang());
        xml.text("id", feed.id());
        xml.text("title", feed.title());
        xml.text("updated", feed.updated().toString());
        xml.start("author").text("name", "Riposte").end();
        xml.text("generator", "Riposte");
        xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.self());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
        xml.empty("link", "rel", "first", "type", "application/atom+xml", "href", feed.first());
        if (feed.next() != null) {
            xml.empty("link", "rel", "next", "type", "application/atom+xml", "href", feed.next());
        }
        feed.items().forEach(item -> write(item, xml));
        xml.end().finish();
        return out.toByteArray();
    }

    private static void write(Feed.Item item, XmlDocument xml) {
        xml.start("entry");
        xml.text("id", item.id());
        xml.text("title", item.title());
        xml.text("published", item.published().toString());
        xml.text("updated", item.updated().toString());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", item.link());
        if (item.source() != null) {
            xml.empty("link", "rel", "via", "href", item.source(), "title", item.sourceTitle());
        }
        xml.empty("category", "term", item.type());
        xml.text("content", html(item), "type", "html");
        xml.end();
    }

    /** The sentence as a quotation, what it is from, and how surely it was read. */
    static String html(Feed.Item item) {
        String lang = item.sentenceLang() == null ? "" : " lang=\"" + HtmlUtils.htmlEscape(item.sentenceLang()) + "\"";
        StringBuilder html = new StringBuilder();
        html.append("<blockquote").append(lang).append("><p>").append(HtmlUtils.htmlEscape(item.sentence())).append("</p></blockquote>");
        if (item.sourceTitle() != null) {
            String title = HtmlUtils.htmlEscape(item.sourceTitle());
            html.append("<p>").append(item.source() == null
                    ? title
                    : "<a href=\"" + HtmlUtils.htmlEscape(item.source()) + "\">" + title + "</a>").append("</p>");
        }
        return html.append("<p>Confidence ").append(item.confidence()).append("</p>").toString();
    }
}
