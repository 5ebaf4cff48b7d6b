package riposte.article;

import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.Objects;

/**
 * How inputs are read. What is given here goes before what the input says of itself.
 *
 * @param lang language of every article, as a two-letter ISO 639 code; null to take the record's or detect it
 * @param published publication date of every article (see {@link Article#published()}); null to take the input's
 * @param url address of every article; null to take the input's
 * @param allowPrivateAddresses whether addresses of this machine and of the local network may be fetched from
 * @param maxBytes largest page, plain text or corpus line, in bytes after decompression
 * @param timeout longest time for one address, from looking up its name to the last byte, redirects included
 * @param maxRedirects how many redirects of one address are followed
 */
public record ReadOptions(
        String lang,
        TemporalAccessor published,
        String url,
        boolean allowPrivateAddresses,
        int maxBytes,
        Duration timeout,
        int maxRedirects) {

    private static final ReadOptions DEFAULTS =
            new ReadOptions(null, null, null, false, 16 << 20, Duration.ofSeconds(30), 10);

    public ReadOptions {
        Objects.requireNonNull(timeout);
        if (maxBytes < 1 || maxRedirects < 0 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** Nothing overridden, only public addresses, 16 MiB, 30 seconds and 10 redirects. */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    public ReadOptions withLang(String lang) {
        return new ReadOptions(lang, published, url, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withPublished(TemporalAccessor published) {
        return new ReadOptions(lang, published, url, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withUrl(String url) {
        return new ReadOptions(lang, published, url, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withAllowPrivateAddresses(boolean allowPrivateAddresses) {
        return new ReadOptions(lang, published, url, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withMaxBytes(int maxBytes) {
        return new ReadOptions(lang, published, url, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withTimeout(Duration timeout) {
        return new ReadOptions(lang, published, url, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withMaxRedirects(int maxRedirects) {
        return new ReadOptions(lang, published, url, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }
}
