package riposte.article;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says about itself: first in structured data (schema.org as JSON-LD, then as microdata), then in its
 * {@code meta} elements (Open Graph, Dublin Core and the usual names), then in what it shows.
 */
final class PageMetadata {

    private static final int MAX_NODES = 20_000;
    private static final List<String> NESTED =
            List.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "publisher", "itemListElement", "item");
    private static final int MAX_SCRIPT = 4 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Set<String> PUBLISHED_NAMES = Set.of(
            "article:published_time",
            "og:published_time",
            "og:article:published_time",
            "datepublished",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "published-date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "article:published",
            "cxenseparse:recs:publishtime",
            "article_date_original",
            "originalpublicationdate",
            "citation_publication_date",
            "dateofpublication",
            "rnews:datepublished");
    private static final Set<String> MODIFIED_NAMES = Set.of(
            "article:modified_time",
            "og:updated_time",
            "og:modified_time",
            "datemodified",
            "lastmod",
            "last-modified",
            "dc.date.modified",
            "dcterms.modified",
            "article.updated",
            "revised");
    private static final Pattern DATED_PATH = Pattern.compile("/((?:19|20)\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})(?=[/-])");
    private static final Pattern TITLE_SEPARATOR = Pattern.compile("\\s+[|–—·»:-]\\s+");

    private final Document page;
    private final String address;
    private final JsonNode article;
    private final boolean liveBlog;
    private final List<JsonNode> nodes;

    /**
     * Looks through a page.
     *
     * @param address where it was fetched from; null when unknown
     */
    PageMetadata(Document page, String address) {
        this.page = page;
        this.address = address;
        this.nodes = structuredData();
        this.article = choose(nodes);
        this.liveBlog = nodes.stream().anyMatch(n -> hasType(n, "LiveBlogPosting"))
                || page.selectFirst("[itemtype$=LiveBlogPosting]") != null
                || isNamedLiveBlog(page);
    }

    /** Whether an element is named after live blogs and holds the times of several posts. */
    private static boolean isNamedLiveBlog(Document page) {
        Element posts = page.selectFirst("[class*=live-blog], [class*=liveblog], [id*=live-blog], [id*=liveblog]");
        return posts != null
                && posts.select("time, [class*=timestamp], [class*=post-time]").size() > 4;
    }

    String title() {
        String headline = clean(text(article, "headline"));
        if (headline == null) {
            headline = withoutSite(meta(Set.of("og:title", "twitter:title")));
        }
        if (headline == null) {
            Element shown = page.selectFirst("article h1, [itemprop=headline], h1");
            headline = shown == null ? null : clean(shown.text());
        }
        return headline != null ? headline : withoutSite(page.title());
    }

    String publisher() {
        String name = article == null ? null : clean(name(resolved(article.get("publisher"))));
        if (name == null) {
            name = clean(meta(Set.of("og:site_name")));
        }
        if (name == null) {
            Element publisher = page.selectFirst("[itemprop=publisher]");
            Element named = publisher == null ? null : publisher.selectFirst("[itemprop=name]");
            name = named == null ? null : clean(named.hasAttr("content") ? named.attr("content") : named.text());
        }
        if (name == null) {
            name = clean(meta(Set.of("dc.publisher", "dcterms.publisher", "application-name")));
        }
        return name == null || name.length() > 120 || name.startsWith("http") ? null : name.replaceFirst("^@", "");
    }

    /**
     * The canonical address. A page that was fetched may only name one on its own site: otherwise any page could take
     * the place of any other.
     */
    String url() {
        List<String> candidates = new ArrayList<>();
        for (Element link : page.select("link[rel~=(?i)^canonical$]")) {
            candidates.add(link.absUrl("href").isEmpty() ? link.attr("href") : link.absUrl("href"));
        }
        candidates.add(meta(Set.of("og:url")));
        candidates.add(text(article, "url"));
        JsonNode main = article == null ? null : article.get("mainEntityOfPage");
        candidates.add(main != null && main.isObject() ? text(main, "@id") : text(article, "mainEntityOfPage"));
        String own = Addresses.canonical(address);
        for (String candidate : candidates) {
            String url = Addresses.canonical(candidate);
            if (url == null || isFront(url) && (own == null || !isFront(own))) {
                continue;
            }
            if (own == null || Addresses.sameSite(host(url), host(own))) {
                return url;
            }
        }
        return own;
    }

    /** The language the page declares, as a two-letter code; null when it declares none. */
    String lang() {
        String declared = Languages.code(text(article, "inLanguage"));
        Element html = page.selectFirst("html");
        if (declared == null && html != null) {
            declared = Languages.code(html.hasAttr("lang") ? html.attr("lang") : html.attr("xml:lang"));
        }
        return declared != null
                ? declared
                : Languages.code(meta(Set.of("og:locale", "content-language", "dc.language")));
    }

    TemporalAccessor published(String lang) {
        TemporalAccessor date = date(text(article, "datePublished"), lang);
        date = date != null ? date : metaDate(PUBLISHED_NAMES, lang);
        date = date != null ? date : itemDate("datePublished", lang);
        date = date != null ? date : itemDate("dateCreated", lang);
        date = date != null ? date : date(text(article, "dateCreated"), lang);
        date = date != null ? date : shownDate(lang);
        date = date != null ? date : pathDate();
        return date != null ? date : printedDate(lang);
    }

    TemporalAccessor modified(String lang) {
        TemporalAccessor date = date(text(article, "dateModified"), lang);
        date = date != null ? date : metaDate(MODIFIED_NAMES, lang);
        return date != null ? date : itemDate("dateModified", lang);
    }

    /** The article's text as structured data gives it, often shortened and without paragraphs; null if absent. */
    String articleBody() {
        String body = text(article, "articleBody");
        if (body == null || body.isBlank()) {
            return null;
        }
        String plain = Parser.unescapeEntities(body, false);
        return plain.indexOf('<') >= 0 && plain.indexOf('>') >= 0
                ? Jsoup.parseBodyFragment(plain).wholeText().strip()
                : plain.strip();
    }

    boolean isLiveBlog() {
        return liveBlog;
    }

    /** Whether the page says that its text is not free to read. */
    boolean isLocked() {
        JsonNode free = article == null ? null : article.get("isAccessibleForFree");
        if (free != null && (free.isBoolean() || free.isString())) {
            return free.asString().equalsIgnoreCase("false");
        }
        String tier = meta(Set.of("article:content_tier"));
        return tier != null && (tier.equalsIgnoreCase("locked") || tier.equalsIgnoreCase("metered"));
    }

    /** Whether the page says that it is one article. */
    boolean isArticle() {
        String type = meta(Set.of("og:type"));
        return article != null || "article".equalsIgnoreCase(type);
    }

    // ---- structured data

    private List<JsonNode> structuredData() {
        List<JsonNode> found = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        int visited = 0;
        for (Element script : page.select("script[type*=ld+json]")) {
            String data = script.data();
            if (data.isBlank() || data.length() > MAX_SCRIPT) {
                continue;
            }
            try {
                open.add(JSON.readTree(unwrap(data)));
            } catch (JacksonException e) {
                continue;
            }
            while (!open.isEmpty() && visited++ < MAX_NODES) {
                JsonNode node = open.poll();
                if (node.isArray()) {
                    node.forEach(open::add);
                } else if (node.isObject()) {
                    if (node.has("@type")) {
                        found.add(node);
                    }
                    for (String key : NESTED) {
                        if (node.has(key)) {
                            open.add(node.get(key));
                        }
                    }
                }
            }
            open.clear();
        }
        return found;
    }

    /** Without the comment or CDATA marks that some pages put around their JSON. */
    private static String unwrap(String data) {
        int start = 0;
        while (start < data.length() && data.charAt(start) != '{' && data.charAt(start) != '[') {
            start++;
        }
        int end = data.length();
        while (end > start && data.charAt(end - 1) != '}' && data.charAt(end - 1) != ']') {
            end--;
        }
        String json = data.substring(start, end);
        return json.startsWith("[CDATA[") ? unwrap(json.substring(7)) : json;
    }

    private static JsonNode choose(List<JsonNode> nodes) {
        JsonNode best = null;
        int bestRank = 0;
        for (JsonNode node : nodes) {
            int rank = 0;
            for (String type : types(node)) {
                String t = type.substring(type.lastIndexOf('/') + 1);
                if (t.endsWith("Article") || t.endsWith("BlogPosting") || t.equals("Report")) {
                    rank = Math.max(rank, node.has("headline") || node.has("articleBody") ? 3 : 2);
                } else if (t.endsWith("CreativeWork") || t.endsWith("WebPage")) {
                    rank = Math.max(rank, node.has("datePublished") ? 1 : 0);
                }
            }
            if (rank > bestRank) {
                best = node;
                bestRank = rank;
            }
        }
        return best;
    }

    private static boolean hasType(JsonNode node, String type) {
        return types(node).stream().anyMatch(t -> t.endsWith(type));
    }

    private static List<String> types(JsonNode node) {
        List<String> types = new ArrayList<>();
        JsonNode type = node.get("@type");
        if (type != null && type.isArray()) {
            type.forEach(t -> types.add(t.asString("")));
        } else if (type != null) {
            types.add(type.asString(""));
        }
        return types;
    }

    /** The node itself or, where it is only a reference, the one it refers to. */
    private JsonNode resolved(JsonNode node) {
        String id = text(node, "@id");
        if (id != null && !node.has("name")) {
            for (JsonNode other : nodes) {
                if (other.has("name") && id.equals(text(other, "@id"))) {
                    return other;
                }
            }
        }
        return node;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node == null ? null : node.get(field);
        if (value != null && value.isArray() && !value.isEmpty()) {
            value = value.get(0);
        }
        return value != null && value.isString() ? value.asString() : null;
    }

    private static String name(JsonNode node) {
        JsonNode one = node != null && node.isArray() && !node.isEmpty() ? node.get(0) : node;
        return one != null && one.isString() ? one.asString() : text(one, "name");
    }

    // ---- meta elements and what is shown

    /** The content of the first meta element with one of these names. */
    private String meta(Set<String> names) {
        for (Element meta : page.select("meta[content]")) {
            for (String key : new String[] {"property", "name", "itemprop", "http-equiv"}) {
                if (names.contains(meta.attr(key).toLowerCase(Locale.ROOT))
                        && !meta.attr("content").isBlank()) {
                    return meta.attr("content");
                }
            }
        }
        return null;
    }

    private TemporalAccessor metaDate(Set<String> names, String lang) {
        for (Element meta : page.select("meta[content]")) {
            for (String key : new String[] {"property", "name", "itemprop"}) {
                if (names.contains(meta.attr(key).toLowerCase(Locale.ROOT))) {
                    TemporalAccessor date = date(meta.attr("content"), lang);
                    if (date != null) {
                        return date;
                    }
                }
            }
        }
        return null;
    }

    private TemporalAccessor itemDate(String property, String lang) {
        for (Element item : page.select("[itemprop~=^" + property + "$], [property~=^(?:schema:)?" + property + "$]")) {
            for (String value : new String[] {item.attr("datetime"), item.attr("content"), item.ownText()}) {
                TemporalAccessor date = date(value, lang);
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    private TemporalAccessor shownDate(String lang) {
        for (String query : new String[] {
            "time[pubdate]", "time[class*=publish]", "header time[datetime]", "article time[datetime]", "time[datetime]"
        }) {
            for (Element time : page.select(query)) {
                TemporalAccessor date = date(time.hasAttr("datetime") ? time.attr("datetime") : time.text(), lang);
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    /** A date in words beside the article, in an element whose class says that it is one. */
    private TemporalAccessor printedDate(String lang) {
        for (Element e : page.select(
                ":is(article, main, [role=main], #main, #content) :is([class*=date], [class*=publish], [class*=byline],"
                        + " [class*=author], [class*=timestamp])")) {
            String text = e.ownText();
            if (text.length() >= 8 && text.length() <= 100 && date(text, lang) instanceof LocalDate day) {
                return day;
            }
        }
        return null;
    }

    private TemporalAccessor pathDate() {
        String url = url();
        Matcher m = url == null ? null : DATED_PATH.matcher(url);
        return m != null && m.find() ? date(m.group(1) + "-" + m.group(2) + "-" + m.group(3), null) : null;
    }

    /** A date in the years of the web; whatever else a page gives is an error of its software. */
    private static TemporalAccessor date(String text, String lang) {
        TemporalAccessor date = text == null ? null : Dates.parse(Parser.unescapeEntities(text, false), lang);
        if (date instanceof LocalDate
                || date instanceof OffsetDateTime
                || date instanceof YearMonth
                || date instanceof Year) {
            int year = date.get(ChronoField.YEAR);
            return year >= 1990 && year < 2100 ? date : null;
        }
        return null;
    }

    private String withoutSite(String title) {
        String whole = clean(title);
        if (whole == null) {
            return null;
        }
        Matcher m = TITLE_SEPARATOR.matcher(whole);
        int cut = -1;
        int after = -1;
        while (m.find()) {
            cut = m.start();
            after = m.end();
        }
        if (cut < 15) {
            return whole;
        }
        String site = publisher();
        String last = whole.substring(after);
        boolean named = site != null
                && (last.equalsIgnoreCase(site)
                        || last.toLowerCase(Locale.ROOT).startsWith(site.toLowerCase(Locale.ROOT)));
        Element shown = page.selectFirst("h1");
        boolean headed = shown != null
                && shown.text().strip().equalsIgnoreCase(whole.substring(0, cut).strip());
        return named || headed ? whole.substring(0, cut).strip() : whole;
    }

    private static String clean(String value) {
        if (value == null || value.length() > 4000) {
            return null;
        }
        String text = Parser.unescapeEntities(value, false);
        if (text.indexOf('<') >= 0 && text.indexOf('>') >= 0) {
            text = Jsoup.parseBodyFragment(text).text();
        }
        text = PlainTextReader.clean(text.replaceAll("[\\s\\u00a0]+", " ").strip());
        return text.isEmpty() ? null : text;
    }

    private static boolean isFront(String url) {
        return URI.create(url).getPath().length() <= 1 && URI.create(url).getRawQuery() == null;
    }

    private static String host(String url) {
        return URI.create(url).getHost();
    }
}
