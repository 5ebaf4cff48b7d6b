package riposte.ingest;

import java.util.List;
import riposte.article.Article;
import riposte.claim.Claim;
import riposte.rdf.Iris;

/**
 * An article with what was found in it.
 *
 * @param article the article
 * @param claims its claims, in the order of the text
 * @param unread why nothing was looked for in it, in words; null when it was
 * @param failure why the looking failed, or null
 */
public record Found(Article article, List<Claim> claims, String unread, Throwable failure) {

    /** Whether its graph is to be written. */
    public boolean isWritten(IngestOptions options) {
        return unread == null && failure == null && !(options.claimsOnly() && shown(options) == 0);
    }

    /**
     * What becomes of the article.
     *
     * @param iris how things are named
     * @param refused why its graph could not be written; null when it was, or was not to be
     */
    public Outcome outcome(IngestOptions options, Iris iris, String refused) {
        if (unread != null) {
            return Outcome.skipped(article.id(), unread);
        }
        if (failure != null) {
            return Outcome.failed(article.id(), FailureText.of(failure));
        }
        if (!isWritten(options)) {
            return Outcome.leftOut(article.id());
        }
        if (refused != null) {
            return Outcome.failed(article.id(), refused);
        }
        int shown = shown(options);
        return Outcome.kept(article.id(), iris.article(article), shown, claims.size() - shown);
    }

    private int shown(IngestOptions options) {
        return (int) claims.stream().filter(claim -> claim.confidence() >= options.least()).count();
    }
}
