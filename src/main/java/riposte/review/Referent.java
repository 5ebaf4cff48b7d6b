package riposte.review;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Entity;
import riposte.claim.Incident;
import riposte.rdf.Iris;

/**
 * An actor or incident that a decision speaks of, with as much as another store needs to describe it.
 *
 * @param path its IRI without the base, such as {@code actor/norvik}
 * @param type local name of its class, such as {@code State} or {@code Incident}
 * @param labels names to show, by language tag
 */
public record Referent(String path, String type, Map<String, String> labels) {

    public Referent {
        Objects.requireNonNull(path);
        Objects.requireNonNull(type);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        if (!path.startsWith("actor/") && !path.startsWith("incident/")) {
            throw new IllegalArgumentException("'" + path + "' is the path of no actor or incident");
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("'" + path + "' has no label");
        }
    }

    /** A catalogue's actor or incident, or one that an article names. */
    public static Referent of(Entity entity) {
        Iris iris = Iris.local();
        String type = entity instanceof Actor actor ? actor.type().ontologyClass() : "Incident";
        return new Referent(iris.entity(entity).substring(iris.base().length()), type, entity.labels());
    }

    /** An actor nobody knew so far. The same class and name give the same actor everywhere. */
    public static Referent newActor(ActorType type, String name, String lang) {
        return of(new Actor(slug(name), type, Map.of(lang, name), null, false));
    }

    /** An incident nobody knew so far. */
    public static Referent newIncident(String name, String lang) {
        return of(new Incident(slug(name), Map.of(lang, name), null, false));
    }

    public boolean isActor() {
        return path.startsWith("actor/");
    }

    private static String slug(String name) {
        String ascii = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = ascii.length() > 48 ? ascii.substring(0, 48) : ascii;
        return cut.isEmpty() ? "name" : cut;
    }
}
