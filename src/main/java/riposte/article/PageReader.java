package riposte.article;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** A page of HTML as an article. */
final class PageReader {

    /** More tags than any article has; each costs memory long before its text is looked at. */
    private static final int MAX_TAGS = 100_000;

    private static final int MAX_DEPTH = 512;
    private static final int SHORT = 250;
    private static final int STUB = 1800;
    private static final int TELLING = 120;

    private PageReader() {}

    /**
     * Reads a page.
     *
     * @param address where it was fetched from; null when unknown
     */
    static Article read(String id, String html, String address, ReadOptions options) throws UnreadableException {
        if (Markup.tags(html) > MAX_TAGS) {
            throw new UnreadableException("has more than " + MAX_TAGS + " tags; give only the article");
        }
        Document page = parse(html, address);
        PageMetadata metadata = new PageMetadata(page, address);
        String title = metadata.title();
        BodyFinder.Body body = BodyFinder.find(page, title);
        List<String> lines = body.lines();
        String given = metadata.articleBody();
        int expected = given == null ? SHORT : Math.max(SHORT, given.length() / 2);
        if (body.length() < expected) {
            BodyFinder.Body lenient = BodyFinder.findLeniently(page, title);
            if (lenient.length() > 2 * body.length() && (given == null || lenient.length() < 2 * given.length())) {
                lines = lenient.lines();
            } else if (given != null && given.length() > body.length()) {
                lines = lines(given);
            }
        }
        String text = PlainTextReader.clean(String.join("\n", lines));
        if (text.isBlank()) {
            throw new UnreadableException("holds no article text; if a script writes it, save the page from a browser");
        }
        String lang = lang(text, metadata, options);
        String url = options.url() != null ? options.url() : metadata.url();
        return new Article(
                id,
                url,
                title,
                Media.name(metadata.publisher(), url),
                options.published() != null ? options.published() : metadata.published(lang),
                metadata.modified(lang),
                lang,
                text,
                kind(page, metadata, body, text));
    }

    private static Document parse(String html, String address) throws UnreadableException {
        try {
            return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, address == null ? "" : address);
        } catch (RuntimeException e) {
            throw new UnreadableException("is HTML that cannot be parsed (" + e + "); save the page anew", e);
        }
    }

    private static String lang(String text, PageMetadata metadata, ReadOptions options) {
        if (options.lang() != null) {
            return options.lang();
        }
        String declared = metadata.lang();
        if (declared != null && text.length() < TELLING) {
            return declared;
        }
        String detected = Languages.detect(text);
        return detected.equals(Languages.UNKNOWN) && declared != null ? declared : detected;
    }

    private static ArticleKind kind(Document page, PageMetadata metadata, BodyFinder.Body body, String text) {
        if (metadata.isLiveBlog()) {
            return ArticleKind.LIVE_BLOG;
        }
        if (text.length() < STUB) {
            boolean cut = text.endsWith("…") || text.endsWith("...");
            if (cut && metadata.isLocked()
                    || metadata.isLocked() && text.length() < STUB / 2
                    || PageVocabulary.PAYWALL.matcher(shown(page)).find()) {
                return ArticleKind.PAYWALL_STUB;
            }
        }
        return body.several() && !metadata.isArticle() ? ArticleKind.SEVERAL_ARTICLES : ArticleKind.ARTICLE;
    }

    private static String shown(Document page) {
        String text = page.body().text();
        return text.length() > 200_000 ? text.substring(0, 200_000) : text;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R+")) {
            String stripped = line.replaceAll("[\\s\\u00a0]+", " ").strip();
            if (!stripped.isEmpty()) {
                lines.add(stripped);
            }
        }
        return lines;
    }
}
