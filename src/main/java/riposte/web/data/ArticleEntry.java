package riposte.web.data;

import java.util.function.UnaryOperator;

/**
 * An article, without its text.
 *
 * @param iri its IRI, which is also the name of its graph
 * @param pages where the page of an IRI is
 * @param title headline, or the beginning of its text
 * @param lang language of its text
 * @param publisher name of the medium, or null
 * @param published when it was published, as far as known, in its XML Schema form, or null
 * @param url where it was published, or null
 */
public record ArticleEntry(
        String iri, UnaryOperator<String> pages, String title, String lang, String publisher, String published, String url) {

    /** Where its page is on this server. */
    public String path() {
        return pages.apply(iri);
    }

    /** Where a page may link to for the original, or null. */
    public String link() {
        return WebLinks.of(url);
    }

    /** The day it was published ({@code 2021-07-21}), or null when that is not known to the day. */
    public String day() {
        return Days.of(published);
    }
}
