package riposte.web.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A feed as JSON.
 *
 * @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        @JsonProperty("next_url") String nextUrl,
        String language,
        List<Item> items) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            @JsonProperty("external_url") String externalUrl,
            String title,
            @JsonProperty("content_html") String contentHtml,
            @JsonProperty("content_text") String contentText,
            @JsonProperty("date_published") String datePublished,
            @JsonProperty("date_modified") String dateModified,
            List<String> tags,
            String language,
            @JsonProperty("_riposte") Extension riposte) {}

    /** What the format has no place for. */
    record Extension(String about, double confidence) {}

    static JsonFeed of(Feed feed) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.home(),
                feed.self(),
                feed.next(),
                feed.lang(),
                feed.items().stream().map(JsonFeed::item).toList());
    }

    private static Item item(Feed.Item item) {
        return new Item(
                item.id(),
                item.link(),
                item.source(),
                item.title(),
                AtomWriter.html(item),
                item.sentence(),
                item.published().toString(),
                item.updated().toString(),
                List.of(item.type()),
                item.sentenceLang(),
                new Extension("How likely the claim is read rightly, from 0 to 1.", item.confidence()));
    }
}
