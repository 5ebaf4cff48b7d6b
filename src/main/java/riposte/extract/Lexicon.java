package riposte.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** The frames a word may evoke, as verb or as noun. */
    List<Frame> frames(Token token) {
        return lookUp(frames, token);
    }

    /** The hostile acts a word may name. */
    List<Frame> acts(Token token) {
        return lookUp(acts, token);
    }

    private static List<Frame> lookUp(Map<String, List<Frame>> map, Token token) {
        List<Frame> found = token.lemma() == null ? null : map.get(token.lemma());
        if (found == null) {
            found = map.get(lower(token.form()));
        }
        return found == null ? List.of() : found;
    }

    /** The frames that a dictionary form evokes. */
    List<Frame> framesOf(String lemma) {
        return frames.getOrDefault(lemma, List.of());
    }

    /** The hostile acts that a dictionary form names. */
    List<Frame> actsOf(String lemma) {
        return acts.getOrDefault(lemma, List.of());
    }

    /** Every dictionary form that names a hostile act. */
    Set<String> actLemmas() {
        return acts.keySet();
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
            List<String> companions = Arrays.asList(predicate).subList(1, predicate.length);
            Frame frame = new Frame(type, verb, predicate[0], List.copyOf(companions), Map.copyOf(roles), marks);
            (type == null ? acts : frames)
                    .computeIfAbsent(predicate[0], k -> new ArrayList<>())
                    .add(frame);
        } else {
            Words list = words.computeIfAbsent(section, k -> new Words());
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                list.add(word.group());
            }
        }
    }
}
