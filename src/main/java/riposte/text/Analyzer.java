package riposte.text;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The linguistic engine of one language: cuts text into sentences and words, which is cheap, and annotates single
 * sentences with lemmas, parts of speech, names and Universal Dependencies, which is not. Models are loaded at the
 * first call of {@link #annotate}, once per process. Safe for use by several threads.
 */
public final class Analyzer {

    /** Letters of a word that the models are shown; the taggers look at every beginning and end. */
    private static final int LONGEST_WORD = 60;

    private static final Map<String, Analyzer> ENGINES = new ConcurrentHashMap<>();

    static {
        // CoreNLP tells of every model it loads; failures come as exceptions.
        RedwoodConfiguration.empty().apply();
    }

    /** Looked for once: it asks the class path for each language of the world. */
    private static final class Languages {
        static final Set<String> ALL =
                Settings.languages(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());
    }

    private final Settings settings;
    private final Splitter splitter;
    private final Dictionary dictionary;
    private final Map<String, String> tagset;
    private final List<Repair> repairs;
    private volatile Models models;

    private Analyzer(Settings settings) {
        this.settings = settings;
        this.splitter = new Splitter(settings);
        this.dictionary = new Dictionary(settings);
        String tags = settings.get("tagset");
        this.tagset = tags == null ? Map.of() : asMap(Settings.read(tags));
        this.repairs = settings.list("repairs").stream()
                .map(name -> Repair.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
    }

    private static Map<String, String> asMap(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, key -> properties.getProperty(key).strip()));
    }

    /** Two-letter codes of the languages there is an engine for. */
    public static Set<String> languages() {
        return Languages.ALL;
    }

    /**
     * The engine of that language.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Analyzer of(String lang) {
        return ENGINES.computeIfAbsent(lang, code -> {
            if (!Settings.exist(code)) {
                throw new IllegalArgumentException("no language engine for '" + code + "'; there are " + languages());
            }
            return new Analyzer(Settings.of(code));
        });
    }

    /**
     * Cuts a text into sentences and words, without loading a model. Line feeds end a sentence. A sentence is
     * {@code text.substring(start, end)} exactly and has no blanks at its ends; what lies between sentences is blank.
     */
    public List<Sentence> sentences(String text) {
        return splitter.sentences(text);
    }

    /** Every dictionary form the word may have, in lower case, without a model; the form itself when none is known. */
    public Set<String> lemmas(String form) {
        return dictionary.lemmas(form);
    }

    /**
     * Adds lemmas, parts of speech, names and the dependency tree to a sentence. The same sentence gives the same tree.
     * Contractions are split, so that words may have other numbers than before.
     *
     * @throws IllegalStateException when the language's models are not on the class path
     */
    public Sentence annotate(Sentence sentence) {
        return annotate(sentence, true);
    }

    /**
     * The same, but without looking for names where the caller knows them all: each word's name is then {@code O}.
     *
     * @param names whether to look for names
     */
    public Sentence annotate(Sentence sentence, boolean names) {
        Models engine = models();
        List<CoreLabel> labels = splitter.words(sentence.text());
        if (engine.contractions() != null) {
            labels = engine.contractions().split(sentence.text(), labels);
        }
        if (labels.isEmpty()) {
            return sentence;
        }
        for (int i = 0; i < labels.size(); i++) {
            CoreLabel label = labels.get(i);
            label.setIndex(i + 1);
            if (label.word().length() > LONGEST_WORD) {
                label.setWord(label.word().substring(0, LONGEST_WORD));
            }
        }
        engine.tagger().tagCoreLabels(labels);
        List<CoreLabel> named = names ? engine.names().classifySentence(labels) : null;
        String[] words = new String[labels.size()];
        String[] tags = new String[labels.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = labels.get(i).word();
            tags[i] = labels.get(i).tag();
        }
        int[] heads = new int[words.length];
        String[] relations = new String[words.length];
        engine.parser().parse(words, tags, heads, relations);
        Tree tree = repaired(words, tags, heads, relations);
        int[][] places = places(labels, sentence);
        List<Token> tokens = new ArrayList<>(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            int start = places[i][0];
            int end = places[i][1];
            String form = isPart(places, i)
                    ? tree.words[i]
                    : sentence.text().substring(start - sentence.start(), end - sentence.start());
            String name = named == null
                    ? Token.NO_NAME
                    : name(named.get(i).get(CoreAnnotations.AnswerAnnotation.class));
            tokens.add(new Token(form, start, end, tree.lemmas[i], tree.pos[i], name, heads[i], relations[i]));
        }
        return new Sentence(sentence.text(), sentence.start(), sentence.paragraph(), tokens);
    }

    private Tree repaired(String[] words, String[] tags, int[] heads, String[] relations) {
        int size = words.length;
        String[] pos = new String[size];
        for (int i = 0; i < size; i++) {
            pos[i] = pos(tags[i], relations[i]);
        }
        Tree tree = new Tree(words, tags, pos, heads, relations, dictionary, settings);
        for (Repair repair : repairs) {
            repair.apply(tree);
        }
        for (int i = 0; i < size; i++) {
            if (pos[i].equals("VERB") && (tree.is(i, "aux") || tree.is(i, "cop"))) {
                tree.retag(i, "AUX");
            }
        }
        return tree;
    }

    /** Whether it shares its place with a neighbour. */
    private static boolean isPart(int[][] places, int i) {
        return i > 0 && places[i - 1][0] == places[i][0]
                || i + 1 < places.length && places[i + 1][0] == places[i][0];
    }

    /** Start and end of each word in the article's text; the parts of a contraction have the place of the whole. */
    private static int[][] places(List<CoreLabel> labels, Sentence sentence) {
        int[][] places = new int[labels.size()][];
        for (int i = 0; i < places.length; i++) {
            CoreLabel label = labels.get(i);
            places[i] = new int[] {sentence.start() + label.beginPosition(), sentence.start() + label.endPosition()};
        }
        for (int i = 0; i < places.length; ) {
            int next = i + 1;
            while (next < places.length && Splitter.sameWord(labels.get(next - 1), labels.get(next))) {
                next++;
            }
            for (int j = i, end = places[next - 1][1]; j < next; j++) {
                places[j] = new int[] {places[i][0], end};
            }
            i = next;
        }
        return places;
    }

    private String pos(String tag, String relation) {
        String pos = tagset.getOrDefault(tag, tag);
        boolean auxiliary = relation.startsWith("aux") || relation.equals("cop");
        return switch (pos) {
            case "VERB" -> auxiliary ? "AUX" : pos;
            case "ADP" -> relation.equals("mark") ? "SCONJ" : pos;
            case "DET" -> relation.startsWith("nsubj") || relation.equals("obj") ? "PRON" : pos;
            default -> pos;
        };
    }

    private static String name(String label) {
        if (label == null || label.equals("O")) {
            return "O";
        }
        String type = label.length() > 2 && label.charAt(1) == '-' ? label.substring(2) : label;
        return switch (type) {
            case "PERSON", "PER", "PERS" -> "PERSON";
            case "ORGANIZATION", "ORG" -> "ORGANIZATION";
            case "LOCATION", "LOC", "LUG" -> "LOCATION";
            default -> "MISC";
        };
    }

    private Models models() {
        Models loaded = models;
        if (loaded == null) {
            synchronized (this) {
                loaded = models;
                if (loaded == null) {
                    loaded = Models.load(settings);
                    models = loaded;
                }
            }
        }
        return loaded;
    }
}
