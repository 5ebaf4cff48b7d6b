package riposte.article;

import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without markup as an article. The text is kept as it stands, so that offsets into it hold: only line ends
 * become line feeds, and characters that no RDF syntax can carry become U+FFFD.
 */
final class PlainTextReader {

    private static final int LONGEST_HEADLINE = 150;
    private static final int LONGEST_IMPRINT = 80;
    private static final int HEAD_LINES = 4;
    private static final Pattern IMPRINT_END = Pattern.compile("(?:[ ./-]|^)(?:19|20)\\d{2}(?:-\\d{2}-\\d{2})?\\)?$");
    private static final Pattern UPDATED = Pattern.compile(
            "^\\W*(?:derni[eè]re )?(?:mise? [aà] jour|m[aà]j|modifi[eé]e?|actualis[eé]e?|(?:last"
                    + " )?(?:updated|modified)|actualizado|[uú]ltima actualizaci[oó]n|(?:zuletzt"
                    + " )?aktualisiert|stand)\\b[^\\p{L}\\d]{0,3}(.{4,80})$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PUBLISHED = Pattern.compile(
            "^\\W*(?:publi[eé]e?|published|posted|publicado|ver[oö]ffentlicht)\\b[^\\p{L}\\d]{0,3}(.{4,80})$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PlainTextReader() {}

    static Article read(String id, String raw, ReadOptions options) throws UnreadableException {
        String text = clean(raw);
        if (text.isBlank()) {
            throw new UnreadableException("is empty; there is nothing to read");
        }
        String lang = options.lang() != null ? options.lang() : Languages.detect(text);
        TemporalAccessor published = options.published();
        TemporalAccessor modified = null;
        String title = null;
        int line = 0;
        int seen = 0;
        while (line < text.length() && seen < HEAD_LINES) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            String content = text.substring(line, end).strip();
            if (!content.isEmpty()) {
                Matcher updated = UPDATED.matcher(content);
                Matcher issued = PUBLISHED.matcher(content);
                if (content.length() > LONGEST_HEADLINE) {
                    break;
                } else if (modified == null && updated.matches()) {
                    modified = Dates.parse(updated.group(1), lang);
                } else if (published == null && issued.matches()) {
                    published = Dates.parse(issued.group(1), lang);
                } else if (title == null && seen == 0 && isHeadline(content, text, end)) {
                    title = content;
                } else if (published == null && seen > 0 && isImprint(content)) {
                    published = Dates.parse(content, lang);
                }
                seen++;
            }
            line = end + 1;
        }
        return new Article(
                id, options.url(), title, Media.name(null, options.url()), published, modified, lang, text);
    }

    /** Line ends as line feeds, no byte order mark, and no character that XML 1.0 forbids. */
    static String clean(String raw) {
        int start = raw.startsWith("\ufeff") ? 1 : 0;
        StringBuilder out = null;
        for (int i = start; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char kept = c;
            boolean skip = false;
            if (c == '\r') {
                kept = '\n';
                skip = i + 1 < raw.length() && raw.charAt(i + 1) == '\n';
            } else if (c < 0x20 && c != '\n' && c != '\t' || c == '\ufffe' || c == '\uffff') {
                kept = '\ufffd';
            } else if (Character.isHighSurrogate(c)) {
                if (i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))) {
                    if (out != null) {
                        out.append(c).append(raw.charAt(i + 1));
                    }
                    i++;
                    continue;
                }
                kept = '\ufffd';
            } else if (Character.isLowSurrogate(c)) {
                kept = '\ufffd';
            }
            if (out == null && (skip || kept != c)) {
                out = new StringBuilder(raw.length()).append(raw, start, i);
            }
            if (out != null && !skip) {
                out.append(kept);
            }
        }
        return out != null ? out.toString() : raw.substring(start);
    }

    /** Whether a first line stands over the text rather than in it. */
    private static boolean isHeadline(String line, String text, int end) {
        char last = line.charAt(line.length() - 1);
        if (line.length() > LONGEST_HEADLINE
                || ".!:;,…".indexOf(last) >= 0
                || !Character.isLetter(line.codePointAt(0))
                        && "\"«“'‘„¿¡".indexOf(line.charAt(0)) < 0
                        && !Character.isDigit(line.charAt(0))) {
            return false;
        }
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int nextEnd = text.indexOf('\n', next);
        String following =
                text.substring(next, nextEnd < 0 ? text.length() : nextEnd).strip();
        boolean blankLineBetween =
                text.substring(end, next).chars().filter(c -> c == '\n').count() > 1;
        return following.length() > line.length() || blankLineBetween && !following.isEmpty() || isImprint(following);
    }

    /** Whether a line under a headline names medium or place and, at its end, the full date. */
    private static boolean isImprint(String line) {
        return line.length() <= LONGEST_IMPRINT
                && IMPRINT_END.matcher(line).find()
                && Dates.parse(line, null) instanceof LocalDate;
    }
}
