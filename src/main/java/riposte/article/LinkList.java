package riposte.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The articles that a feed (RSS 1.0 and 2.0, Atom, JSON Feed) or a sitemap (with its news extension) names. Which of
 * them it is is told by its content.
 *
 * <p>jsoup and not a library for feeds: what is wanted of a feed is addresses and dates, feeds are broken in every way that
 * XML can be, and a parser of XML would refuse them; entities that a document declares are not known here, so none is expanded.
 *
 * @param title what it is called, or null
 * @param links in order, each address once; none when it is a list that is empty
 */
public record LinkList(String title, List<Link> links) {

    /**
     * One address.
     *
     * @param published when the list says that it was published; null when it does not
     * @param updated when the list says that it was last changed, as exactly as it says so; null when it does not
     * @param list whether it leads to another list rather than to an article
     */
    public record Link(String address, TemporalAccessor published, Instant updated, boolean list) {}

    /** What the largest sitemap allowed has; many are compressed. */
    private static final int MAX_BYTES = 50 << 20;

    /** More tags than the largest sitemap allowed has. */
    private static final int MAX_TAGS = 400_000;

    /** Elements deeper than this are put beside each other; a feed has five levels. */
    private static final int MAX_DEPTH = 64;

    private static final int LONGEST_TITLE = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public LinkList {
        links = List.copyOf(links);
    }

    /**
     * Reads a list.
     *
     * @throws UnreadableException when it is none; of a page, the message names the feeds that the page names
     */
    public static LinkList read(WebAnswer answer) throws UnreadableException {
        try {
            byte[] bytes = Source.readAll(Source.open(new ByteArrayInputStream(answer.bytes())), MAX_BYTES);
            return read(TextDecoder.decode(bytes, answer.charset()), answer.address().toString());
        } catch (IOException e) {
            throw new UnreadableException(Source.explain(e), e);
        }
    }

    /**
     * Reads a list.
     *
     * @param address where it was fetched from, against which relative addresses are resolved; null when unknown
     */
    static LinkList read(String text, String address) throws UnreadableException {
        String head = text.substring(0, Math.min(text.length(), Form.SNIFF)).strip();
        return head.startsWith("{") ? json(text, address) : xml(text, address);
    }

    private static LinkList xml(String xml, String address) throws UnreadableException {
        if (Markup.tags(xml) > MAX_TAGS) {
            throw new UnreadableException("has more than " + MAX_TAGS + " tags; split it");
        }
        Document list = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(xml, address == null ? "" : address);
        Map<String, Link> links = new LinkedHashMap<>();
        for (Element entry : list.select("item, entry, url, sitemap")) {
            String target = target(entry);
            if (target != null) {
                TemporalAccessor published = date(entry, "pubDate, published, dc|date, news|publication_date");
                TemporalAccessor updated = date(entry, "updated, a10|updated, atom|updated, lastmod, dcterms|modified");
                links.putIfAbsent(
                        target,
                        new Link(target, published, instant(updated), entry.normalName().equals("sitemap")));
            }
        }
        if (links.isEmpty() && list.select("rss, feed, rdf|RDF, urlset, sitemapindex").isEmpty()) {
            throw new UnreadableException(notAList(list));
        }
        Element title = list.selectFirst("channel > title, feed > title");
        return new LinkList(title(title == null ? null : title.text()), new ArrayList<>(links.values()));
    }

    /** JSON Feed 1.1. */
    private static LinkList json(String text, String address) throws UnreadableException {
        JsonNode feed;
        try {
            feed = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new UnreadableException("is not whole JSON (" + e.getOriginalMessage() + "); tell the site", e);
        }
        JsonNode items = feed == null ? null : feed.get("items");
        if (items == null || !items.isArray()) {
            throw new UnreadableException("is JSON, but no feed: a JSON Feed has \"items\"");
        }
        Map<String, Link> links = new LinkedHashMap<>();
        for (JsonNode item : items) {
            String target = resolved(string(item, "url"), address);
            if (target == null) {
                target = Addresses.canonical(string(item, "id"));
            }
            if (target != null) {
                links.putIfAbsent(
                        target,
                        new Link(
                                target,
                                Dates.parse(string(item, "date_published"), null),
                                instant(Dates.parse(string(item, "date_modified"), null)),
                                false));
            }
        }
        return new LinkList(title(string(feed, "title")), new ArrayList<>(links.values()));
    }

    private static String string(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value != null && value.isString() ? value.asString() : null;
    }

    private static String notAList(Document page) {
        String feeds = page.select("link[rel=alternate][href]").stream()
                .filter(link -> link.attr("type").matches("application/((rss|atom)\\+xml|feed\\+json)"))
                .map(link -> resolved(link.attr("href").strip(), page.baseUri()))
                .filter(address -> address != null && address.length() <= 300)
                .limit(3)
                .reduce((a, b) -> a + " or " + b)
                .orElse(null);
        return "is neither a feed nor a sitemap; "
                + (feeds == null ? "look for the address of the site's feed" : "the page names one: give " + feeds);
    }

    private static String title(String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String title = PlainTextReader.clean(given).replaceAll("[\\s\\p{Cc}]+", " ").strip();
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1).strip() + "…";
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
        if (own != null || value == null || base == null || base.isEmpty()) {
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

    private static Instant instant(TemporalAccessor date) {
        if (date instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return date instanceof LocalDate day ? day.atStartOfDay(ZoneOffset.UTC).toInstant() : null;
    }
}
