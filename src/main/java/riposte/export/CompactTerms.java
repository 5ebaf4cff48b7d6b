package riposte.export;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.hasmac.jsonld.JsonLdError;
import no.hasmac.jsonld.context.ActiveContext;
import no.hasmac.jsonld.context.TermDefinition;
import no.hasmac.jsonld.lang.Keywords;
import riposte.export.CompactProperty.Form;

/**
 * What {@code ontology/context.jsonld} makes of IRIs and properties, asked of the JSON-LD processor once and kept as a
 * table: names of IRIs, prefixes, and for each predicate that has a term, under which term each kind of value stands.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#iri-compaction">JSON-LD 1.1 API, IRI compaction</a>
 */
final class CompactTerms {

    private static final Set<String> CONTAINERS = Set.of(Keywords.SET, Keywords.LANGUAGE);
    private static final Set<String> COERCED_IRIS = Set.of(Keywords.ID, Keywords.VOCAB);

    /** A datatype and an IRI that no term has; any one will do. */
    private static final String OTHER = "urn:x-riposte:other";

    /** The table of the context. */
    static final CompactTerms TABLE = new CompactTerms(JsonLdContext.DOCUMENT);

    private final ActiveContext context;
    private final List<Prefix> prefixes = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, CompactProperty> properties = new HashMap<>();

    /**
     * What stands for the beginning of IRIs.
     *
     * @param name with the colon
     */
    private record Prefix(String name, String iri) {}

    /** @throws IllegalStateException when the context has what is not in the table */
    private CompactTerms(JsonObject document) {
        try {
            context = new ActiveContext(JsonLdContext.options()).newContext().create(document.get("@context"), null);
            Map<String, TermDefinition> terms = context.getTermsMapping();
            terms.forEach(CompactTerms::check);
            terms.forEach((term, definition) -> {
                if (definition.isPrefix()) {
                    prefixes.add(new Prefix(term + ":", definition.getUriMapping()));
                }
            });
            for (TermDefinition definition : terms.values()) {
                String iri = definition.getUriMapping();
                names.put(iri, context.uriCompaction().vocab(true).compact(iri));
            }
            for (String predicate : names.keySet()) {
                properties.put(predicate, withTerms(predicate));
            }
        } catch (JsonLdError e) {
            throw new IllegalStateException("ontology/context.jsonld is no context", e);
        }
        if (context.getVocabularyMapping() != null
                || context.getDefaultLanguage() != null
                || context.getDefaultBaseDirection() != null) {
            throw new IllegalStateException("ontology/context.jsonld has a default that JSON-LD is not written with");
        }
    }

    private static void check(String term, TermDefinition definition) {
        String type = definition.getTypeMapping();
        boolean known = definition.getUriMapping() != null
                && !term.contains(":")
                && CONTAINERS.containsAll(definition.getContainerMapping())
                && !Keywords.JSON.equals(type)
                && !Keywords.NONE.equals(type)
                && definition.getLanguageMapping() == null
                && definition.getDirectionMapping() == null
                && definition.getNestValue() == null
                && !definition.hasLocalContext()
                && !definition.isReverseProperty();
        if (!known) {
            throw new IllegalStateException(
                    "ontology/context.jsonld: JSON-LD is not written with what \"" + term + "\" is defined by");
        }
    }

    /**
     * Whether an IRI can be compacted: it does not begin with a prefix of the context and a colon, which would read as
     * another IRI.
     */
    boolean isClear(String iri) {
        for (Prefix prefix : prefixes) {
            if (iri.startsWith(prefix.name)) {
                return false;
            }
        }
        return true;
    }

    /** A clear IRI as the value of {@code @id}: with a prefix, or as it is. */
    String reference(String iri) {
        String least = null;
        for (Prefix prefix : prefixes) {
            if (iri.startsWith(prefix.iri) && iri.length() > prefix.iri.length()) {
                String candidate = prefix.name + iri.substring(prefix.iri.length());
                if (least == null || candidate.compareTo(least) < 0) {
                    least = candidate;
                }
            }
        }
        return least == null ? iri : least;
    }

    /** A clear IRI as the value of {@code @type}: as a term, with a prefix, or as it is. */
    String name(String iri) {
        String name = names.get(iri);
        return name == null ? reference(iri) : name;
    }

    /** Whether the context has a term for an IRI where terms may stand as values. */
    boolean isTerm(String iri) {
        String name = names.get(iri);
        return name != null && context.containsTerm(name);
    }

    /** The term for a keyword, or the keyword. */
    String keyword(String keyword) {
        return names.getOrDefault(keyword, keyword);
    }

    /** Where the values of a predicate stand, a clear IRI. */
    CompactProperty property(String predicate) {
        CompactProperty property = properties.get(predicate);
        return property == null ? CompactProperty.withoutTerm(reference(predicate)) : property;
    }

    private CompactProperty withTerms(String predicate) throws JsonLdError {
        String known = names.keySet().stream()
                .filter(iri -> iri.contains(":") && isTerm(iri))
                .findFirst()
                .orElse(OTHER);
        Map<String, Form> typed = new HashMap<>();
        for (TermDefinition definition : context.getTermsMapping().values()) {
            String type = definition.getTypeMapping();
            if (predicate.equals(definition.getUriMapping()) && type != null && !COERCED_IRIS.contains(type)) {
                typed.put(type, form(predicate, sample(Keywords.TYPE, type)));
            }
        }
        return new CompactProperty(
                form(predicate, Json.createObjectBuilder().add(Keywords.ID, known).build()),
                form(predicate, Json.createObjectBuilder().add(Keywords.ID, OTHER).build()),
                form(predicate, Json.createObjectBuilder().add(Keywords.VALUE, "").build()),
                form(predicate, sample(Keywords.LANGUAGE, "und")),
                typed,
                form(predicate, sample(Keywords.TYPE, OTHER)));
    }

    private static JsonObject sample(String kind, String of) {
        return Json.createObjectBuilder().add(kind, of).add(Keywords.VALUE, "").build();
    }

    private Form form(String predicate, JsonObject value) throws JsonLdError {
        String key = context.uriCompaction().vocab(true).value(value).compact(predicate);
        TermDefinition term = context.getTermNullable(key);
        return term == null
                ? new Form(key, false, false, null)
                : new Form(
                        key,
                        term.getContainerMapping().contains(Keywords.SET),
                        term.getContainerMapping().contains(Keywords.LANGUAGE),
                        term.getTypeMapping());
    }
}
