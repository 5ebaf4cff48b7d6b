package riposte.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code page-parts.txt} and {@code page-phrases.txt} know about the parts of a page beside its article. */
final class PageVocabulary {

    /** Words of class and id names that mark discussions among readers. */
    static final Set<String> COMMENTS;

    /** Words of class and id names that mark other parts beside the article. */
    static final Set<String> BESIDE;

    /** Words that mark such parts on some sites and parts of the article on others. */
    static final Set<String> PERHAPS;

    /** Lines that are nothing but furniture. */
    static final Pattern WHOLE;

    /** Beginnings of lines that point elsewhere. */
    static final Pattern START;

    /** Beginnings of lines near the top that name the author. */
    static final Pattern BYLINE;

    /** Wording of lines after the article's end. */
    static final Pattern TAIL;

    /** Wording that keeps the rest of an article for subscribers. */
    static final Pattern PAYWALL;

    static {
        Map<String, List<String>> parts = sections("page-parts.txt");
        COMMENTS = words(parts.get("comments"));
        BESIDE = words(parts.get("beside"));
        PERHAPS = words(parts.get("perhaps"));
        Map<String, List<String>> phrases = sections("page-phrases.txt");
        WHOLE = anyOf("^\\W*(?:", phrases.get("whole"), ")\\W*$");
        START = anyOf("^[^\\p{L}\\d©]*(?:", phrases.get("start"), ")");
        BYLINE = anyOf("^\\W*(?:", phrases.get("byline"), ")[^.!?]*$");
        TAIL = anyOf("(?<!\\p{L})(?:", phrases.get("tail"), ")");
        PAYWALL = anyOf("(?<!\\p{L})(?:", phrases.get("paywall"), ")");
    }

    private PageVocabulary() {}

    private static Set<String> words(List<String> lines) {
        Set<String> words = new HashSet<>();
        for (String line : lines) {
            Collections.addAll(words, line.split("\\s+"));
        }
        return Set.copyOf(words);
    }

    private static Pattern anyOf(String before, List<String> lines, String after) {
        return Pattern.compile(
                before + String.join("|", lines) + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Map<String, List<String>> sections(String resource) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        try (InputStream in = PageVocabulary.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[")) {
                    section = new ArrayList<>();
                    sections.put(line.substring(1, line.indexOf(']')), section);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    section.add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        return sections;
    }
}
