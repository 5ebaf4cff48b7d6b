package riposte.web.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A parameter of the query: what it may hold. Requests are checked against it, and the description of the API is made of it.
 *
 * @param name as it stands in the address
 * @param description for people, in Markdown
 * @param kind what values are like
 * @param choices of a {@link Kind#CHOICE}: each value, and how the pages' filters call it
 * @param usual what holds where it is absent, or null
 * @param example a value that makes sense
 */
record Parameter(String name, String description, Kind kind, Map<String, String> choices, String usual, String example) {

    /** What values are like. */
    enum Kind {
        /** Any words. */
        TEXT(null),
        /** One of several. */
        CHOICE(null),
        /** {@code true} or {@code false}. */
        FLAG(null),
        /** A number from 0 to 1. */
        SHARE(null),
        /** How many items of a list to give at a time. */
        LIMIT(null),
        /** A year, a month or a day. */
        DAY("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
        /** The beginning of a day, or a time, in UTC. */
        TIME("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)?$|"
                + "^[0-9]{4}-((0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)?$"),
        /** Where a page of a list begins. */
        CURSOR("^[A-Za-z0-9_-]+$");

        private final String pattern;

        Kind(String pattern) {
            this.pattern = pattern;
        }

        /** What values look like, as an expression that JSON Schema knows too; or null. */
        String pattern() {
            return pattern;
        }
    }

    static final int LONGEST_TEXT = 200;
    static final int LONGEST_CURSOR = 4_000;
    static final int MOST = 500;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    static Parameter of(String name, Kind kind, String description, String example) {
        return new Parameter(name, description, kind, Map.of(), null, example);
    }

    static Parameter of(String name, Kind kind, String description, String usual, String example) {
        return new Parameter(name, description, kind, Map.of(), usual, example);
    }

    static Parameter choice(String name, String description, List<String> values, String usual) {
        Map<String, String> choices = new LinkedHashMap<>();
        values.forEach(value -> choices.put(value, value));
        return choice(name, description, choices, usual, values.get(0));
    }

    static Parameter choice(String name, String description, Map<String, String> choices, String usual, String example) {
        return new Parameter(name, description, Kind.CHOICE, choices, usual, example);
    }

    /**
     * The value as the pages' filters take it.
     *
     * @throws Problem when it cannot be one
     */
    String read(String value) {
        return switch (kind) {
            case TEXT -> {
                if (value.isBlank() || value.codePointCount(0, value.length()) > LONGEST_TEXT) {
                    throw wrong("has 1 to " + LONGEST_TEXT + " characters, not all of them blanks", null);
                }
                yield value.strip();
            }
            case CHOICE -> {
                String chosen = choices.containsValue(value) ? value : choices.get(value);
                if (chosen == null) {
                    throw wrong("is one of " + String.join(", ", choices.keySet()), new ArrayList<>(choices.keySet()));
                }
                yield chosen;
            }
            case FLAG -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw wrong("is true or false", List.of("true", "false"));
                }
                yield value;
            }
            case SHARE -> {
                double number = NUMBER.matcher(value).matches() ? Double.parseDouble(value) : -1;
                if (number < 0 || number > 1) {
                    throw wrong("is a number from 0 to 1, such as " + example, null);
                }
                yield String.format(Locale.ROOT, "%.6f", number);
            }
            case LIMIT -> {
                int number = COUNT.matcher(value).matches() ? Integer.parseInt(value) : 0;
                if (number < 1 || number > MOST) {
                    throw wrong("is a number from 1 to " + MOST, null);
                }
                yield value;
            }
            case DAY -> matching(value, "is a day, a month or a year, such as 2023-04-06, 2023-04 or 2023");
            case TIME -> matching(value, "is a day or a time in UTC, such as 2023-04-06 or 2023-04-06T14:05:00Z");
            case CURSOR -> {
                if (value.length() > LONGEST_CURSOR) {
                    throw wrong("is not longer than " + LONGEST_CURSOR + " characters", null);
                }
                yield matching(value, "is what the link to the next page has there; leave it out to begin with the first page");
            }
        };
    }

    private String matching(String value, String otherwise) {
        if (!Pattern.matches(kind.pattern, value)) {
            throw wrong(otherwise, null);
        }
        return value;
    }

    /** What to say of a value that is none of its. */
    Problem wrong(String rule, List<String> allowed) {
        return Problem.of(name, "The parameter '" + name + "' " + rule + ".", allowed);
    }
}
