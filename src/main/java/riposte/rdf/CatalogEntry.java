package riposte.rdf;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

    public CatalogEntry {
        Objects.requireNonNull(entity);
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        sameAs = List.copyOf(sameAs);
        seeAlso = List.copyOf(seeAlso);
    }

    /** An entry that only has labels. */
    public static CatalogEntry of(Entity entity) {
        return new CatalogEntry(entity, Map.of(), List.of(), List.of());
    }
}
