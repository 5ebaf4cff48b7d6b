package riposte.rdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import riposte.claim.Entity;

/** Literals in forms that a TDB2 store and every RDF syntax give back unchanged. */
public final class Literals {

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,8})*");
    private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}(?:-\\d\\d(?:-\\d\\d(?:T\\d\\d:\\d\\d:\\d\\d(?:Z|[+-]\\d\\d:\\d\\d)?)?)?)?"
            + "|--\\d\\d-\\d\\d");
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:\\D.*)?");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Literals() {}

    public static Node string(String text) {
        return NodeFactory.createLiteralString(clean(text));
    }

    /** A string in a language; {@code und} where the tag is not one. */
    public static Node text(String text, String lang) {
        return NodeFactory.createLiteralLang(clean(text), language(lang));
    }

    public static String language(String lang) {
        String tag = lang.toLowerCase(Locale.ROOT);
        return LANGUAGE_TAG.matcher(tag).matches() ? tag : "und";
    }

    public static Node bool(boolean value) {
        return NodeFactory.createLiteralDT(Boolean.toString(value), XSDDatatype.XSDboolean);
    }

    public static Node integer(int value) {
        return NodeFactory.createLiteralDT(Integer.toString(value), XSDDatatype.XSDinteger);
    }

    /** A decimal with one or two places, which is the canonical form of XML Schema 1.0: 0.0, 0.25, 0.9, 1.0. */
    public static Node decimal(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        String digits = rounded.setScale(Math.max(1, rounded.scale()), RoundingMode.UNNECESSARY).toPlainString();
        return NodeFactory.createLiteralDT(digits, XSDDatatype.XSDdecimal);
    }

    /**
     * A date or partial date as the XML Schema type that says just as much.
     *
     * @throws IllegalArgumentException when XML Schema has no such type
     */
    public static Node date(TemporalAccessor date) {
        if (date instanceof LocalDate day) {
            return inYear(day.getYear(), day.toString(), XSDDatatype.XSDdate);
        }
        if (date instanceof OffsetDateTime time) {
            return instant(time.toInstant());
        }
        if (date instanceof ZonedDateTime time) {
            return instant(time.toInstant());
        }
        if (date instanceof Instant time) {
            return instant(time);
        }
        if (date instanceof LocalDateTime time) {
            String seconds = time.truncatedTo(ChronoUnit.SECONDS).toString();
            return inYear(
                    time.getYear(), seconds.length() == 16 ? seconds + ":00" : seconds, XSDDatatype.XSDdateTime);
        }
        if (date instanceof YearMonth month) {
            return inYear(month.getYear(), month.toString(), XSDDatatype.XSDgYearMonth);
        }
        if (date instanceof Year year) {
            return inYear(year.getValue(), String.format(Locale.ROOT, "%04d", year.getValue()), XSDDatatype.XSDgYear);
        }
        if (date instanceof MonthDay day) {
            return NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDgMonthDay);
        }
        throw new IllegalArgumentException(
                "no XML Schema type for the date '" + date + "' (" + date.getClass().getSimpleName() + ")");
    }

    /**
     * A date or partial date in the form of one of XML Schema's types, as that type.
     *
     * @throws IllegalArgumentException when it has no such form, or there is no such date
     */
    public static Node date(String date) {
        XSDDatatype type = !DATE.matcher(date).matches()
                ? null
                : date.startsWith("--")
                        ? XSDDatatype.XSDgMonthDay
                        : date.indexOf('T') > 0
                                ? XSDDatatype.XSDdateTime
                                : switch (date.length()) {
                                    case 4 -> XSDDatatype.XSDgYear;
                                    case 7 -> XSDDatatype.XSDgYearMonth;
                                    default -> XSDDatatype.XSDdate;
                                };
        if (type == null || !type.isValid(date)) {
            throw new IllegalArgumentException("'" + date + "' is no date");
        }
        return NodeFactory.createLiteralDT(date, type);
    }

    /** The day that a date or a point in time names; null where there is none. */
    public static LocalDate day(String date) {
        Matcher day = DAY.matcher(date == null ? "" : date);
        try {
            return day.matches() ? LocalDate.parse(day.group(1)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Node instant(Instant time) {
        OffsetDateTime utc = time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        return inYear(utc.getYear(), time.truncatedTo(ChronoUnit.SECONDS).toString(), XSDDatatype.XSDdateTime);
    }

    private static Node inYear(int year, String lexical, XSDDatatype type) {
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("the year of '" + lexical + "' is not between 1 and 9999");
        }
        return NodeFactory.createLiteralDT(lexical, type);
    }

    /** A name to show: composed characters, single spaces, none at the ends. */
    public static String label(String text) {
        String spaced = WHITE_SPACE.matcher(clean(text)).replaceAll(" ").strip();
        return Normalizer.normalize(spaced, Normalizer.Form.NFC);
    }

    /**
     * The names to show of an actor or incident, by language tag: one per tag, none empty. The same labels give the same
     * names, whatever else is known.
     */
    static Map<String, String> labels(Entity entity) {
        return Consequences.names(entity.labels(), entity.id());
    }

    /** The beginning of a text as one line of at most that many UTF-16 code units, whole words where possible. */
    public static String shortened(String text, int length) {
        String line = label(text);
        if (line.length() <= length) {
            return line;
        }
        int cut = line.lastIndexOf(' ', length - 1);
        if (cut < length / 2) {
            cut = Character.isHighSurrogate(line.charAt(length - 2)) ? length - 2 : length - 1;
        }
        return line.substring(0, cut).strip() + "…";
    }

    /**
     * The text with every character that XML 1.0 cannot carry replaced by U+FFFD, and carriage returns by spaces; as
     * many UTF-16 code units as before.
     */
    public static String clean(String text) {
        char[] cleaned = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char replacement = c;
            if (Character.isHighSurrogate(c)) {
                if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                    continue;
                }
                replacement = '\uFFFD';
            } else if (Character.isLowSurrogate(c) || c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= '\uFFFE') {
                replacement = '\uFFFD';
            } else if (c == '\r') {
                replacement = ' ';
            }
            if (replacement != c) {
                if (cleaned == null) {
                    cleaned = text.toCharArray();
                }
                cleaned[i] = replacement;
            }
        }
        return cleaned == null ? text : new String(cleaned);
    }
}
