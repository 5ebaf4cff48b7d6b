package riposte.extract;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import riposte.text.Token;

/**
 * When something was said: a weekday, "today" or "yesterday" near the predicate, resolved from the publication date;
 * unknown without a full one.
 */
final class SaidOn {

    private final LocalDate published;
    private final Lexicon lexicon;
    private final Map<String, DayOfWeek> weekdays = new HashMap<>();

    SaidOn(TemporalAccessor published, Lexicon lexicon) {
        this.published = published instanceof LocalDate date
                ? date
                : published instanceof OffsetDateTime time ? time.toLocalDate() : null;
        this.lexicon = lexicon;
        Locale locale = Locale.forLanguageTag(lexicon.lang());
        for (DayOfWeek day : DayOfWeek.values()) {
            weekdays.put(day.getDisplayName(TextStyle.FULL, locale).toLowerCase(Locale.ROOT), day);
        }
    }

    /** Whether a word is the name of a weekday or month. */
    static boolean calendar(String word, String lang) {
        Locale locale = Locale.forLanguageTag(lang);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getDisplayName(TextStyle.FULL, locale).equalsIgnoreCase(word)) {
                return true;
            }
        }
        for (Month month : Month.values()) {
            if (month.getDisplayName(TextStyle.FULL, locale).equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    LocalDate of(Syntax syntax, int predicate) {
        if (published == null) {
            return null;
        }
        for (int near = 0; near < syntax.size(); near++) {
            for (int i : new int[] {predicate + near, predicate - near}) {
                if (i >= 0 && i < syntax.size()) {
                    LocalDate date = day(syntax.token(i));
                    if (date != null) {
                        return date;
                    }
                }
            }
        }
        return null;
    }

    private LocalDate day(Token token) {
        DayOfWeek weekday = weekdays.get(Lexicon.lower(token.form()));
        if (weekday != null) {
            return published.with(TemporalAdjusters.previousOrSame(weekday));
        }
        if (lexicon.is("time.today", token)) {
            return published;
        }
        return lexicon.is("time.yesterday", token) ? published.minusDays(1) : null;
    }
}
