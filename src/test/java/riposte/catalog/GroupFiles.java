package riposte.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of the shape of MISP's threat-actor and mitre-intrusion-set galaxies and of MITRE ATT&CK's bundle, with the real
 * identifiers and names of the groups that the catalogue knows, some groups nobody knows, some that may be one of several,
 * and aliases that are ordinary words, states, bodies and other actors. Always the same.
 */
public final class GroupFiles {

    /** Aliases given somewhere to a group, or as bad as those that were. */
    public static final List<String> HOSTILE = List.of(
            "Lead", "LEAD", "Magnet", "Silence", "Response", "Experten", "Regierung", "Angriff", "Kampagne", "Pirates",
            "Minister", "Washington", "Kreml", "China", "Russie", "PLA Navy", "Russian hackers", "Group 8", "US", "EU", "IT",
            "Microsoft", "Exchange", "NSO Group", "Le Monde", "Panama Papers", "Jordan", "Officials", "Behörden",
            "Chinese Ministry of State Security", "ministère russe de la Défense", "Chinese Embassy in Paris", "the group",
            "Attackers", "Fancy", "Sony", "Royal", "Lazarus", "APT28", "Sandworm", "WannaCry", "SolarWinds", "NotPetya");

    /** How many groups nobody knows a file has. */
    public static final int NEW = 12;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private GroupFiles() {}

    /** The known groups that have an identifier of MITRE ATT&CK. */
    public static List<Actor> identified() {
        return groups().stream().filter(group -> id(group).isPresent()).toList();
    }

    private static List<Actor> groups() {
        return Catalog.standard().actors().stream()
                .filter(actor -> actor.type() == ActorType.THREAT_GROUP)
                .toList();
    }

    /** Its identifier, such as G0007. */
    public static Optional<String> id(Actor group) {
        return Catalog.standard().sameAs(group.id()).stream()
                .flatMap(iri -> AttackIds.ofPage(iri).stream())
                .map(iri -> iri.substring(iri.lastIndexOf('/') + 1))
                .findFirst();
    }

    private static List<String> names(Actor group) {
        Set<String> names = new LinkedHashSet<>();
        names.add(group.label());
        Catalog.standard().names(group.id()).stream()
                .filter(name -> name.lang() == null)
                .forEach(name -> names.add(name.text()));
        return List.copyOf(names);
    }

    /** MISP's galaxy of ATT&CK's groups: the identifier behind each name. */
    public static Path intrusionSets(Path folder) throws IOException {
        ObjectNode galaxy = galaxy("mitre-intrusion-set", "https://github.com/mitre/cti");
        ArrayNode values = galaxy.putArray("values");
        int i = 0;
        for (Actor group : identified()) {
            String id = id(group).orElseThrow();
            List<String> names = names(group);
            // ATT&CK often prefers another name than ours.
            String main = names.get(i++ % names.size());
            ObjectNode meta = value(values, main + " - " + id, names);
            meta.put("external_id", id);
            meta.putArray("refs").add("https://attack.mitre.org/groups/" + id).add("https://example.org/report/" + i);
        }
        for (int n = 0; n < NEW; n++) {
            ObjectNode meta = value(values, unheardOf(n) + " - G99" + (10 + n), List.of(unheardOf(n), HOSTILE.get(n)));
            meta.put("external_id", "G99" + (10 + n));
        }
        return write(folder.resolve("mitre-intrusion-set.json"), galaxy);
    }

