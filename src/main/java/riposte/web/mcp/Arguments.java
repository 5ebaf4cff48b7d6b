package riposte.web.mcp;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** The arguments of a call. What is wrong with one is said in words; an absent one, null and a blank text are the same. */
final class Arguments {

    /** Characters of a text that is no query. */
    private static final int LONGEST = 300;

    private static final Pattern DAY = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

    private final Map<String, Object> values;

    /**
     * @param known the names that the tool takes
     * @throws Refused when there is one that it does not take
     */
    Arguments(Map<String, Object> values, Collection<String> known) {
        this.values = values == null ? Map.of() : values;
        for (String name : this.values.keySet()) {
            if (!known.contains(name)) {
                throw new Refused("There is no argument '" + Words.plain(name, 60) + "'; this tool takes "
                        + String.join(", ", known) + ".");
            }
        }
    }

    /** A text, or null. */
    String text(String name) {
        return text(name, LONGEST);
    }

    String text(String name, int longest) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw new Refused("'" + name + "' is a text.");
        }
        if (text.length() > longest) {
            throw new Refused("'" + name + "' is longer than " + longest + " characters.");
        }
        return text.isBlank() ? null : text.strip();
    }

    String required(String name, int longest) {
        String text = text(name, longest);
        if (text == null) {
            throw new Refused("'" + name + "' is missing.");
        }
        return text;
    }

    /** A whole number; models often send one as a text. */
    int number(String name, int otherwise, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        String digits = value.toString();
        int number = digits.matches("\\d{1,9}(\\.0)?") ? (int) Double.parseDouble(digits) : -1;
        if (number < least || number > most) {
            throw new Refused("'" + name + "' is a whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    /** A number from 0 to 1 as a text, or null. */
    String share(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        String digits = value.toString();
        if (!digits.matches("0?\\.\\d{1,6}\\d*|[01](\\.0+)?")) {
            throw new Refused("'" + name + "' is a number from 0 to 1.");
        }
        return digits.substring(0, Math.min(8, digits.length()));
    }

    boolean flag(String name) {
        Object value = values.get(name);
        if (value != null && !value.toString().matches("true|false")) {
            throw new Refused("'" + name + "' is true or false.");
        }
        return value != null && value.toString().equals("true");
    }

    /** One of some words, or null. */
    String oneOf(String name, List<String> words) {
        String word = text(name);
        if (word != null && !words.contains(word)) {
            throw new Refused("'" + name + "' is one of " + String.join(", ", words) + ".");
        }
        return word;
    }

    /** A day, a month or a year, or null. */
    String day(String name) {
        String day = text(name);
        if (day != null && !DAY.matcher(day).matches()) {
            throw new Refused("'" + name + "' is a day such as 2021-07-19, a month such as 2021-07, or a year.");
        }
        return day;
    }

    /** The actor that an argument names, or null. */
    Thing actor(String name, Snapshot graph) {
        return thing(name, "actor", graph);
    }

    /** The incident that an argument names, or null. */
    Thing incident(String name, Snapshot graph) {
        return thing(name, "incident", graph);
    }

    private Thing thing(String name, String room, Snapshot graph) {
        String words = text(name);
        Thing thing = words == null ? null : graph.meant(words, room);
        if (words == null || thing != null) {
            return thing;
        }
        List<String> near = NearNames.of(words, room.equals("incident"), graph);
        throw new Refused("No " + room + " of the graph is called '" + Words.plain(words, 100) + "'. "
                + (near.isEmpty() ? "No name is near it." : "The nearest names are: " + String.join("; ", near) + "."));
    }
}
