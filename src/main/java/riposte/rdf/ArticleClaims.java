package riposte.rdf;

import java.util.List;
import java.util.Objects;
import riposte.article.Article;
import riposte.claim.Claim;

/**
 * An article and the claims read from it: what one named graph holds.
 *
 * @param least claims of a lower confidence are kept, but not shown until somebody accepts them; from 0 to 1
 */
public record ArticleClaims(Article article, List<Claim> claims, double least) {

    public ArticleClaims {
        Objects.requireNonNull(article);
        claims = List.copyOf(claims);
    }

    /** With all claims shown. */
    public ArticleClaims(Article article, List<Claim> claims) {
        this(article, claims, 0);
    }
}
