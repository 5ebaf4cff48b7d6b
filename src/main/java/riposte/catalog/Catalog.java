package riposte.catalog;

import java.util.List;
import java.util.Optional;
import riposte.claim.Actor;
import riposte.claim.Incident;

/** The known actors and incidents, and their names in every language. Immutable; safe for use by several threads. */
public final class Catalog {

    private Catalog() {}

    /** The catalogue that comes with Riposte; read once per process. */
    public static Catalog standard() {
        return new Catalog();
    }

    /** The actor of that id. */
    public Optional<Actor> actor(String id) {
        return Optional.empty();
    }

    /** The incident of that id. */
    public Optional<Incident> incident(String id) {
        return Optional.empty();
    }

    /** The names of known actors and incidents in a text of that language: longest match first, no overlaps, in order. */
    public List<Match> match(String text, String lang) {
        return List.of();
    }
}
