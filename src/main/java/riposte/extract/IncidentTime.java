package riposte.extract;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import riposte.article.Article;
import riposte.claim.Incident;
import riposte.text.Sentences;

/** Whether an article and its sentences may speak of an incident by the time of both. */
final class IncidentTime {

    /** An article is dated where it was written, an incident where it happened: half a world apart it may be another day. */
    private static final int ZONES = 1;

    private static final int YEAR = 365;
    /** No part of a word ("RSA-2048", "KB2019") or of another number. */
    private static final Pattern YEARS = Pattern.compile(
            "(?<![\\p{N}\\p{IsLatin}$€£#]|\\p{Lu}-|\\p{N},)(?:19[89]|20[0-3])[0-9](?!\\p{N}|[,.]\\p{N}{3}|[\\p{IsLatin}%€])");

    private final LocalDate first;
    private final LocalDate last;

    /** An article without a date was not written before the latest year it names. */
    IncidentTime(Article article) {
        TemporalAccessor published = article.published();
        boolean dated = published != null && published.isSupported(ChronoField.YEAR);
        TreeSet<Integer> named = dated ? new TreeSet<>() : years(body(article.text()));
        first = dated ? first(published) : named.isEmpty() ? null : LocalDate.of(named.last(), 1, 1);
        last = dated ? last(published) : null;
    }

    /** Whether the incident happened, or came to light, only after the article was published. */
    boolean isLater(Incident incident) {
        return last != null && incident.date() != null && last.plusDays(ZONES).isBefore(first(incident.date()));
    }

    /**
     * Whether a sentence that does not name the incident may mean it: it gives the year, or it gives none up to the article's own and the article was
     * published in the year after, or nothing in the article tells of any year.
     */
    boolean isNear(Incident incident, String sentence) {
        if (incident.date() == null || isLater(incident)) {
            return false;
        }
        int year = incident.date().get(ChronoField.YEAR);
        Set<Integer> named = years(sentence);
        named.removeIf(other -> last != null && other > last.getYear());
        if (!named.isEmpty()) {
            return named.contains(year);
        }
        return first == null || !first.isAfter(last(incident.date()).plusDays(YEAR)) && (last != null || first.getYear() >= year);
    }

    /** Whether a sentence that names the incident gives years gone by, and not that of the incident: it looks back then. */
    boolean isOfOtherYear(Incident incident, String sentence) {
        return incident.date() != null
                && looksBack(sentence)
                && !years(sentence).contains(incident.date().get(ChronoField.YEAR));
    }

    /** Whether a sentence tells of something by a year before the article's own, as one does not of what just happened. */
    boolean looksBack(String sentence) {
        return years(sentence).stream().anyMatch(year -> last == null || year < last.getYear());
    }

    /** Lines that end as sentences do: others are headlines, of other articles too. */
    private static String body(String text) {
        return text.lines().filter(Sentences::isClosed).collect(Collectors.joining("\n"));
    }

    private static TreeSet<Integer> years(String text) {
        TreeSet<Integer> years = new TreeSet<>();
        Matcher year = YEARS.matcher(text);
        while (year.find()) {
            years.add(Integer.valueOf(year.group()));
        }
        return years;
    }

    private static LocalDate first(TemporalAccessor date) {
        if (date.isSupported(ChronoField.DAY_OF_MONTH)) {
            return LocalDate.from(date);
        }
        return date.isSupported(ChronoField.MONTH_OF_YEAR) ? YearMonth.from(date).atDay(1) : Year.from(date).atDay(1);
    }

    private static LocalDate last(TemporalAccessor date) {
        if (date.isSupported(ChronoField.DAY_OF_MONTH)) {
            return first(date);
        }
        return date.isSupported(ChronoField.MONTH_OF_YEAR) ? YearMonth.from(date).atEndOfMonth() : Year.from(date).atMonth(12).atEndOfMonth();
    }
}
