package riposte.article;

import java.net.URI;
import java.util.Map;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/**
 * Asks web servers, within the limits of {@link ReadOptions}, one request at a time: no redirect is followed, so that
 * whoever follows them can look at each address before it is contacted. For who keeps to the rules that sites give to
 * robots; who only wants articles uses {@link ArticleReader}.
 *
 * <p>Safe for use by several threads. Closing it ends requests that are under way.
 */
public final class WebClient implements AutoCloseable {

    private final PageFetcher fetcher;

    /** @param userAgent who asks */
    public WebClient(ReadOptions options, String userAgent) {
        this.fetcher = new PageFetcher(options, userAgent);
    }

    /**
     * An address as it is asked for.
     *
     * @throws UnreadableException when it is none that is ever asked, saying what one looks like
     */
    public static URI address(String given) throws UnreadableException {
        URI address = Addresses.parse(given.strip());
        PageFetcher.check(address, given);
        String canonical = Addresses.canonical(given);
        if (canonical == null) {
            throw new UnreadableException("is longer than any address may be; give a shorter one");
        }
        return URI.create(canonical);
    }

    /** A way to one page, with the cookies that are set on it. To be used by one thread. */
    public Visit visit() {
        return new Visit();
    }

    @Override
    public void close() {
        fetcher.close();
    }

    /** Requests that belong together: one, and those it redirects to. */
    public final class Visit {

        private final HttpClientContext cookies = HttpClientContext.create();

        private Visit() {}

        /**
         * Asks for an address.
         *
         * @param headers of the request, such as {@code If-None-Match}
         * @return whatever the server answered
         * @throws UnreadableException when the address is refused, or no answer came
         */
        public WebAnswer get(URI address, Map<String, String> headers) throws UnreadableException {
            return fetcher.ask(address.toString(), headers, cookies);
        }
    }
}
