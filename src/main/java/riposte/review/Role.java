package riposte.review;

import java.util.Objects;

/**
 * Who fills a place of a claim.
 *
 * @param actor as the article names it
 * @param principal for whom it acts; the actor itself when it acts for nobody else
 * @param mention the words of the article that name it, or null
 */
public record Role(Referent actor, Referent principal, String mention) {

    public Role {
        Objects.requireNonNull(actor);
        principal = principal == null ? actor : principal;
        if (!actor.isActor() || !principal.isActor()) {
            throw new IllegalArgumentException("'" + actor.path() + "' and '" + principal.path() + "' are not both actors");
        }
    }
}
