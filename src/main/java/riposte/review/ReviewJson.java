package riposte.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import riposte.claim.ClaimType;
import riposte.rdf.Iris;
import riposte.rdf.Literals;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decisions as JSON lines, the form in which newsrooms exchange them: one object per line, without the base of any store's
 * IRIs. Members that are null, empty or false are left out.
 */
public final class ReviewJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReviewJson() {}

    /** A decision as one line without its end. */
    public static String write(Decision decision) {
        ObjectNode object = JSON.createObjectNode();
        object.put("id", decision.id());
        object.setAll(stated(decision));
        return JSON.writeValueAsString(object);
    }

    /**
     * A decision from a line.
     *
     * @throws IllegalArgumentException when it is none, or not the one that its id stands for
     */
    public static Decision read(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (!object.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            Decision decision = Decision.identified(
                    DecisionKind.ofKey(needed(object, "kind")),
                    needed(object, "agent"),
                    Instant.parse(needed(object, "at")),
                    string(object, "reason"),
                    binding(object(object, "binding")),
                    content(object(object, "content")),
                    referent(object(object, "thing")),
                    referent(object(object, "into")),
                    strings(object, "supersedes"));
            String id = string(object, "id");
            if (id != null && !id.equals(decision.id())) {
                throw new IllegalArgumentException("decision " + id + " is not what its id stands for: that would be "
                        + decision.id() + "; it was altered on the way");
            }
            return decision;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * The id of a decision: the digest of what it states.
     *
     * @throws IllegalArgumentException when a store would not give back the same
     */
    static String digest(Decision decision) {
        String stated = JSON.writeValueAsString(stated(decision));
        if (!Literals.clean(stated).equals(stated)) {
            throw new IllegalArgumentException("the decision holds characters that XML cannot carry");
        }
        return Iris.digest(stated);
    }

    private static ObjectNode stated(Decision decision) {
        ObjectNode object = JSON.createObjectNode();
        object.put("kind", decision.kind().key());
        object.put("agent", decision.agent());
        object.put("at", decision.at().toString());
        put(object, "reason", decision.reason());
        if (decision.binding() != null) {
            object.set("binding", json(decision.binding()));
        }
        if (decision.content() != null) {
            object.set("content", json(decision.content()));
        }
        set(object, "thing", decision.thing());
        set(object, "into", decision.into());
        put(object, "supersedes", decision.supersedes());
        return object;
    }

    private static ObjectNode json(Binding binding) {
        ObjectNode object = JSON.createObjectNode();
        object.put("article", binding.article());
        object.put("claim", binding.claim());
        object.put("exact", binding.exact());
        put(object, "prefix", binding.prefix());
        put(object, "suffix", binding.suffix());
        object.put("type", binding.type().key());
        put(object, "speakerMention", binding.speakerMention());
        put(object, "targetMention", binding.targetMention());
        return object;
    }

    private static Binding binding(JsonNode object) {
        if (object == null) {
            return null;
        }
        String prefix = string(object, "prefix");
        String suffix = string(object, "suffix");
        return new Binding(
                needed(object, "article"),
                needed(object, "claim"),
                needed(object, "exact"),
                prefix == null ? "" : prefix,
                suffix == null ? "" : suffix,
                ClaimType.ofKey(needed(object, "type")),
                string(object, "speakerMention"),
                string(object, "targetMention"));
    }

    private static ObjectNode json(Content content) {
        ObjectNode object = JSON.createObjectNode();
        object.put("type", content.type().key());
        set(object, "speaker", content.speaker());
        set(object, "target", content.target());
        set(object, "victim", content.victim());
        set(object, "about", content.about());
        if (!content.cites().isEmpty()) {
            ArrayNode cites = object.putArray("cites");
            content.cites().forEach(cited -> cites.add(json(cited)));
        }
        if (content.hedged()) {
            object.put("hedged", true);
        }
        object.put("cyber", content.cyber());
        put(object, "rejects", content.rejects());
        put(object, "answers", content.answers());
        put(object, "quotes", content.quotes());
        put(object, "saidOn", content.saidOn());
        object.put("start", content.start());
        object.put("end", content.end());
        object.put("confidence", content.confidence());
        object.put("rule", content.rule());
        return object;
    }

    private static Content content(JsonNode object) {
        if (object == null) {
            return null;
        }
        List<Referent> cites = new ArrayList<>();
        for (JsonNode cited : array(object, "cites")) {
            cites.add(referent(checked(cited, cited.isObject(), "cites")));
        }
        return new Content(
                ClaimType.ofKey(needed(object, "type")),
                role(object, "speaker"),
                role(object, "target"),
                role(object, "victim"),
                referent(object(object, "about")),
                cites,
                object.path("hedged").asBoolean(false),
                object.path("cyber").asBoolean(true),
                string(object, "rejects"),
                string(object, "answers"),
                strings(object, "quotes"),
                string(object, "saidOn"),
                object.path("start").asInt(0),
                object.path("end").asInt(0),
                object.path("confidence").asDouble(1),
                needed(object, "rule"));
    }

    private static void set(ObjectNode object, String name, Role role) {
        if (role != null) {
            ObjectNode value = object.putObject(name);
            value.set("actor", json(role.actor()));
            if (!role.principal().equals(role.actor())) {
                value.set("principal", json(role.principal()));
            }
            put(value, "mention", role.mention());
        }
    }

    private static Role role(JsonNode content, String name) {
        JsonNode object = object(content, name);
        if (object == null) {
            return null;
        }
        Referent actor = referent(object(object, "actor"));
        if (actor == null) {
            throw new IllegalArgumentException("\"" + name + "\" has no \"actor\"");
        }
        return new Role(actor, referent(object(object, "principal")), string(object, "mention"));
    }

    private static void set(ObjectNode object, String name, Referent referent) {
        if (referent != null) {
            object.set(name, json(referent));
        }
    }

    private static ObjectNode json(Referent referent) {
        ObjectNode object = JSON.createObjectNode();
        object.put("path", referent.path());
        object.put("type", referent.type());
        ObjectNode labels = object.putObject("labels");
        referent.labels().forEach(labels::put);
        return object;
    }

    private static Referent referent(JsonNode object) {
        if (object == null) {
            return null;
        }
        Map<String, String> labels = new TreeMap<>();
        object.path("labels").forEachEntry((lang, label) -> labels.put(lang, checked(label, label.isString(), "labels").asString()));
        return new Referent(needed(object, "path"), needed(object, "type"), labels);
    }

    private static void put(ObjectNode object, String name, String value) {
        if (value != null && !value.isEmpty()) {
            object.put(name, value);
        }
    }

    private static void put(ObjectNode object, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = object.putArray(name);
            values.forEach(array::add);
        }
    }

    private static String needed(JsonNode object, String name) {
        String value = string(object, name);
        if (value == null) {
            throw new IllegalArgumentException("no \"" + name + "\"");
        }
        return value;
    }

    /** A member that is a string; null where it is missing. */
    private static String string(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : checked(value, value.isString(), name).asString();
    }

    private static List<String> strings(JsonNode object, String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : array(object, name)) {
            values.add(checked(value, value.isString(), name).asString());
        }
        return values;
    }

    /** A member that is an object; null where it is missing. */
    private static JsonNode object(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : checked(value, value.isObject(), name);
    }

    /** A member that is a list; empty where it is missing. */
    private static JsonNode array(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? JSON.createArrayNode() : checked(value, value.isArray(), name);
    }

    private static JsonNode checked(JsonNode value, boolean expected, String name) {
        if (!expected) {
            throw new IllegalArgumentException("\"" + name + "\" cannot hold " + value);
        }
        return value;
    }
}
