package riposte.article;

import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page of HTML as an article. */
final class PageReader {

    private PageReader() {}

    static Article read(String id, String html, String address, ReadOptions options) throws UnreadableException {
        Document page = Jsoup.parse(html, address == null ? "" : address);
        net.dankito.readability4j.Article found =
                new Readability4J(address == null ? "https://localhost/" : address, html).parse();
        Element content = found.getArticleContent();
        StringBuilder out = new StringBuilder();
        if (content != null) {
            for (Element e : content.select("p, h2, h3, li, blockquote")) {
                if (!e.ownText().isBlank()) {
                    out.append(e.text()).append('\n');
                }
            }
        }
        String text = PlainTextReader.clean(out.toString().strip());
        if (text.isBlank()) {
            throw new UnreadableException("has no article text");
        }
        String lang = options.lang() != null ? options.lang() : Languages.detect(text);
        return new Article(id, options.url() != null ? options.url() : Addresses.canonical(address),
                page.title(), null, options.published(), null, lang, text);
    }
}
