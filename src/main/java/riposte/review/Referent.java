package riposte.review;

import java.text.Normalizer;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String INCIDENT = "Incident";
    private static final Pattern PATH = Pattern.compile("(?:actor|incident)/(?:[A-Za-z0-9_-]|%[0-9A-F]{2}){1,200}");
    private static final Set<String> ACTOR_CLASSES =
            Stream.of(ActorType.values()).map(ActorType::ontologyClass).collect(Collectors.toUnmodifiableSet());

    public Referent {
        Objects.requireNonNull(path);
        Objects.requireNonNull(type);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + path + "' is the path of no actor or incident");
        }
        if (isActor(path) ? !ACTOR_CLASSES.contains(type) : !type.equals(INCIDENT)) {
            throw new IllegalArgumentException("'" + type + "' is no class of '" + path + "'");
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("'" + path + "' has no label");
        }
    }

    /** A catalogue's actor or incident, or one that an article names. */
    public static Referent of(Entity entity) {
        Iris iris = Iris.local();
        String type = entity instanceof Actor actor ? actor.type().ontologyClass() : INCIDENT;
        return new Referent(iris.path(iris.entity(entity)), type, entity.labels());
    }

    /** An actor nobody knew so far. The same class and name give the same actor everywhere. */
    public static Referent newActor(ActorType type, String name, String lang) {
        return of(new Actor(slug(name), type, Map.of(lang, name), null, false));
    }

    /** An incident nobody knew so far. */
    public static Referent newIncident(String name, String lang) {
        return of(new Incident(slug(name), Map.of(lang, name), null, false));
    }

    /** The same named so, in place of a name of no language; as it is where it has that name. */
    public Referent alsoNamed(String name) {
        if (labels.values().stream().map(Words::folded).anyMatch(Words.folded(name)::equals)) {
            return this;
        }
        Map<String, String> names = new TreeMap<>(labels);
        names.put("und", name);
        return new Referent(path, type, names);
    }

    /** Its IRI, as a store of that base has it. */
    public String iri(Iris iris) {
        return iris.base() + path;
    }

    public boolean isActor() {
        return isActor(path);
    }

    private static boolean isActor(String path) {
        return path.startsWith("actor/");
    }

    private static String slug(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = ascii.length() > 48 ? ascii.substring(0, 48) : ascii;
        return cut.isEmpty() ? "name" : cut;
    }
}
