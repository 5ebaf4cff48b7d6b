package riposte.article;

import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The articles that a feed (RSS 1.0 and 2.0, Atom) or a sitemap (with its news extension) names. */
final class LinkList {

    /**
     * One address.
     *
     * @param published when the list says that it was published; null when it does not
     * @param list whether it leads to another list rather than to an article
     */
    record Link(String address, TemporalAccessor published, boolean list) {}

    /** More tags than the largest sitemap allowed has. */
    private static final int MAX_TAGS = 400_000;

    /** Elements deeper than this are put beside each other; a feed has five levels. */
    private static final int MAX_DEPTH = 64;

    private LinkList() {}

    /**
     * Reads a list.
     *
     * @param address where it was fetched from, against which relative addresses are resolved; null when unknown
     * @return its links in order, each address once
     */
    static List<Link> read(String xml, String address) throws UnreadableException {
        if (Markup.tags(xml) > MAX_TAGS) {
            throw new UnreadableException("has more than " + MAX_TAGS + " tags; split it");
        }
        Document list = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(xml, address == null ? "" : address);
        Map<String, Link> links = new LinkedHashMap<>();
        for (Element entry : list.select("item, entry, url, sitemap")) {
            String target = target(entry);
            if (target != null) {
                TemporalAccessor published = date(entry, "pubDate, published, dc|date, news|publication_date");
                links.putIfAbsent(
                        target, new Link(target, published, entry.normalName().equals("sitemap")));
            }
        }
        if (links.isEmpty()) {
            throw new UnreadableException("is a feed or sitemap that names no articles");
        }
        return new ArrayList<>(links.values());
    }

    private static String target(Element entry) {
        for (Element child : entry.children()) {
            String name = child.normalName();
            String value = null;
            if (name.equals("loc") || name.equals("link") && !child.hasAttr("href")) {
                value = child.text();
            } else if (name.equals("link")
                    && (child.attr("rel").isEmpty() || child.attr("rel").equals("alternate"))) {
                value = child.attr("href");
            } else if (name.equals("guid") && !child.attr("isPermaLink").equals("false")) {
                value = child.text();
            }
            if (value != null && !value.isBlank()) {
                String resolved = resolved(value.strip(), entry.baseUri());
                if (resolved != null) {
                    return resolved;
                }
            }
        }
        return null;
    }

    private static String resolved(String value, String base) {
        String own = Addresses.canonical(value);
        if (own != null || base.isEmpty()) {
            return own;
        }
        URI relative = Addresses.parse(value);
        URI from = Addresses.parse(base);
        return relative == null || from == null
                ? null
                : Addresses.canonical(from.resolve(relative).toString());
    }

    private static TemporalAccessor date(Element entry, String query) {
        for (Element e : entry.select(query)) {
            TemporalAccessor date = Dates.parse(e.text(), null);
            if (date != null) {
                return date;
            }
        }
        return null;
    }
}
