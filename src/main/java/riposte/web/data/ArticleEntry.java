package riposte.web.data;

/**
 * An article, without its text.
 *
 * @param iri its IRI, which is also the name of its graph
 * @param path where its page is on this server
 * @param title headline, or the beginning of its text
 * @param lang language of its text
 * @param publisher name of the medium, or null
 * @param published when it was published, as far as known, in its XML Schema form, or null
 * @param url where it was published, or null
 */
public record ArticleEntry(
        String iri, String path, String title, String lang, String publisher, String published, String url) {

    /** Where a page may link to for the original, or null. */
    public String link() {
        return WebLinks.of(url);
    }

    /** The day it was published ({@code 2021-07-21}), or null when that is not known to the day. */
    public String day() {
        return Days.of(published);
    }
}
