package riposte.export;

import java.util.Map;

/**
 * Where the values of one predicate stand in a node object, by kind of value.
 *
 * @param term IRIs that have a term
 * @param iri other IRIs
 * @param plain strings
 * @param inLanguage strings in a language
 * @param typed literals of a datatype that a term is for
 * @param otherTyped literals of other datatypes
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#term-selection">JSON-LD 1.1 API, term selection</a>
 */
record CompactProperty(Form term, Form iri, Form plain, Form inLanguage, Map<String, Form> typed, Form otherTyped) {

    /**
     * @param key name of the member
     * @param set whether a single value is an array too
     * @param byLanguage whether the values are a map by language
     * @param coercion {@code @id}, {@code @vocab} or the datatype of values that stand as mere strings; or null
     */
    record Form(String key, boolean set, boolean byLanguage, String coercion) {}

    static CompactProperty withoutTerm(String key) {
        Form form = new Form(key, false, false, null);
        return new CompactProperty(form, form, form, form, Map.of(), form);
    }

    /** Where literals of a datatype stand. */
    Form typed(String datatype) {
        return typed.getOrDefault(datatype, otherTyped);
    }
}
