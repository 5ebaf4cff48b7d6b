package riposte.web.explore;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.http.Addresses;

/**
 * Ways to see less or more of the time, as links.
 *
 * @param trail from all of the time to what is shown, the last without a link
 * @param parts the years, months or days within it that have claims
 * @param earlier the period before, or null where there is none
 * @param later the period after, or null
 */
record Zoom(List<Step> trail, List<Step> parts, Step earlier, Step later) {

    /** @param count how many claims, or 0 where that is not counted */
    record Step(String label, String href, int count) {}

    /** @param all what all of the time is called */
    static Zoom of(ClaimFilter filter, Timeline timeline, Locale locale, String all) {
        Period shown = Period.of(filter);
        Function<Period, Step> step = period -> new Step(label(period, locale, all), href(filter, period), 0);
        List<Step> trail = new ArrayList<>();
        trail.add(step.apply(Period.ALL));
        if (shown.unit() == Period.Unit.MONTH || shown.unit() == Period.Unit.DAY) {
            trail.add(step.apply(Period.year(shown.first().getYear())));
        }
        if (shown.unit() == Period.Unit.DAY) {
            trail.add(step.apply(Period.month(YearMonth.from(shown.first()))));
        }
        if (shown.unit() != Period.Unit.ALL) {
            trail.add(step.apply(shown));
        }
        return new Zoom(
                trail,
                parts(filter, shown, timeline, locale),
                shown.bounded() ? step.apply(shown.moved(-1)) : null,
                shown.bounded() ? step.apply(shown.moved(1)) : null);
    }

    private static List<Step> parts(ClaimFilter filter, Period shown, Timeline timeline, Locale locale) {
        TreeMap<LocalDate, Integer> days = new TreeMap<>();
        for (List<ClaimEntry> lane : timeline.lanes().values()) {
            for (ClaimEntry claim : lane) {
                LocalDate day = Timeline.day(claim.day());
                if (day != null) {
                    days.merge(day, 1, Integer::sum);
                }
            }
        }
        if (days.isEmpty() || shown.unit() == Period.Unit.DAY) {
            return List.of();
        }
        Function<LocalDate, Period> part =
                switch (smaller(shown, ChronoUnit.DAYS.between(days.firstKey(), days.lastKey()))) {
                    case YEAR -> day -> Period.year(day.getYear());
                    case MONTH -> day -> Period.month(YearMonth.from(day));
                    default -> Period::day;
                };
        Map<Period, Integer> counts = new LinkedHashMap<>();
        days.forEach((day, count) -> counts.merge(part.apply(day), count, Integer::sum));
        List<Step> parts = new ArrayList<>();
        counts.forEach((period, count) -> parts.add(new Step(label(period, locale, ""), href(filter, period), count)));
        return parts;
    }

    /** Into what a period is divided. */
    private static Period.Unit smaller(Period shown, long days) {
        return switch (shown.unit()) {
            case ALL -> Period.Unit.YEAR;
            case YEAR -> Period.Unit.MONTH;
            case MONTH, DAY -> Period.Unit.DAY;
            case OTHER -> days > 731 ? Period.Unit.YEAR : days > 62 ? Period.Unit.MONTH : Period.Unit.DAY;
        };
    }

    private static String href(ClaimFilter filter, Period period) {
        Map<String, String> facets = new LinkedHashMap<>(filter.values());
        period.putInto(facets);
        return Addresses.of("/timeline", facets);
    }

    private static String label(Period period, Locale locale, String all) {
        return switch (period.unit()) {
            case ALL -> all;
            case YEAR -> Integer.toString(period.first().getYear());
            case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(period.first());
            case DAY -> DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(period.first());
            case OTHER -> (period.first() == null ? "" : period.first()) + " – " + (period.last() == null ? "" : period.last());
        };
    }
}
