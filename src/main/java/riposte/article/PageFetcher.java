package riposte.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches pages by HTTP within limits of address, time, size and redirects. Redirects are followed here, one by one, so
 * that each address is judged before it is contacted.
 */
final class PageFetcher implements AutoCloseable {

    /** What pages are asked for as, where nobody says who asks. */
    static final String BROWSER = "Mozilla/5.0 (compatible; Riposte)";

    private static final int MAX_HEADERS = 200;
    private static final int MAX_HEADER_LINE = 16 << 10;

    private final ReadOptions options;
    private final CloseableHttpClient client;
    private final ExecutorService worker = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "riposte-fetch");
        thread.setDaemon(true);
        return thread;
    });

    PageFetcher(ReadOptions options) {
        this(options, BROWSER);
    }

    PageFetcher(ReadOptions options, String userAgent) {
        this.options = options;
        Timeout timeout = Timeout.of(options.timeout());
        Http1Config limits = Http1Config.custom()
                .setMaxHeaderCount(MAX_HEADERS)
                .setMaxLineLength(MAX_HEADER_LINE)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(
                                options.allowPrivateAddresses()
                                        ? SystemDefaultDnsResolver.INSTANCE
                                        : new PublicAddresses())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(limits)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .setUserAgent(userAgent)
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    /** Fetches one page; the time limit covers everything from looking up the name to the last byte. */
    WebAnswer fetch(String address) throws UnreadableException {
        Attempt attempt = new Attempt();
        return inTime(attempt, () -> attempt.follow(address));
    }

    /**
     * Asks once, and follows no redirect.
     *
     * @param headers of the request, beside the usual ones
     * @param cookies those of the way that led here
     */
    WebAnswer ask(String address, Map<String, String> headers, HttpClientContext cookies) throws UnreadableException {
        Attempt attempt = new Attempt();
        return inTime(attempt, () -> {
            URI parsed = Addresses.parse(address);
            check(parsed, address);
            return attempt.ask(parsed, headers, cookies);
        });
    }

    private WebAnswer inTime(Attempt attempt, Callable<WebAnswer> work) throws UnreadableException {
        Future<WebAnswer> answer;
        try {
            answer = worker.submit(work);
        } catch (RejectedExecutionException e) {
            throw new UnreadableException("was not asked, since the program ends", e);
        }
        try {
            return answer.get(options.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            attempt.abort();
            answer.cancel(true);
            throw new UnreadableException(
                    "took longer than " + options.timeout().toSeconds()
                            + " s; try again, or save the page and give the file",
                    e);
        } catch (InterruptedException e) {
            attempt.abort();
            Thread.currentThread().interrupt();
            throw new UnreadableException("was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableException u) {
                throw u;
            }
            if (e.getCause() instanceof IOException io) {
                throw new UnreadableException(explain(io), io, io instanceof PublicAddresses.PrivateAddressException);
            }
            throw new IllegalStateException("fetching " + attempt.request, e.getCause());
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Attempt {

        private HttpGet request;
        private boolean aborted;

        synchronized void abort() {
            aborted = true;
            if (request != null) {
                request.abort();
            }
        }

        private synchronized HttpGet next(URI address) throws IOException {
            if (aborted) {
                throw new IOException("aborted");
            }
            request = new HttpGet(address);
            request.setHeader("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1");
            request.setHeader("Accept-Encoding", "gzip");
            return request;
        }

        WebAnswer follow(String given) throws IOException, UnreadableException {
            HttpClientContext cookies = HttpClientContext.create();
            Set<String> seen = new HashSet<>();
            URI address = Addresses.parse(given);
            for (int redirects = 0; ; redirects++) {
                check(address, given);
                String state = address + " "
                        + (cookies.getCookieStore() == null
                                ? ""
                                : cookies.getCookieStore().getCookies());
                if (!seen.add(state)) {
                    throw new UnreadableException(
                            "redirects in a circle through " + address + "; look whether the page still exists");
                }
                WebAnswer answer = ask(address, Map.of(), cookies);
                String location = answer.header("Location");
                if (!isRedirect(answer.status()) || location == null) {
                    return answer.content();
                }
                if (redirects == options.maxRedirects()) {
                    throw new UnreadableException(
                            "redirects more than " + options.maxRedirects() + " times, last to " + location
                                    + "; give the address it should lead to");
                }
                address = resolve(address, location);
            }
        }

        WebAnswer ask(URI address, Map<String, String> headers, HttpClientContext cookies)
                throws IOException, UnreadableException {
            HttpGet get = next(withoutFragment(address));
            headers.forEach(get::setHeader);
            try (ClassicHttpResponse response = client.executeOpen(null, get, cookies)) {
                try {
                    boolean content = response.getCode() == 200 || response.getCode() == 203;
                    WebAnswer answer = content ? content(response, address) : answer(response, address, new byte[0], null);
                    if (!content) {
                        get.abort();
                    }
                    return answer;
                } catch (UnreadableException e) {
                    get.abort();
                    throw new UnreadableException(e.getMessage(), e, true);
                } catch (IOException e) {
                    get.abort();
                    throw e;
                }
            }
        }
    }

    static void check(URI address, String given) throws UnreadableException {
        if (address == null || address.getScheme() == null) {
            throw new UnreadableException("is no valid address; write it as https://host/path");
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new UnreadableException(
                    "leads to " + scheme + ":, which is refused; only http and https are fetched");
        }
        if (address.getHost() == null) {
            throw new UnreadableException(
                    "leads to " + address + ", which names no host; write it as https://host/path");
        }
        if (address.getRawUserInfo() != null) {
            throw new UnreadableException(
                    "carries a user name or password, which is refused; give the address without it");
        }
    }

    private WebAnswer content(ClassicHttpResponse response, URI address) throws IOException, UnreadableException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw new UnreadableException("answered without content");
        }
        ContentType type = contentType(entity.getContentType());
        String media = type == null ? null : type.getMimeType().toLowerCase(Locale.ROOT);
        if (media != null && !isReadable(media)) {
            throw new UnreadableException(
                    "is " + media + ", not a page or text; convert it to HTML or plain text and give the file");
        }
        String coding = entity.getContentEncoding() == null
                ? "identity"
                : entity.getContentEncoding().strip().toLowerCase(Locale.ROOT);
        int most = (media != null && media.startsWith("text/") ? Form.PAGE : Form.PDF).maxBytes(options);
        return answer(response, address, Source.readAll(decompressed(entity.getContent(), coding), most), type);
    }

    private static WebAnswer answer(ClassicHttpResponse response, URI address, byte[] bytes, ContentType type) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            if (header.getValue() != null) {
                headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue().strip());
            }
        }
        Charset charset = type == null ? null : type.getCharset();
        return new WebAnswer(
                response.getCode(),
                address,
                Map.copyOf(headers),
                bytes,
                type == null ? null : type.getMimeType().toLowerCase(Locale.ROOT),
                charset == null ? null : charset.name());
    }

    private static InputStream decompressed(InputStream in, String coding) throws IOException, UnreadableException {
        return switch (coding) {
            case "identity", "" -> in;
            case "gzip", "x-gzip" -> new GZIPInputStream(in, 1 << 15);
            case "deflate" -> new InflaterInputStream(in);
            default -> throw new UnreadableException(
                    "is compressed as " + coding + ", which was not asked for; save the page and give the file");
        };
    }

    private static ContentType contentType(String header) {
        try {
            return header == null ? null : ContentType.parseLenient(header);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static boolean isReadable(String media) {
        return media.startsWith("text/")
                || media.endsWith("+xml")
                || media.equals("application/xml")
                || media.equals("application/json")
                || media.endsWith("+json")
                || media.equals("application/x-ndjson")
                || media.equals("application/gzip")
                || media.equals("application/x-gzip")
                || media.equals("application/pdf")
                || media.equals("application/x-pdf")
                || media.equals("application/warc")
                || media.equals("application/octet-stream");
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    static URI resolve(URI base, String location) throws UnreadableException {
        URI target = Addresses.parse(location.strip());
        if (target == null) {
            throw new UnreadableException("redirects to \"" + location + "\", which is no valid address");
        }
        return base.resolve(target);
    }

    private static URI withoutFragment(URI address) {
        String text = address.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? address : URI.create(text.substring(0, fragment));
    }

    private String explain(IOException e) {
        if (e instanceof PublicAddresses.PrivateAddressException) {
            return "is refused: " + e.getMessage()
                    + ", which is inside this machine or its network; --allow-private-addresses lets it through";
        }
        if (e instanceof UnknownHostException) {
            return "names a host that cannot be found (" + e.getMessage() + "); check the address and the network";
        }
        if (e instanceof SocketTimeoutException) {
            return "took longer than " + options.timeout().toSeconds()
                    + " s; try again, or save the page and give the file";
        }
        if (e instanceof SSLException) {
            return "has no trustworthy encrypted connection (" + e.getMessage() + "); check the address";
        }
        if (e instanceof ConnectException) {
            return "does not accept connections (" + e.getMessage() + "); check the address and the network";
        }
        return Source.explain(e);
    }
}
