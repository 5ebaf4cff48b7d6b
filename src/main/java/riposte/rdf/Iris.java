package riposte.rdf;

import java.net.URI;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.Claim;
import riposte.claim.Entity;
import riposte.claim.Incident;

/**
 * Where things live: the IRIs of actors, incidents, articles and claims below one base. Each is a function of content
 * alone, so two machines with the same base name the same things alike.
 *
 * @param base absolute IRI that ends in a slash, such as {@code http://localhost:8080/}
 */
public record Iris(String base) {

    /** The base of an embedded server: every IRI opens in a browser on the same machine. */
    public static final String DEFAULT_BASE = "http://localhost:8080/";

    public Iris {
        if (!base.endsWith("/") || !URI.create(base).isAbsolute()) {
            throw new IllegalArgumentException("base IRI '" + base + "' must be absolute and end in '/'");
        }
    }

    /** The IRIs below {@link #DEFAULT_BASE}. */
    public static Iris local() {
        return new Iris(DEFAULT_BASE);
    }

    /** {@code base/actor/china} */
    public String actor(Actor actor) {
        return base + "actor/" + actor.id();
    }

    /** {@code base/incident/microsoft-exchange-2021} */
    public String incident(Incident incident) {
        return base + "incident/" + incident.id();
    }

    /** The IRI of an actor or incident. */
    public String entity(Entity entity) {
        return entity instanceof Actor actor ? actor(actor) : incident((Incident) entity);
    }

    /** {@code base/article/…}: names the article and its graph; see {@link Article#key()}. */
    public String article(Article article) {
        return base + "article/" + article.key();
    }

    /** {@code base/claim/…} */
    public String claim(Claim claim) {
        return claim(claim.id());
    }

    /** The IRI of the claim with that {@link Claim#id()}. */
    public String claim(String id) {
        return base + "claim/" + id;
    }
}
