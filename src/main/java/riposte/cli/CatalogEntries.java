package riposte.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import riposte.catalog.Catalog;
import riposte.catalog.Match;
import riposte.catalog.Name;
import riposte.claim.Entity;
import riposte.rdf.CatalogEntry;
import riposte.text.Analyzer;

/** The catalogue as its graph holds it: proper names in the languages that are read; adjectives and seats are no names. */
final class CatalogEntries {

    /** The language tag of a name that is the same in all languages (BCP 47, ISO 639-2). */
    private static final String ALL = "mul";

    private CatalogEntries() {}

    static Collection<CatalogEntry> of(Catalog catalog) {
        Set<String> languages = Analyzer.languages();
        return Stream.concat(catalog.actors().stream(), catalog.incidents().stream())
                .map((Entity entity) -> entry(catalog, entity, languages))
                .toList();
    }

    private static CatalogEntry entry(Catalog catalog, Entity entity, Set<String> languages) {
        Map<String, List<String>> names = new TreeMap<>();
        for (Name name : catalog.names(entity.id())) {
            if (name.kind() == Match.Kind.NAME && (name.lang() == null || languages.contains(name.lang()))) {
                List<String> same =
                        names.computeIfAbsent(name.lang() == null ? ALL : name.lang(), lang -> new ArrayList<>());
                if (!same.contains(name.text()) && !entity.labels().containsValue(name.text())) {
                    same.add(name.text());
                }
            }
        }
        return new CatalogEntry(entity, names, catalog.sameAs(entity.id()), List.of());
    }
}
