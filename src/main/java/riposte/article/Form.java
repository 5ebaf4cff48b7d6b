package riposte.article;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an input holds, told by its name, its media type or its first bytes. */
enum Form {
    /** One page of HTML. */
    PAGE,
    /** One article without markup. */
    TEXT,
    /** One JSON record per line. */
    CORPUS,
    /** A feed or sitemap, which names articles elsewhere. */
    LINKS,
    /** A WARC file of captured pages. */
    ARCHIVE,
    /** One document of printed pages. */
    PDF,
    /** Not known before its bytes are seen. */
    BY_CONTENT;

    /** How many bytes {@link #ofContent} looks at. */
    static final int SNIFF = 2048;

    private static final Pattern LINKS_START = Pattern.compile(
            "^(?:\\s|<\\?[^>]{0,300}>|<!--.{0,800}?-->|<!DOCTYPE[^>]{0,300}>)*"
                    + "<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\\s>]",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PAGE_START = Pattern.compile(
            "^\\s*(?:<\\?xml|<!--|<!doctype|</?[a-z])|<(?:html|head|body|article|div|p)[\\s>]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RECORD_START = Pattern.compile("^\\{\\s*\"");
    /** The address of the version that each JSON Feed names; some escape its slashes. */
    private static final Pattern JSON_FEED =
            Pattern.compile("\"version\"\\s*:\\s*\"https?:\\\\?/\\\\?/jsonfeed\\.org\\\\?/version");

    static Form ofName(String name) {
        String n = withoutGzip(name.toLowerCase(Locale.ROOT));
        if (n.endsWith(".html") || n.endsWith(".htm") || n.endsWith(".xhtml")) {
            return PAGE;
        }
        if (n.endsWith(".txt")) {
            return TEXT;
        }
        if (n.endsWith(".warc")) {
            return ARCHIVE;
        }
        if (n.endsWith(".pdf")) {
            return PDF;
        }
        return n.endsWith(".jsonl") || n.endsWith(".ndjson") ? CORPUS : BY_CONTENT;
    }

    static Form ofMediaType(String type) {
        if (type == null) {
            return BY_CONTENT;
        }
        return switch (type) {
            case "text/html", "application/xhtml+xml" -> PAGE;
            case "text/plain" -> TEXT;
            case "application/x-ndjson", "application/jsonl" -> CORPUS;
            case "application/pdf", "application/x-pdf" -> PDF;
            case "application/rss+xml", "application/atom+xml", "application/feed+json" -> LINKS;
            default -> BY_CONTENT;
        };
    }

    /** Never {@link #BY_CONTENT}: what looks like nothing else is text. */
    static Form ofContent(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, SNIFF), StandardCharsets.UTF_8)
                .replace("\u0000", "")
                .replace("\ufeff", "")
                .strip();
        if (head.startsWith("WARC/1.")) {
            return ARCHIVE;
        }
        if (head.startsWith("%PDF-")) {
            return PDF;
        }
        if (RECORD_START.matcher(head).find()) {
            if (JSON_FEED.matcher(head).find()) {
                return LINKS;
            }
            return CORPUS;
        }
        if (LINKS_START.matcher(head).find()) {
            return LINKS;
        }
        return PAGE_START.matcher(head).find() ? PAGE : TEXT;
    }

    /** The largest input of this form: most of a PDF is fonts and pictures. */
    int maxBytes(ReadOptions options) {
        return this == PDF ? (int) Math.min(4L * options.maxBytes(), Integer.MAX_VALUE - 8) : options.maxBytes();
    }

    /** A name without the ending that says it is compressed. */
    static String withoutGzip(String name) {
        return name.regionMatches(true, name.length() - 3, ".gz", 0, 3) ? name.substring(0, name.length() - 3) : name;
    }
}
