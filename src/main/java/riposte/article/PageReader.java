package riposte.article;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A page of HTML as an article. */
final class PageReader {

    private PageReader() {}

    static Article read(String id, String html, String address, ReadOptions options) throws UnreadableException {
        Document page = Jsoup.parse(html, address == null ? "" : address);
        List<String> lines = BodyFinder.find(page, page.title());
        String text = PlainTextReader.clean(String.join("\n", lines));
        if (text.isBlank()) {
            throw new UnreadableException("has no article text");
        }
        String lang = options.lang() != null ? options.lang() : Languages.detect(text);
        return new Article(id, options.url() != null ? options.url() : Addresses.canonical(address),
                page.title(), null, options.published(), null, lang, text);
    }
}
