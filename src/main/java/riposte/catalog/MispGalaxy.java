package riposte.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import riposte.claim.ActorType;
import tools.jackson.databind.JsonNode;

/**
 * Reads clusters of a MISP galaxy (<a href="https://www.misp-standard.org/rfc/misp-standard-galaxy-format.html">MISP
 * galaxy format</a>): threat actors, intelligence agencies, vendors, tools.
 *
 * <p>The {@code external_id} of MITRE's own galaxies is an identity. {@code refs} are pages about an actor and may be about
 * several: the page of a group of MITRE ATT&CK is a hint ({@link ImportedActor#pages}), the others are nothing.
 * {@code related} clusters stay apart.
 */
final class MispGalaxy {

    /** What the type of a galaxy says its values are; the first key that the type contains counts. */
    private static final Map<String, ActorType> TYPES = Map.ofEntries(
            Map.entry("threat-actor", ActorType.THREAT_GROUP),
            Map.entry("activity-group", ActorType.THREAT_GROUP),
            Map.entry("intrusion-set", ActorType.THREAT_GROUP),
            Map.entry("intelligence-agenc", ActorType.GOVERNMENT_BODY),
            Map.entry("producer", ActorType.COMPANY),
            Map.entry("vendor", ActorType.COMPANY),
            Map.entry("ransomware", ActorType.PRODUCT),
            Map.entry("malpedia", ActorType.PRODUCT),
            Map.entry("malware", ActorType.PRODUCT),
            Map.entry("stealer", ActorType.PRODUCT),
            Map.entry("backdoor", ActorType.PRODUCT),
            Map.entry("banker", ActorType.PRODUCT),
            Map.entry("botnet", ActorType.PRODUCT),
            Map.entry("rat", ActorType.PRODUCT),
            Map.entry("tool", ActorType.PRODUCT));

    private MispGalaxy() {}

    static boolean is(JsonNode root) {
        return root.isObject() && root.path("values").isArray() && root.has("type");
    }

    /** The actors of a cluster file; what cannot be one is added to {@code skipped} with the reason. */
    static List<ImportedActor> read(JsonNode root, List<String> skipped) {
        String galaxy = root.path("type").asString("");
        ActorType type = type(galaxy);
        if (type == null) {
            throw new CatalogException("a MISP galaxy of type '" + galaxy
                    + "' holds no actors; known are threat actors, intelligence agencies, producers and tools");
        }
        String source = root.path("source").asString("");
        String coiner = source.isBlank() || source.contains("://") || source.equalsIgnoreCase("MISP Project")
                ? null
                : source.strip();
        List<ImportedActor> actors = new ArrayList<>();
        for (JsonNode value : root.path("values")) {
            String name = value.path("value").asString("").strip();
            if (name.isEmpty()) {
                skipped.add("a value without a name (uuid " + value.path("uuid").asString("none") + ")");
                continue;
            }
            JsonNode meta = value.path("meta");
            String id = meta.path("external_id").asString("").strip();
            if (AttackIds.is(id)) {
                name = name.replaceFirst(" - " + id + "$", "");
            }
            Set<String> seen = new TreeSet<>();
            seen.add(name);
            Set<String> pages = new TreeSet<>();
            List<ImportedActor.Alias> aliases = new ArrayList<>();
            for (JsonNode synonym : meta.path("synonyms")) {
                String alias = synonym.asString("").strip();
                if (AttackIds.is(alias)) {
                    AttackIds.iri(alias).ifPresent(pages::add);
                } else if (!alias.isEmpty() && seen.add(alias)) {
                    aliases.add(new ImportedActor.Alias(alias, null, coiner, -1));
                }
            }
            meta.path("refs").forEach(ref -> AttackIds.ofPage(ref.asString("")).ifPresent(pages::add));
            actors.add(new ImportedActor(
                    name,
                    type,
                    aliases,
                    country(meta),
                    confidence(meta.path("attribution-confidence")),
                    AttackIds.iri(id).stream().toList(),
                    AttackIds.is(id) ? List.of() : List.copyOf(pages)));
        }
        return actors;
    }

    private static ActorType type(String galaxy) {
        return TYPES.entrySet().stream()
                .filter(e -> galaxy.toLowerCase(Locale.ROOT).contains(e.getKey()))
                .sorted((a, b) -> Integer.compare(b.getKey().length(), a.getKey().length()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String country(JsonNode meta) {
        String country = meta.path("country").asString("").strip().toUpperCase(Locale.ROOT);
        return country.matches("[A-Z]{2}") ? country : null;
    }

    /** MISP writes the number as a string. */
    private static int confidence(JsonNode node) {
        String text = node.asString("").strip();
        if (!text.matches("\\d{1,3}")) {
            return -1;
        }
        int confidence = Integer.parseInt(text);
        return confidence > 100 ? -1 : confidence;
    }
}
