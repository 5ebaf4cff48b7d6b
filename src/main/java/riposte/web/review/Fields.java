package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.Thing;

/**
 * A form about a claim, an actor or an incident as a page shows it: what stands in its fields and, where a name may mean
 * several things or none, which ones.
 *
 * @param values by field
 * @param choices by field whose name was not clear
 */
record Fields(Map<String, String> values, Map<String, List<Thing>> choices) {

    /** The longest value that is taken from a form. */
    private static final int LONGEST = 2_000;

    static Fields of(Map<String, String> values) {
        return new Fields(values, Map.of());
    }

    /** What was sent. */
    static Fields sent(HttpServletRequest request) {
        Map<String, String> values = new HashMap<>();
        request.getParameterMap().forEach((name, given) -> {
            if (given[0].length() > LONGEST) {
                throw new Refusal(400, "The field " + name + " has more than " + LONGEST + " characters.");
            }
            values.put(name, given[0].strip());
        });
        return of(values);
    }

    /** What stands in another form, where this one says nothing else. */
    Fields over(Fields form) {
        Map<String, String> all = new HashMap<>(form.values);
        values.forEach((name, value) -> {
            // A path says whom a name means, whatever stood in its field.
            if (name.endsWith(".path") && !value.isEmpty()) {
                all.remove(name.substring(0, name.length() - ".path".length()));
            }
        });
        all.putAll(values);
        return of(all);
    }

    /** With that value in a field that has none. */
    Fields or(String field, String value) {
        return get(field).isEmpty() ? of(Map.of(field, value)).over(this) : this;
    }

    Fields asking(Map<String, List<Thing>> of) {
        return new Fields(values, of);
    }

    /** The value of a field; empty where there is none. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether it is to be said whom the name in that field means. */
    public boolean asks(String field) {
        return choices.containsKey(field);
    }
}
