package riposte.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.claim.ActorType;
import tools.jackson.databind.JsonNode;

/**
 * Reads objects of a <a href="https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html">STIX 2.1</a> bundle, such as
 * MITRE ATT&CK: intrusion sets, threat actors, malware, tools and identities. The external reference that bears an
 * alias's name tells who uses it; ATT&CK's own reference is the actor's identity.
 */
final class StixBundle {

    private static final Map<String, ActorType> TYPES = Map.of(
            "intrusion-set", ActorType.THREAT_GROUP,
            "threat-actor", ActorType.THREAT_GROUP,
            "malware", ActorType.PRODUCT,
            "tool", ActorType.PRODUCT,
            "identity", ActorType.ORGANIZATION);
    private static final Pattern CITATION = Pattern.compile("\\(Citation: ([^)]+)\\)");

    private final List<ImportedActor> actors = new ArrayList<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private int withdrawn;

    static boolean is(JsonNode root) {
        return root.isObject() && root.path("type").asString("").equals("bundle");
    }

    /** Takes one object of the bundle's {@code objects}. */
    void add(JsonNode object, List<String> skipped) {
        String stixType = object.path("type").asString("");
        ActorType type = TYPES.get(stixType);
        if (type == null) {
            others.merge(stixType, 1, Integer::sum);
            return;
        }
        if (object.path("revoked").asBoolean(false) || object.path("x_mitre_deprecated").asBoolean(false)) {
            withdrawn++;
            return;
        }
        String name = object.path("name").asString("").strip();
        if (name.isEmpty()) {
            skipped.add(object.path("id").asString("an object") + " has no name");
            return;
        }
        Map<String, String> coiners = new LinkedHashMap<>();
        List<String> sameAs = new ArrayList<>();
        for (JsonNode reference : object.path("external_references")) {
            String source = reference.path("source_name").asString("").strip();
            if (reference.has("external_id")) {
                if (source.startsWith("mitre-")) {
                    AttackIds.iri(reference.path("external_id").asString("").strip()).ifPresent(sameAs::add);
                }
            } else {
                coiners.put(source, cited(reference.path("description").asString("")));
            }
        }
        int confidence = object.has("confidence") ? Math.min(100, Math.max(-1, object.path("confidence").asInt(-1))) : -1;
        Set<String> seen = new TreeSet<>();
        seen.add(name);
        List<ImportedActor.Alias> aliases = new ArrayList<>();
        for (String field : List.of("aliases", "x_mitre_aliases")) {
            for (JsonNode alias : object.path(field)) {
                String text = alias.asString("").strip();
                if (!text.isEmpty() && seen.add(text)) {
                    aliases.add(new ImportedActor.Alias(text, null, coiners.get(text), confidence));
                }
            }
        }
        actors.add(new ImportedActor(name, type, aliases, null, -1, sameAs));
    }

    /** The names of the works an alias is cited from, or null. */
    private static String cited(String description) {
        Set<String> works = new TreeSet<>();
        Matcher citation = CITATION.matcher(description);
        while (citation.find()) {
            works.add(citation.group(1).strip());
        }
        return works.isEmpty() ? null : String.join("; ", works);
    }

    /** The actors read; what the bundle also holds is added to {@code skipped}. */
    List<ImportedActor> actors(List<String> skipped) {
        others.forEach((type, count) -> skipped.add(count + " × " + (type.isEmpty() ? "untyped object" : type)));
        if (withdrawn > 0) {
            skipped.add(withdrawn + " × revoked or deprecated");
        }
        return actors;
    }
}
