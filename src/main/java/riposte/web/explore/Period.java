package riposte.web.explore;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import riposte.web.data.ClaimFilter;

/**
 * A stretch of time as the facets {@code from} and {@code to} give it: each a day, a month or a year, or absent.
 *
 * @param first its first day, or null when it has no beginning
 * @param last its last day, or null when it has no end
 */
record Period(LocalDate first, LocalDate last) {

    static final Period ALL = new Period(null, null);

    /** What a period spans, as a calendar divides time. */
    enum Unit {
        ALL,
        YEAR,
        MONTH,
        DAY,
        OTHER
    }

    static Period of(ClaimFilter filter) {
        LocalDate first = Timeline.begin(filter.get("from"));
        LocalDate last = end(filter.get("to"));
        return first != null && last != null && last.isBefore(first) ? ALL : new Period(first, last);
    }

    static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    static Period day(LocalDate day) {
        return new Period(day, day);
    }

    /** The last day that a date of lesser precision can mean, or null. */
    private static LocalDate end(String date) {
        LocalDate begin = Timeline.begin(date);
        return begin == null || date.length() >= 10
                ? begin
                : date.length() == 4 ? begin.withDayOfYear(begin.lengthOfYear()) : begin.withDayOfMonth(begin.lengthOfMonth());
    }

    boolean bounded() {
        return first != null && last != null;
    }

    Unit unit() {
        if (first == null && last == null) {
            return Unit.ALL;
        }
        if (!bounded()) {
            return Unit.OTHER;
        }
        return equals(year(first.getYear()))
                ? Unit.YEAR
                : equals(month(YearMonth.from(first))) ? Unit.MONTH : first.equals(last) ? Unit.DAY : Unit.OTHER;
    }

    /** The period as long as this one that begins where it ends, or ends where it begins ({@code steps} of -1). */
    Period moved(int steps) {
        return switch (unit()) {
            case YEAR -> year(first.getYear() + steps);
            case MONTH -> month(YearMonth.from(first).plusMonths(steps));
            default -> {
                long days = steps * (ChronoUnit.DAYS.between(first, last) + 1);
                yield new Period(first.plusDays(days), last.plusDays(days));
            }
        };
    }

    /** Puts it in the place of the period that facets hold. */
    void putInto(Map<String, String> facets) {
        facets.remove("from");
        facets.remove("to");
        if (first != null) {
            facets.put("from", first.toString().substring(0, precision()));
        }
        if (last != null) {
            facets.put("to", last.toString().substring(0, precision()));
        }
    }

    private int precision() {
        return unit() == Unit.YEAR ? 4 : unit() == Unit.MONTH ? 7 : 10;
    }
}
