package riposte.rdf;

import java.util.List;
import java.util.Objects;
import riposte.article.Article;
import riposte.claim.Claim;

/** An article and the claims read from it: what one named graph holds. */
public record ArticleClaims(Article article, List<Claim> claims) {

    public ArticleClaims {
        Objects.requireNonNull(article);
        claims = List.copyOf(claims);
    }
}
