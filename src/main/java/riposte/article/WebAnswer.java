package riposte.article;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * What a web server answered.
 *
 * @param status of HTTP
 * @param address what was asked for
 * @param headers the first of each name; names in lower case
 * @param bytes the content, decompressed; empty unless the status is 200 or 203
 * @param type media type in lower case without parameters, or null
 * @param charset charset the header names, or null
 */
public record WebAnswer(
        int status, URI address, Map<String, String> headers, byte[] bytes, String type, String charset) {

    /** The value of a header, or null. */
    public String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Where a redirect leads to, or null when this is none. */
    public URI location() throws UnreadableException {
        boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        return redirect && header("Location") != null ? PageFetcher.resolve(address, header("Location")) : null;
    }

    /**
     * This answer, which has content.
     *
     * @throws UnreadableException when it has none, saying why and what to do
     */
    public WebAnswer content() throws UnreadableException {
        if (status != 200 && status != 203) {
            throw new UnreadableException("answered with status " + status + " " + hint(status));
        }
        if (bytes.length == 0) {
            throw new UnreadableException("answered with an empty page");
        }
        return this;
    }

    private static String hint(int status) {
        return switch (status) {
            case 401,
                    402,
                    403,
                    451 -> "(the site does not let it be read); save the page from a browser and give the file";
            case 404, 410 -> "(there is no such page); check the address";
            case 429, 503 -> "(the site is busy or limits requests); try again later";
            default -> "; try again later, or save the page from a browser and give the file";
        };
    }
}
