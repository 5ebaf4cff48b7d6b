package riposte.web.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import riposte.claim.ActorType;
import riposte.review.Referent;
import riposte.review.Role;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * Reads the fields of a form that name actors and incidents. A field {@code f} holds words; {@code f.path} says which
 * thing they mean, as one chooses it from a list, or {@code new}, and then {@code f.type} which class it has. Without a
 * path the words must be a name of exactly one thing.
 */
final class NameFields {

    static final String NEW = "new";

    private static final int CHOICES = 8;
    private static final int LONGEST_NAME = 200;
    /** Most steps from an actor to the one it acts for. */
    private static final int STEPS = 5;

    private final Fields fields;
    private final Snapshot graph;
    private final String base;
    private final String lang;
    private final Thing except;
    private final Map<String, List<Thing>> unclear = new LinkedHashMap<>();

    /** @param except whom no name means; null where every name may mean everybody */
    NameFields(Fields fields, Snapshot graph, String base, String lang, Thing except) {
        this.fields = fields;
        this.graph = graph;
        this.base = base;
        this.lang = lang;
        this.except = except;
    }

    /** Fails when a name read so far is not clear. */
    void check() {
        if (!unclear.isEmpty()) {
            throw new UnclearNames(unclear);
        }
    }

    /** The actor of a field in a claim, or null; as it was, when the field still says so. */
    Role role(String field, Role was, String sentence) {
        Referent actor = referent(field, was == null ? null : was.actor(), false);
        if (actor == null) {
            return null;
        }
        if (was != null && was.actor().path().equals(actor.path())) {
            return was;
        }
        return new Role(actor, principal(actor), mention(actor, sentence));
    }

    /** The actor or incident of a field, or null when it is empty or, until {@link #check}, not clear. */
    Referent referent(String field, Referent was, boolean incident) {
        String words = fields.get(field);
        String path = fields.get(field + ".path");
        if (words.length() > LONGEST_NAME) {
            throw new Refusal(400, "A name has at most " + LONGEST_NAME + " characters.");
        }
        if (words.isEmpty() && (path.isEmpty() || path.equals(NEW))) {
            return null;
        }
        if (path.equals(NEW)) {
            return incident ? Referent.newIncident(words, lang) : Referent.newActor(type(field), words, lang);
        }
        if (!path.isEmpty()) {
            Thing thing = graph.thing(base + path);
            if (thing == null || thing.incident() != incident) {
                throw new Refusal(400, "The graph knows no such " + (incident ? "incident" : "actor") + ": " + path);
            }
            return referent(thing);
        }
        if (was != null && words.equals(label(was))) {
            return was;
        }
        List<Thing> found = graph.findThings(words, t -> t.incident() == incident && t != except && t.iri().startsWith(base), 200);
        List<Thing> exact = found.stream().filter(t -> t.isCalled(words)).toList();
        if (exact.size() == 1) {
            return referent(exact.get(0));
        }
        List<Thing> choices = new ArrayList<>(exact);
        found.stream().filter(t -> !exact.contains(t)).forEach(choices::add);
        unclear.put(field, choices.subList(0, Math.min(CHOICES, choices.size())));
        return null;
    }

    private String label(Referent referent) {
        return graph.label(base + referent.path(), referent.labels(), lang);
    }

    private static Stream<String> names(Thing thing) {
        return Stream.concat(thing.labels().values().stream(), thing.names().stream());
    }

    private ActorType type(String field) {
        String name = fields.get(field + ".type");
        for (ActorType type : ActorType.values()) {
            if (type.ontologyClass().equals(name)) {
                return type;
            }
        }
        throw new Refusal(400, "A new actor has one of the types of the ontology, such as Organization.");
    }

    /** A thing of the graph as decisions hold it. */
    Referent referent(Thing thing) {
        Map<String, String> labels = thing.labels().isEmpty() ? Map.of("en", thing.id()) : thing.labels();
        return new Referent(thing.iri().substring(base.length()), thing.type(), labels);
    }

    private Referent principal(Referent actor) {
        Thing thing = graph.thing(base + actor.path());
        for (int i = 0; i < STEPS && thing != null; i++) {
            Thing next = graph.thing(thing.actsFor());
            if (next == null || next.incident() || !next.iri().startsWith(base)) {
                break;
            }
            thing = next;
        }
        return thing == null ? actor : referent(thing);
    }

    /** The words of the sentence that are a name of the actor, the longest one; null where none are. */
    private String mention(Referent actor, String sentence) {
        Thing thing = graph.thing(base + actor.path());
        Stream<String> names = thing == null ? actor.labels().values().stream() : names(thing);
        return names.filter(name -> !name.isBlank() && sentence.contains(name))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(null);
    }
}
