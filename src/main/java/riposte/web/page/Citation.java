package riposte.web.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;

/**
 * A claim as a reference: the article that reports it, with the words that carry it and the IRI of the claim as a note.
 *
 * @see <a href="https://docs.citationstyles.org/en/stable/specification.html">CSL</a>
 */
final class Citation {

    private static final Pattern DATE = Pattern.compile("^\\d{4}(-(?:0[1-9]|1[0-2]))?(?:(?<=-\\d{2})(-\\d{2}))?");

    private final ClaimEntry claim;
    private final ArticleEntry article;
    private final String title;
    private final String date;
    private final String link;

    /** @param link the address of the words in the original, or null */
    Citation(ClaimEntry claim, String link) {
        this.claim = claim;
        this.article = claim.article();
        this.title = article.title() == null ? article.iri() : article.title();
        this.date = date(article.published());
        this.link = link;
    }

    /** A note in the Chicago style, without the author, whom Riposte does not read: medium, title, day, address. */
    String chicago() {
        List<String> parts = new ArrayList<>();
        if (article.publisher() != null) {
            parts.add(article.publisher());
        }
        parts.add("\u201c" + title + ",\u201d");
        String day = longDate();
        return String.join(", ", parts) + (day == null ? "" : " " + day + ",") + (article.link() == null ? "" : " " + article.link()) + ".";
    }

    /** For BibLaTeX; BibTeX reads it too. */
    String bibtex() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", "{" + tex(title) + "}");
        fields.put("journaltitle", tex(article.publisher()));
        fields.put("journal", tex(article.publisher()));
        fields.put("date", date);
        fields.put("year", date == null ? null : date.substring(0, 4));
        fields.put("url", link == null ? null : link.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"));
        fields.put("langid", "fr".equals(article.lang()) ? "french" : "en".equals(article.lang()) ? "english" : null);
        fields.put("note", tex(note()));
        StringBuilder entry = new StringBuilder("@article{riposte-" + claim.id().replaceAll("[^A-Za-z0-9-]", "-"));
        fields.forEach((name, value) -> {
            if (value != null) {
                entry.append(",\n  ").append(name).append(" = {").append(value).append('}');
            }
        });
        return entry.append("\n}\n").toString();
    }

    /** For EndNote, Zotero and others. */
    String ris() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("TY", "NEWS");
        fields.put("TI", title);
        fields.put("T2", article.publisher());
        fields.put("PY", date == null ? null : date.substring(0, 4));
        fields.put("DA", date == null || date.length() < 10 ? null : date.replace('-', '/') + "/");
        fields.put("UR", link);
        fields.put("LA", article.lang());
        fields.put("N1", note());
        StringBuilder record = new StringBuilder();
        fields.forEach((tag, value) -> {
            if (value != null) {
                record.append(tag).append("  - ").append(line(value)).append("\r\n");
            }
        });
        return record.append("ER  - \r\n").toString();
    }

    /** For citeproc, pandoc and Zotero: CSL-JSON, a list of one. */
    List<Map<String, Object>> csl() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "riposte-" + claim.id());
        item.put("type", "article-newspaper");
        item.put("title", title);
        put(item, "container-title", article.publisher());
        if (date != null) {
            List<Integer> parts = new ArrayList<>();
            for (String part : date.split("-")) {
                parts.add(Integer.valueOf(part));
            }
            item.put("issued", Map.of("date-parts", List.of(parts)));
        }
        put(item, "URL", link);
        put(item, "language", article.lang());
        item.put("note", note());
        return List.of(item);
    }

    private static void put(Map<String, Object> item, String name, String value) {
        if (value != null) {
            item.put(name, value);
        }
    }

    private String note() {
        return "\u201c" + claim.sentence() + "\u201d Riposte, " + claim.iri();
    }

    /** As far as it is known: {@code 2023}, {@code 2023-04} or {@code 2023-04-06}; null for what is no date. */
    private static String date(String published) {
        Matcher known = published == null ? null : DATE.matcher(published);
        if (known == null || !known.find()) {
            return null;
        }
        try {
            return known.group(2) == null ? known.group() : LocalDate.parse(known.group()).toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String longDate() {
        if (date == null || date.length() < 10) {
            return date;
        }
        LocalDate day = LocalDate.parse(date);
        return name(day.getMonth()) + " " + day.getDayOfMonth() + ", " + day.getYear();
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String tex(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder escaped = new StringBuilder();
        for (char c : line(text).toCharArray()) {
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '{', '}', '%', '&', '$', '#', '_' -> escaped.append('\\').append(c);
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
