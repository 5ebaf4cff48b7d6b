package riposte.spark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.Locale;
import riposte.article.Article;
import riposte.article.ArticleLine;
import riposte.article.InputFailure;

/**
 * What entries are sorted by: sixteen hexadecimal digits, and behind them, for an article, what decides between its versions. The
 * last one of an article is the one that is written: the one that was changed or published last, of those the longest, of those
 * the one with the highest digest.
 */
final class Keys {

    /** Length of what is the same for all versions of an article. */
    private static final int OWN = 17;

    private Keys() {}

    static String of(Article article) {
        TemporalAccessor date = article.modified() != null ? article.modified() : article.published();
        return article.key() + 'a'
                + String.join("\t", date == null ? "" : date.toString(), String.format(Locale.ROOT, "%010d", article.text().length()), digest(content(article)));
    }

    static String of(InputFailure failure) {
        String digest = digest(failure.toString());
        return digest.substring(0, OWN - 1) + 'f' + digest;
    }

    static boolean isArticle(String key) {
        return key.charAt(OWN - 1) == 'a';
    }

    /** Whether two keys are of versions of one article. */
    static boolean sameArticle(String a, String b) {
        return isArticle(a) && a.regionMatches(0, b, 0, OWN);
    }

    /** The article without its id, which may tell where it was found. */
    private static String content(Article article) {
        return ArticleLine.of(new Article(
                "",
                article.url(),
                article.title(),
                article.publisher(),
                article.published(),
                article.modified(),
                article.lang(),
                article.text(),
                article.kind(),
                article.pages()));
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
