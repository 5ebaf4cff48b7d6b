package riposte.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A published text that claims are read from ({@code rip:Article}).
 *
 * @param id the record's id in its corpus, or the file's name without its endings; for people and scorers, not part of
 *     any IRI
 * @param url canonical address, or null when unknown
 * @param title headline, or null when unknown
 * @param publisher name of the medium, or null when unknown
 * @param published when it was published: a {@link java.time.LocalDate}, {@link java.time.OffsetDateTime} in UTC with
 *     whole seconds, {@link java.time.MonthDay} or other partial date of {@code java.time}; null when unknown
 * @param modified when it was last changed, likewise
 * @param lang language of the text, as a two-letter ISO 639 code; {@code und} when it could not be told
 * @param text the body: paragraphs separated by line feeds, without navigation, captions and related headlines
 * @param kind what sort of page it was read from
 * @param pages offset in the text, in UTF-16 code units, at which each sheet of the document begins; empty where the text has no
 *     pages. A sheet without text begins where the next does
 */
public record Article(
        String id,
        String url,
        String title,
        String publisher,
        TemporalAccessor published,
        TemporalAccessor modified,
        String lang,
        String text,
        ArticleKind kind,
        List<Integer> pages) {

    public Article {
        Objects.requireNonNull(id);
        Objects.requireNonNull(lang);
        Objects.requireNonNull(text);
        Objects.requireNonNull(kind);
        pages = List.copyOf(pages);
    }

    /** An article without pages. */
    public Article(
            String id,
            String url,
            String title,
            String publisher,
            TemporalAccessor published,
            TemporalAccessor modified,
            String lang,
            String text,
            ArticleKind kind) {
        this(id, url, title, publisher, published, modified, lang, text, kind, List.of());
    }

    /** An ordinary article. */
    public Article(
            String id,
            String url,
            String title,
            String publisher,
            TemporalAccessor published,
            TemporalAccessor modified,
            String lang,
            String text) {
        this(id, url, title, publisher, published, modified, lang, text, ArticleKind.ARTICLE);
    }

    /**
     * The sheet that a place in the text stands on, counted from 1 as viewers and {@code #page=} (RFC 8118) count, whatever number
     * is printed on it; 0 where the text has no pages.
     */
    public int page(int offset) {
        int page = 0;
        while (page < pages.size() && pages.get(page) <= offset) {
            page++;
        }
        return page;
    }

    /**
     * The readable last part of the article's IRI: the first 16 hexadecimal digits of the SHA-256 of its address or,
     * where it has none, of its text. An article that is read again under the same address keeps its key.
     */
    public String key() {
        try {
            byte[] name = (url != null ? url : text).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
