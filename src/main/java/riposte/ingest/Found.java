package riposte.ingest;

import java.util.List;
import riposte.article.Article;
import riposte.claim.Claim;

/**
 * An article with what was found in it.
 *
 * @param article the article
 * @param claims its claims, in the order of the text
 * @param unread why nothing was looked for in it, in words; null when it was
 * @param failure why the looking failed, or null
 */
public record Found(Article article, List<Claim> claims, String unread, Throwable failure) {}
