package riposte.extract;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import riposte.text.TextSpan;

/**
 * When something was said: a weekday, "today" or "yesterday" in its sentence, nearest to the cue, resolved from the publication date;
 * unknown without a full one. The words are those of the Unicode CLDR.
 */
final class SaidOn {

    private static final int WEEK = 7;

    private final LocalDate published;
    private final Map<String, LocalDate> days = new HashMap<>();

    /** @param lang two-letter code of the language of the text */
    SaidOn(TemporalAccessor published, String lang) {
        this.published = published instanceof LocalDate date
                ? date
                : published instanceof OffsetDateTime time ? time.toLocalDate() : null;
        if (this.published == null) {
            return;
        }
        ULocale locale = ULocale.forLanguageTag(lang);
        String[] weekdays = DateFormatSymbols.getInstance(locale).getWeekdays();
        for (int back = 0; back < WEEK; back++) {
            LocalDate day = this.published.minusDays(back);
            days.put(weekdays[day.getDayOfWeek().getValue() % WEEK + 1].toLowerCase(Locale.ROOT), day);
        }
        RelativeDateTimeFormatter relative = RelativeDateTimeFormatter.getInstance(locale);
        days.put(relative.format(Direction.THIS, AbsoluteUnit.DAY).toLowerCase(Locale.ROOT), this.published);
        days.put(relative.format(Direction.LAST, AbsoluteUnit.DAY).toLowerCase(Locale.ROOT), this.published.minusDays(1));
    }

    /** The day of the words nearest to the cue; a weekday after a preposition counts too, in any case of the word. */
    LocalDate of(String text, TextSpan sentence, TextSpan cue) {
        if (published == null) {
            return null;
        }
        String lower = sentence.in(text).toLowerCase(Locale.ROOT);
        LocalDate found = null;
        int nearest = Integer.MAX_VALUE;
        for (Map.Entry<String, LocalDate> day : days.entrySet()) {
            String word = day.getKey();
            for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
                int distance = Math.abs(sentence.start() + at - cue.start());
                if (distance < nearest && whole(lower, at, at + word.length())) {
                    nearest = distance;
                    found = day.getValue();
                }
            }
        }
        return found;
    }

    /** Whether the word stands by itself; in Chinese every word does. */
    private static boolean whole(String text, int start, int end) {
        if (Character.isIdeographic(text.codePointAt(start))) {
            return true;
        }
        return (start == 0 || !Character.isLetter(text.charAt(start - 1))) && (end == text.length() || !Character.isLetter(text.charAt(end)));
    }
}