    /** MISP's own galaxy: other names in capitals, identifiers only as references and synonyms, groups thrown together. */
    public static Path threatActors(Path folder) throws IOException {
        ObjectNode galaxy = galaxy("threat-actor", "MISP Project");
        ArrayNode values = galaxy.putArray("values");
        int i = 0;
        for (Actor group : groups()) {
            List<String> names = names(group);
            String main = i % 3 == 0 ? names.get(names.size() - 1).toUpperCase(Locale.ROOT) : group.label();
            ObjectNode meta = value(values, main, names);
            meta.put("country", "XX");
            meta.put("attribution-confidence", "50");
            if (i++ % 2 == 0) {
                id(group).ifPresent(id -> {
                    meta.putArray("refs").add("https://example.org/" + id).add("https://attack.mitre.org/groups/" + id + "/");
                    ((ArrayNode) meta.path("synonyms")).add(id);
                });
            }
        }
        value(values, "Twin Banner Desk", List.of("Fancy Bear", "Voodoo Bear"));
        value(values, "Iron Ledger Pool", List.of("Cozy Bear"))
                .putArray("refs")
                .add("https://attack.mitre.org/groups/G0007/");
        value(values, "NSO Group", List.of("Quiet Ledger Works"));
        for (int n = 0; n < NEW; n++) {
            value(values, unheardOf(n), List.of(HOSTILE.get(NEW + n), "Second name of " + unheardOf(n)));
        }
        for (int n = 2 * NEW; n < HOSTILE.size(); n++) {
            value(values, "Salt Pan Ring " + n, List.of(HOSTILE.get(n)));
        }
        return write(folder.resolve("threat-actor.json"), galaxy);
    }

    /** ATT&CK's own bundle in STIX 2.1. */
    public static Path bundle(Path folder) throws IOException {
        ObjectNode bundle = MAPPER.createObjectNode();
        bundle.put("type", "bundle").put("id", "bundle--00000000-0000-4000-8000-000000000009");
        ArrayNode objects = bundle.putArray("objects");
        for (Actor group : identified()) {
            String id = id(group).orElseThrow();
            object(objects, names(group), id);
        }
        for (int n = 0; n < NEW; n++) {
            object(objects, List.of(unheardOf(n), HOSTILE.get(HOSTILE.size() - 1 - n)), "G99" + (10 + n));
        }
        objects.addObject().put("type", "attack-pattern").put("name", "Some technique");
        return write(folder.resolve("enterprise-attack.json"), bundle);
    }

    private static void object(ArrayNode objects, List<String> names, String id) {
        ObjectNode object = objects.addObject();
        object.put("type", "intrusion-set").put("spec_version", "2.1").put("id", "intrusion-set--" + id);
        object.put("name", names.get(0));
        names.forEach(object.putArray("aliases")::add);
        ArrayNode references = object.putArray("external_references");
        references
                .addObject()
                .put("source_name", "mitre-attack")
                .put("external_id", id)
                .put("url", "https://attack.mitre.org/groups/" + id);
        names.forEach(name -> references.addObject().put("source_name", name).put("description", "(Citation: Report " + id + ")"));
    }

    private static ObjectNode galaxy(String type, String source) {
        ObjectNode galaxy = MAPPER.createObjectNode();
        galaxy.putArray("authors").add("Test authors");
        return galaxy.put("category", "actor").put("name", type).put("source", source).put("type", type).put("version", 1);
    }

    /** Adds a value and returns its {@code meta}. */
    private static ObjectNode value(ArrayNode values, String name, List<String> synonyms) {
        ObjectNode value = values.addObject();
        value.put("value", name).put("uuid", "00000000-0000-4000-8000-" + String.format(Locale.ROOT, "%012d", values.size()));
        ObjectNode meta = value.putObject("meta");
        synonyms.forEach(meta.putArray("synonyms")::add);
        return meta;
    }

    private static final List<String> FIRST = List.of("Ashen", "Brittle", "Cobalt", "Drowsy", "Eastern", "Feral");
    private static final List<String> SECOND = List.of("Heronry", "Wickerman");

    /** The name of a group nobody knows; the same in every file. */
    public static String unheardOf(int n) {
        return FIRST.get(n % FIRST.size()) + " " + SECOND.get(n / FIRST.size());
    }

    private static Path write(Path file, ObjectNode root) throws IOException {
        return Files.writeString(file, MAPPER.writeValueAsString(root));
    }

    /** All three. */
    public static List<Path> all(Path folder) throws IOException {
        return new ArrayList<>(List.of(intrusionSets(folder), threatActors(folder), bundle(folder)));
    }
}
