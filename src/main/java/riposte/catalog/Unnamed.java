package riposte.catalog;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import riposte.claim.Actor;

/** The kinds of parties that texts only describe, of {@code unnamed.csv}. */
final class Unnamed {

    private final Map<String, Map<String, String>> kinds = new HashMap<>();

    private Unnamed() {}

    static Unnamed read(Reader in) {
        Unnamed unnamed = new Unnamed();
        try (var records = Table.FORMAT.parse(in)) {
            for (CSVRecord record : records) {
                unnamed.kinds.put(record.get("kind"), record.toMap());
            }
        } catch (IOException e) {
            throw new CatalogException("ontology/catalog/unnamed.csv: " + e.getMessage(), e);
        }
        return unnamed;
    }

    /**
     * The node of a kind.
     *
     * @param state whom they are said to come from or work for, or null
     * @throws IllegalArgumentException for an unknown kind
     */
    Actor of(String kind, Actor state) {
        Map<String, String> row = kinds.get(kind);
        if (row == null) {
            throw new IllegalArgumentException("there is no kind '" + kind + "'; known are " + kinds.keySet());
        }
        Map<String, String> labels = new HashMap<>();
        for (String lang : CatalogReader.LANGUAGES) {
            labels.put(lang, state == null ? row.get(lang) : row.get(lang + "_of").replace("{state}", name(state, lang)));
        }
        String id = Actor.UNNAMED + kind + (state == null ? "" : "-" + state.id());
        return new Actor(id, CatalogReader.type(row.get("type")), labels, null, false);
    }

    private static String name(Actor state, String lang) {
        return lang.equals("de") ? state.labels().getOrDefault("de", state.label()) : Bodies.of(state, lang);
    }
}
