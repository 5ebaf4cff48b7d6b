package riposte.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import riposte.claim.ClaimType;
import riposte.text.Token;

/**
 * The words of one language that carry claims, read from {@code LANG.lexicon}: predicates with their roles, verbs of
 * saying, hostile acts, hedges, negations, kinds of actors. {@code docs/adding-a-language.md} describes the file.
 */
final class Lexicon {

    private static final Map<String, Lexicon> LOADED = new ConcurrentHashMap<>();
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

    private final String lang;
    private final Map<String, List<Frame>> frames = new HashMap<>();
    private final Map<String, List<Frame>> acts = new HashMap<>();
    private final Map<String, Words> words = new HashMap<>();
    /** Ends of compounds that name an act or evoke a frame, in the order of the file. */
    private final Set<String> endings = new LinkedHashSet<>();
    private final Map<String, Words> senses = new HashMap<>();

    private Lexicon(String lang) {
        this.lang = lang;
    }

    /**
     * The lexicon of that language.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Lexicon of(String lang) {
        return LOADED.computeIfAbsent(lang, Lexicon::read);
    }

    /** Whether there is a lexicon for that language. */
    static boolean exists(String lang) {
        return lang.matches("[a-z]{2,3}") && Lexicon.class.getResource(file(lang)) != null;
    }

    private static String file(String lang) {
        return "/riposte/extract/" + lang + ".lexicon";
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    String lang() {
        return lang;
    }

    /** Whether a word is the name of a weekday or month. */
    boolean calendar(String word) {
        Locale locale = Locale.forLanguageTag(lang);
        return Stream.of(DayOfWeek.values()).anyMatch(day -> day.getDisplayName(TextStyle.FULL, locale).equalsIgnoreCase(word))
                || Stream.of(Month.values()).anyMatch(month -> month.getDisplayName(TextStyle.FULL, locale).equalsIgnoreCase(word));
    }

    /** The frames a word may evoke, as verb or as noun. */
    List<Frame> frames(Token token) {
        return lookUp(frames, token);
    }

    /** The hostile acts a word may name. */
    List<Frame> acts(Token token) {
        return lookUp(acts, token);
    }

    /** The frames that a dictionary form evokes. */
    List<Frame> framesOf(String lemma) {
        return lookUp(frames, lemma);
    }

    /** The hostile acts that a dictionary form names. */
    List<Frame> actsOf(String lemma) {
        return lookUp(acts, lemma);
    }

    private List<Frame> lookUp(Map<String, List<Frame>> map, Token token) {
        List<Frame> found = token.lemma() == null ? null : map.get(token.lemma());
        if (found == null) {
            found = map.get(lower(token.form()));
        }
        return found != null ? found : token.lemma() == null ? List.of() : lookUp(map, token.lemma());
    }

    private List<Frame> lookUp(Map<String, List<Frame>> map, String lemma) {
        List<Frame> found = map.get(lemma);
        if (found != null) {
            return found;
        }
        for (String ending : endings) {
            if (lemma.endsWith(ending) && map.containsKey("*" + ending)) {
                return map.get("*" + ending);
            }
        }
        return List.of();
    }

    /** Words that give a form another meaning when they stand close to it: <i>breach</i> of a <i>contract</i>. */
    Words senses(String form) {
        return senses.getOrDefault(form, Words.NONE);
    }

    Words words(String section) {
        return words.getOrDefault(section, Words.NONE);
    }

    boolean is(String section, String word) {
        return words(section).contains(word);
    }

    boolean is(String section, Token token) {
        return words(section).contains(token);
    }

    private static Lexicon read(String lang) {
        Lexicon lexicon = new Lexicon(lang);
        try (InputStream in = Lexicon.class.getResourceAsStream(file(lang))) {
            if (in == null) {
                throw new IllegalArgumentException("no lexicon for '" + lang + "'");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String section = "";
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                line = line.strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("[") && line.endsWith("]")) {
                    section = line.substring(1, line.length() - 1);
                    continue;
                }
                try {
                    lexicon.add(section, line);
                } catch (RuntimeException e) {
                    throw new IllegalStateException(file(lang) + " line " + number + ": " + e.getMessage(), e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    private void add(String section, String line) {
        if (section.equals("frames") || section.equals("acts")) {
            String[] parts = line.split("\\s+");
            int at = 0;
            ClaimType type = section.equals("frames") ? ClaimType.ofKey(parts[at++]) : null;
            boolean verb = parts[at++].equals("V");
            String[] predicate = parts[at++].split("~");
            Map<String, List<String>> roles = new HashMap<>();
            Set<String> marks = new HashSet<>();
            for (; at < parts.length; at++) {
                int equals = parts[at].indexOf('=');
                if (equals < 0) {
                    marks.add(parts[at]);
                } else if (parts[at].startsWith("if=")) {
                    marks.add(parts[at]);
                } else {
                    roles.put(
                            parts[at].substring(0, equals),
                            List.of(parts[at].substring(equals + 1).split(",")));
                }
            }
            if (predicate[0].startsWith("*")) {
                endings.add(predicate[0].substring(1));
            }
            List<String> companions = Arrays.asList(predicate).subList(1, predicate.length);
            Frame frame = new Frame(type, verb, predicate[0], List.copyOf(companions), Map.copyOf(roles), marks);
            (type == null ? acts : frames)
                    .computeIfAbsent(predicate[0], k -> new ArrayList<>())
                    .add(frame);
        } else if (section.equals("senses")) {
            String[] sides = line.split("\\s*:\\s*", 2);
            Words list = new Words();
            for (String word : sides[1].split("\\s+")) {
                list.add(word);
            }
            for (String form : sides[0].split("\\s+")) {
                senses.put(form, list);
            }
        } else {
            Words list = words.computeIfAbsent(section, k -> new Words());
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                list.add(word.group());
            }
        }
    }
}
