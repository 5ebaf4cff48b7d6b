package riposte.rdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import riposte.catalog.Catalog;
import riposte.catalog.Match;
import riposte.catalog.Name;
import riposte.claim.Entity;

/**
 * What the catalogue's graph says of one known actor or incident.
 *
 * @param entity the actor or incident itself
 * @param names its further names ({@code skos:altLabel}), by language tag
 * @param sameAs IRIs of the very same thing in other data sets ({@code owl:sameAs})
 * @param seeAlso addresses of pages about it ({@code rdfs:seeAlso})
 */
public record CatalogEntry(
        Entity entity, Map<String, List<String>> names, List<String> sameAs, List<String> seeAlso) {

    /** Tag of names that are used in every language: ISO 639's code for several languages. */
    static final String EVERY_LANGUAGE = "mul";

    public CatalogEntry {
        Objects.requireNonNull(entity);
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        sameAs = List.copyOf(sameAs);
        seeAlso = List.copyOf(seeAlso);
    }

    /**
     * The entries of a whole catalogue: actors, then incidents, by id. Demonyms and metonyms are left out: "Beijing" finds
     * China in a text, but does not name it.
     */
    public static List<CatalogEntry> all(Catalog catalog) {
        List<CatalogEntry> entries = new ArrayList<>();
        for (Entity entity : catalog.actors()) {
            entries.add(of(entity, catalog));
        }
        for (Entity entity : catalog.incidents()) {
            entries.add(of(entity, catalog));
        }
        return entries;
    }

    private static CatalogEntry of(Entity entity, Catalog catalog) {
        Map<String, List<String>> names = new TreeMap<>();
        for (Name name : catalog.names(entity.id())) {
            if (name.kind() == Match.Kind.NAME && !(name.lang() == null && entity.labels().containsValue(name.text()))) {
                String lang = name.lang() == null ? EVERY_LANGUAGE : name.lang();
                names.computeIfAbsent(lang, l -> new ArrayList<>()).add(name.text());
            }
        }
        return new CatalogEntry(entity, names, catalog.sameAs(entity.id()), List.of());
    }

    /** An entry that only has labels. */
    public static CatalogEntry of(Entity entity) {
        return new CatalogEntry(entity, Map.of(), List.of(), List.of());
    }
}
