package riposte.article;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * How inputs are read. What is given here goes before what the input says of itself.
 *
 * @param lang language of every article, as a two-letter ISO 639 code; null to take the record's or detect it
 * @param published publication date of every article (see {@link Article#published()}); null to take the input's
 * @param url address of every article; null to take the input's
 * @param maxLinks how many articles of one feed or sitemap are fetched; with 0 these are refused
 * @param allowPrivateAddresses whether addresses of this machine and of the local network may be fetched from
 * @param maxBytes largest page, plain text or corpus line, in bytes after decompression
 * @param timeout longest time for one address, from looking up its name to the last byte, redirects included
 * @param maxRedirects how many redirects of one address are followed
 */
public record ReadOptions(
        String lang,
        TemporalAccessor published,
        String url,
        int maxLinks,
        boolean allowPrivateAddresses,
        int maxBytes,
        Duration timeout,
        int maxRedirects) {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private static final ReadOptions DEFAULTS =
            new ReadOptions(null, null, null, 1000, false, 16 << 20, Duration.ofSeconds(30), 10);

    public ReadOptions {
        Objects.requireNonNull(timeout);
        if (maxBytes < 1 || maxLinks < 0 || maxRedirects < 0 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** Nothing overridden, only public addresses, 1000 links of a list, 16 MiB, 30 seconds and 10 redirects. */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    /**
     * A language as people give it.
     *
     * @return a two-letter code of ISO 639; null for null
     * @throws IllegalArgumentException when it is none
     */
    public static String language(String text) {
        if (text != null && !LANGUAGES.contains(text)) {
            throw new IllegalArgumentException("'" + text + "' is no two-letter ISO 639 language code such as en");
        }
        return text;
    }

    /**
     * A date or time of ISO 8601 as people give it, as {@link Article#published()} has it.
     *
     * @return null for null
     * @throws IllegalArgumentException when it is none
     */
    public static TemporalAccessor date(String text) {
        if (text == null) {
            return null;
        }
        try {
            return switch (text.length()) {
                case 4 -> Year.parse(text);
                case 7 -> YearMonth.parse(text);
                case 10 -> LocalDate.parse(text);
                default -> OffsetDateTime.parse(text)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS);
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no date such as 2021-07-20, 2021-07 or 2021-07-20T10:21:00Z", e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "': " + e.getMessage(), e);
        }
    }

    public ReadOptions withLang(String lang) {
        return new ReadOptions(lang, published, url, maxLinks, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withPublished(TemporalAccessor published) {
        return new ReadOptions(lang, published, url, maxLinks, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withUrl(String url) {
        return new ReadOptions(lang, published, url, maxLinks, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withMaxLinks(int maxLinks) {
        return new ReadOptions(lang, published, url, maxLinks, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withAllowPrivateAddresses(boolean allowPrivateAddresses) {
        return new ReadOptions(lang, published, url, maxLinks, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withMaxBytes(int maxBytes) {
        return new ReadOptions(lang, published, url, maxLinks, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withTimeout(Duration timeout) {
        return new ReadOptions(lang, published, url, maxLinks, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }

    public ReadOptions withMaxRedirects(int maxRedirects) {
        return new ReadOptions(lang, published, url, maxLinks, allowPrivateAddresses, maxBytes, timeout, maxRedirects);
    }
}
