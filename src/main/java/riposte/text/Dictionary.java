package riposte.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/**
 * Dictionary forms of a language's words, from a morphological dictionary in Morfologik's format. Which of several
 * readings is meant is told by the part of speech. Words that the dictionary lacks are tried without the beginning of a
 * compound ({@code cyber-}) and, where the language compounds nouns freely, by their longest known end.
 */
final class Dictionary {

    /** Shortest end of a compound that is looked for. */
    private static final int END = 4;

    private static final int LONGEST_WORD = 60;
    private static final int CACHE = 50_000;

    private final morfologik.stemming.Dictionary automaton;
    /** Tags that go with a part of speech, the preferred ones first. */
    private final Map<String, List<Pattern>> wanted = new LinkedHashMap<>();
    private final Pattern participle;
    private final Pattern finite;
    private final Map<String, String> exceptions;
    private final List<String> prefixes;
    private final boolean compounds;
    private final ThreadLocal<DictionaryLookup> lookup;
    private final Map<String, List<Reading>> known = new ConcurrentHashMap<>();

    /** One dictionary form with the dictionary's own tag. */
    private record Reading(String lemma, String tag) {}

    Dictionary(Settings settings) {
        String path = settings.require("dictionary");
        URL url = Settings.resource(path);
        if (url == null) {
            throw new IllegalStateException("not on the class path: " + path);
        }
        try {
            automaton = morfologik.stemming.Dictionary.read(url);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        settings.below("readings.")
                .forEach((pos, tags) -> wanted.put(
                        pos, Stream.of(tags.strip().split("\\s*;\\s*")).map(Pattern::compile).toList()));
        participle = Pattern.compile(settings.require("participle"));
        finite = Pattern.compile(settings.require("finite"));
        exceptions = settings.below("lemma.");
        prefixes = settings.list("prefixes");
        compounds = settings.is("compounds");
        lookup = ThreadLocal.withInitial(() -> new DictionaryLookup(automaton));
    }

    /** Every dictionary form in lower case; the form itself in lower case when none is known. */
    Set<String> lemmas(String form) {
        Set<String> lemmas = new LinkedHashSet<>();
        for (Reading reading : readings(form)) {
            lemmas.add(reading.lemma);
        }
        if (lemmas.isEmpty()) {
            lemmas.add(plain(form));
        }
        return lemmas;
    }

    /** The dictionary form in lower case of a word of that universal part of speech. */
    String lemma(String form, String pos) {
        return lemma(form, pos, null);
    }

    /** Likewise; a reading with the very tag the tagger gave is preferred. */
    String lemma(String form, String pos, String taggers) {
        String exception = exceptions.get(plain(form));
        if (exception != null) {
            return exception;
        }
        List<Reading> all = readings(form);
        for (Reading reading : all) {
            if (reading.tag.equals(taggers)) {
                return reading.lemma;
            }
        }
        for (Pattern tag : wanted.getOrDefault(pos, List.of())) {
            for (Reading reading : all) {
                if (tag.matcher(reading.tag).lookingAt()) {
                    return reading.lemma;
                }
            }
        }
        if (all.isEmpty() || "PROPN".equals(pos)) {
            return plain(form);
        }
        return all.get(0).lemma;
    }

    /** Whether the word may be a past participle. */
    boolean participle(String form) {
        return any(form, participle);
    }

    /** Whether the word may be a verb form with person and tense. */
    boolean finite(String form) {
        return any(form, finite);
    }

    private boolean any(String form, Pattern tag) {
        for (Reading reading : readings(form)) {
            if (tag.matcher(reading.tag).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private List<Reading> readings(String form) {
        List<Reading> cached = known.get(form);
        if (cached != null) {
            return cached;
        }
        List<Reading> found = form.length() > LONGEST_WORD ? List.of() : List.copyOf(find(form));
        if (known.size() < CACHE) {
            known.put(form, found);
        }
        return found;
    }

    private List<Reading> find(String form) {
        String word = form.replace('’', '\'');
        String lower = plain(form);
        if (lower.isEmpty() || !Character.isLetter(lower.charAt(0))) {
            return List.of();
        }
        List<Reading> found = exact(word, "");
        if (!lower.equals(word)) {
            found.addAll(exact(lower, ""));
        }
        if (found.isEmpty()) {
            found.addAll(exact(capital(lower), ""));
        }
        if (found.isEmpty()) {
            for (String prefix : prefixes) {
                if (lower.startsWith(prefix) && lower.length() > prefix.length() + 2) {
                    boolean hyphen = lower.charAt(prefix.length()) == '-';
                    String rest = lower.substring(prefix.length() + (hyphen ? 1 : 0));
                    found.addAll(exact(rest, prefix));
                    found.addAll(exact(capital(rest), prefix));
                    if (!found.isEmpty()) {
                        break;
                    }
                }
            }
        }
        if (found.isEmpty() && compounds) {
            for (int cut = 2; cut <= lower.length() - END && found.isEmpty(); cut++) {
                found.addAll(exact(capital(lower.substring(cut)), lower.substring(0, cut)));
            }
        }
        return found;
    }

    private List<Reading> exact(String word, String before) {
        List<Reading> found = new ArrayList<>(4);
        if (word.isEmpty()) {
            return found;
        }
        for (WordData data : lookup.get().lookup(word)) {
            String tag = data.getTag() == null ? "" : data.getTag().toString();
            Reading reading = new Reading(before + plain(data.getStem().toString()), tag);
            if (!found.contains(reading)) {
                found.add(reading);
            }
        }
        return found;
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Lower case, straight apostrophes, no hyphen of inversion ({@code -t-il}); of a contraction the first part. */
    private static String plain(String form) {
        String plain = form.replace('’', '\'').toLowerCase(Locale.ROOT);
        if (plain.length() > 1 && plain.charAt(0) == '-' && Character.isLetter(plain.charAt(1))) {
            plain = plain.startsWith("-t-") ? plain.substring(3) : plain.substring(1);
        }
        int contraction = plain.indexOf(':');
        return contraction > 0 && Character.isLetter(plain.charAt(0)) ? plain.substring(0, contraction) : plain;
    }
}
