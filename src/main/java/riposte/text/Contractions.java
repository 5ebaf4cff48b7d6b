package riposte.text;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.MWTAnnotator;
import edu.stanford.nlp.util.ArrayCoreMap;
import edu.stanford.nlp.util.CoreMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Splits contractions into the words that the language's treebank makes of them ({@code aux} into {@code à les}). Some
 * need a tagger of their own to be told from other words; it is asked only where there is such a word.
 */
final class Contractions {

    private final MWTAnnotator annotator;
    private final Set<String> forms = new HashSet<>();
    /** Names that look like contractions. */
    private final Set<String> unsplit;

    private Contractions(Map<String, String> own, Set<String> unsplit) throws IOException {
        this.unsplit = unsplit;
        Properties properties = new Properties();
        own.forEach((key, value) -> properties.setProperty("mwt." + key, value));
        annotator = new MWTAnnotator("", properties);
        for (String key : List.of("mappingFile", "statisticalMappingFile")) {
            URL url = own.containsKey(key) ? Settings.resource(own.get(key).strip()) : null;
            if (url == null) {
                continue;
            }
            try (var in = new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    int tab = line.indexOf('\t');
                    if (tab > 0) {
                        forms.add(line.substring(0, tab));
                    }
                }
            }
        }
    }

    /** What the settings say, or null when the language has no contractions. */
    static Contractions of(Settings settings) throws IOException {
        Map<String, String> own = settings.below("words.");
        return own.isEmpty() ? null : new Contractions(own, settings.set("unsplit"));
    }

    private static String lower(CoreLabel label) {
        return label.word().toLowerCase(Locale.ROOT);
    }

    /** The words of a sentence with its contractions split. */
    List<CoreLabel> split(String text, List<CoreLabel> labels) {
        if (labels.stream().noneMatch(label -> forms.contains(label.word()) || forms.contains(lower(label)))) {
            return labels;
        }
        List<CoreLabel> names = labels.stream().filter(label -> unsplit.contains(label.word())).toList();
        Map<Integer, String> words = new HashMap<>();
        for (CoreLabel name : names) {
            words.put(name.beginPosition(), name.word());
            name.setWord("X");
        }
        List<CoreLabel> split = annotated(text, labels);
        split.forEach(label -> label.setWord(words.getOrDefault(label.beginPosition(), label.word())));
        return split;
    }

    private List<CoreLabel> annotated(String text, List<CoreLabel> labels) {
        CoreMap sentence = new ArrayCoreMap();
        sentence.set(CoreAnnotations.TextAnnotation.class, text);
        sentence.set(CoreAnnotations.TokensAnnotation.class, labels);
        Annotation annotation = new Annotation(text);
        annotation.set(CoreAnnotations.TokensAnnotation.class, labels);
        annotation.set(CoreAnnotations.SentencesAnnotation.class, new ArrayList<>(List.of(sentence)));
        annotator.annotate(annotation);
        return sentence.get(CoreAnnotations.TokensAnnotation.class);
    }
}
