package riposte.article;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as pages, feeds and corpora write them. A date is never completed: one without a year gives a {@link MonthDay},
 * one without a day a {@link YearMonth}, a time without an offset only its {@link LocalDate}.
 */
final class Dates {

    private static final int LONGEST = 200;
    private static final Map<String, Integer> MONTHS = monthNames();
    private static final Pattern ISO = Pattern.compile("(?<![\\d-])(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T"
            + " ]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?"
            + "(?!\\d)");
    private static final Pattern ISO_COMPACT =
            Pattern.compile("^((?:19|20)\\d{2})([01]\\d)([0-3]\\d)(?:T\\d{4,6}Z?)?$");
    private static final Pattern ISO_MONTH = Pattern.compile("^((?:19|20)\\d{2})-(\\d{2})(?![\\d-])");
    private static final Pattern ISO_YEAR = Pattern.compile("^((?:19|20)\\d{2})(?:\\s*\\(.*)?$");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[\\s-]+(?:de\\s+|of\\s+)?(\\p{L}{3,12})\\.?,?"
                    + "[\\s-]+(?:del?\\s+)?((?:19|20)\\d{2})"
                    + "(?:,?\\s+(\\d{2}):(\\d{2})(?::(\\d{2}))?\\s+(GMT|UTC|Z|[+-]\\d{4}))?");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile("(?<!\\p{L})(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d{2})");
    private static final Pattern MONTH_YEAR = Pattern.compile("^(\\p{L}{3,12})\\.?\\s+(?:de\\s+)?((?:19|20)\\d{2})$");
    private static final Pattern NUMERIC =
            Pattern.compile("(?<![\\d/.])(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/])");
    private static final Pattern NUMERIC_MONTH_DAY = Pattern.compile("(?<![\\d/.:])(\\d{1,2})/(\\d{1,2})(?![\\d/])");

    private Dates() {}

    /**
     * The date in a text that holds one, or null.
     *
     * @param lang language the text is in, which decides between day and month; null when unknown
     */
    static TemporalAccessor parse(String text, String lang) {
        if (text == null) {
            return null;
        }
        String s = text.strip();
        if (s.isEmpty() || s.length() > LONGEST) {
            return null;
        }
        try {
            return parseStripped(s, lang);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static TemporalAccessor parseStripped(String s, String lang) {
        Matcher m = ISO.matcher(s);
        if (m.find()) {
            LocalDate date = date(m.group(1), m.group(2), m.group(3));
            return m.group(7) == null ? date : instant(date, m.group(4), m.group(5), m.group(6), m.group(7));
        }
        m = ISO_COMPACT.matcher(s);
        if (m.find()) {
            return date(m.group(1), m.group(2), m.group(3));
        }
        m = ISO_MONTH.matcher(s);
        if (m.find()) {
            return YearMonth.of(number(m.group(1)), number(m.group(2)));
        }
        m = ISO_YEAR.matcher(s);
        if (m.find()) {
            return Year.of(number(m.group(1)));
        }
        m = DAY_MONTH_YEAR.matcher(s);
        while (m.find()) {
            Integer month = month(m.group(2));
            if (month != null) {
                LocalDate date = LocalDate.of(number(m.group(3)), month, number(m.group(1)));
                return m.group(7) == null ? date : instant(date, m.group(4), m.group(5), m.group(6), m.group(7));
            }
        }
        m = MONTH_DAY_YEAR.matcher(s);
        while (m.find()) {
            Integer month = month(m.group(1));
            if (month != null) {
                return LocalDate.of(number(m.group(3)), month, number(m.group(2)));
            }
        }
        m = MONTH_YEAR.matcher(s);
        if (m.find() && month(m.group(1)) != null) {
            return YearMonth.of(number(m.group(2)), month(m.group(1)));
        }
        m = NUMERIC.matcher(s);
        if (m.find()) {
            int[] order = dayAndMonth(
                    number(m.group(1)), number(m.group(3)), m.group(2).equals("."), lang);
            int year = number(m.group(4));
            return order == null ? null : LocalDate.of(year < 100 ? 2000 + year : year, order[1], order[0]);
        }
        m = NUMERIC_MONTH_DAY.matcher(s);
        if (m.find()) {
            int[] order = dayAndMonth(number(m.group(1)), number(m.group(2)), false, lang);
            return order == null ? null : MonthDay.of(order[1], order[0]);
        }
        return null;
    }

    /** Day and month of two numbers; null where English, with its two orders, leaves it open. */
    private static int[] dayAndMonth(int first, int second, boolean points, String lang) {
        if (first > 12 || first == second || points || lang != null && !lang.equals("en") && !lang.equals("und")) {
            return new int[] {first, second};
        }
        return second > 12 ? new int[] {second, first} : null;
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(number(year), number(month), number(day));
    }

    private static TemporalAccessor instant(LocalDate date, String hour, String minute, String second, String offset) {
        LocalDateTime time =
                date.atTime(number(hour) % 24, number(minute), second == null ? 0 : Math.min(59, number(second)));
        boolean utc = offset.equals("Z") || offset.equals("UTC") || offset.equals("GMT");
        ZoneOffset zone = utc ? ZoneOffset.UTC : ZoneOffset.of(offset);
        return OffsetDateTime.of(time, zone)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Integer month(String name) {
        return MONTHS.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Integer> monthNames() {
        Map<String, Integer> names = new HashMap<>();
        for (String lang : List.of("en", "fr", "es", "de", "it", "pt", "nl")) {
            DateFormatSymbols symbols = new DateFormatSymbols(new ULocale(lang));
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                String[] months = symbols.getMonths(DateFormatSymbols.FORMAT, width);
                for (int i = 0; i < 12; i++) {
                    names.putIfAbsent(months[i].replace(".", "").toLowerCase(Locale.ROOT), i + 1);
                }
            }
        }
        names.put("sept", 9);
        return Map.copyOf(names);
    }
}
