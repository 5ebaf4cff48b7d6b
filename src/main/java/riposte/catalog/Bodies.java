package riposte.catalog;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import riposte.claim.Actor;
import riposte.claim.ActorType;

/**
 * The bodies most states have (embassies, ministries, armies), made by rule: {@code ontology/catalog/bodies.csv} gives
 * their ids and labels, {@code body-patterns.csv} how texts name them.
 */
final class Bodies {

    /** How texts of a language name a body in that role: words and the places of {@code {adj}}, {@code {state}}, {@code {host}}. */
    record Pattern(String role, List<String> words) {}

    private final Map<String, Map<String, String>> roles = new LinkedHashMap<>();
    private final Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
    private final Map<String, Actor> own = new HashMap<>();
    private final Map<String, String> principals = new HashMap<>();

    static Bodies read(Reader bodies, Reader bodyPatterns) {
        Bodies read = new Bodies();
        try (var labels = Table.FORMAT.parse(bodies);
                var patterns = Table.FORMAT.parse(bodyPatterns)) {
            for (CSVRecord record : labels) {
                read.roles.put(record.get("role"), record.toMap());
            }
            for (CSVRecord record : patterns) {
                String role = record.get("role");
                if (!read.roles.containsKey(role)) {
                    throw new CatalogException("body-patterns.csv, line " + patterns.getCurrentLineNumber()
                            + ": bodies.csv has no role '" + role + "'");
                }
                List<Pattern> of = read.patterns.computeIfAbsent(record.get("lang"), l -> new ArrayList<>());
                for (List<String> words : new PatternParser(record.get("pattern")).expand()) {
                    of.add(new Pattern(role, words));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CatalogException("bodies.csv, body-patterns.csv: " + e.getMessage(), e);
        }
        return read;
    }

    /** The same rules, with bodies of the catalogue that take precedence in their role. */
    Bodies with(Iterable<Entry> entries) {
        Bodies with = new Bodies();
        with.roles.putAll(roles);
        with.patterns.putAll(patterns);
        for (Entry entry : entries) {
            if (entry.entity() instanceof Actor actor && actor.actsFor() != null) {
                with.principals.putIfAbsent(actor.id(), actor.actsFor());
            }
            if (entry.role() != null && entry.entity() instanceof Actor actor && actor.actsFor() != null) {
                with.own.putIfAbsent(entry.role() + " " + actor.actsFor(), actor);
            }
        }
        return with;
    }

    /** Whether an actor acts for that one, directly or through others. */
    boolean serves(Actor actor, String principal) {
        String next = actor.actsFor();
        for (int i = 0; i < Catalog.MAX_PRINCIPALS && next != null; i++) {
            if (next.equals(principal)) {
                return true;
            }
            next = principals.get(next);
        }
        return false;
    }

    List<Pattern> patterns(String lang) {
        return patterns.getOrDefault(lang, List.of());
    }

    /**
     * The body of a state in a role: the catalogue's own where it has one, else one made by rule.
     *
     * @param host the state an embassy or consulate is in, or null
     * @throws IllegalArgumentException for a role that is not in {@code bodies.csv}
     */
    Actor find(String role, Actor state, Actor host) {
        Actor known = host == null ? own.get(role + " " + state.id()) : null;
        return known != null ? known : make(role, state, host);
    }

    private Actor make(String role, Actor state, Actor host) {
        Map<String, String> row = roles.get(role);
        if (row == null) {
            throw new IllegalArgumentException("there is no body '" + role + "'; known are " + roles.keySet());
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (String lang : CatalogReader.LANGUAGES) {
            String label = row.get(lang).replace("{state}", of(state, lang));
            labels.put(lang, host == null ? label : label + " " + in(host, lang));
        }
        String id = row.get("id").replace("{state}", withArticle(state));
        return new Actor(
                host == null ? id : id + "-in-" + withArticle(host),
                ActorType.GOVERNMENT_BODY,
                labels,
                state.id(),
                false);
    }

    private static String withArticle(Actor state) {
        return StateGrammar.english(state.label()).startsWith("the ") ? "the-" + state.id() : state.id();
    }

    /** A state's name inside the label of another thing, with what the language wants before it. */
    static String of(Actor state, String lang) {
        String name = state.labels().getOrDefault(lang, state.label());
        return switch (lang) {
            case "en" -> StateGrammar.english(name);
            case "fr" -> StateGrammar.frenchOf(name);
            case "de" -> StateGrammar.germanOf(name);
            default -> name;
        };
    }

    private static String in(Actor host, String lang) {
        String name = host.labels().getOrDefault(lang, host.label());
        return switch (lang) {
            case "en" -> "in " + StateGrammar.english(name);
            case "fr" -> StateGrammar.frenchIn(name);
            case "de" -> StateGrammar.germanIn(name);
            default -> "en " + name;
        };
    }

    /** Expands {@code (a|b)} and {@code [a]} into plain sequences of words. */
    private static final class PatternParser {

        private final String pattern;
        private int at;

        PatternParser(String pattern) {
            this.pattern = pattern;
        }

        List<List<String>> expand() {
            List<List<String>> all = alternatives();
            if (at < pattern.length()) {
                throw new IllegalArgumentException("'" + pattern + "' has a bracket too many at " + at);
            }
            return all;
        }

        private List<List<String>> alternatives() {
            List<List<String>> all = new ArrayList<>(sequence());
            while (at < pattern.length() && pattern.charAt(at) == '|') {
                at++;
                all.addAll(sequence());
            }
            return all;
        }

        private List<List<String>> sequence() {
            List<List<String>> sequences = List.of(List.of());
            StringBuilder word = new StringBuilder();
            while (at < pattern.length() && "|)]".indexOf(pattern.charAt(at)) < 0) {
                char c = pattern.charAt(at);
                if (c == '(' || c == '[') {
                    sequences = flush(sequences, word);
                    at++;
                    List<List<String>> inner = alternatives();
                    if (at >= pattern.length()) {
                        throw new IllegalArgumentException("'" + pattern + "' has an open bracket");
                    }
                    at++;
                    if (c == '[') {
                        inner.add(List.of());
                    }
                    sequences = join(sequences, inner);
                } else if (c == ' ') {
                    sequences = flush(sequences, word);
                    at++;
                } else {
                    word.append(c);
                    at++;
                }
            }
            return flush(sequences, word);
        }

        private static List<List<String>> flush(List<List<String>> sequences, StringBuilder word) {
            if (word.length() == 0) {
                return sequences;
            }
            String text = word.toString();
            word.setLength(0);
            return join(sequences, List.of(text.startsWith("{") ? List.of(text) : Tokens.of(text)));
        }

        private static List<List<String>> join(List<List<String>> heads, List<List<String>> tails) {
            List<List<String>> joined = new ArrayList<>(heads.size() * tails.size());
            for (List<String> head : heads) {
                for (List<String> tail : tails) {
                    List<String> both = new ArrayList<>(head);
                    both.addAll(tail);
                    joined.add(both);
                }
            }
            return joined;
        }
    }
}
