package riposte.text;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.parser.nndep.DependencyParser;
import edu.stanford.nlp.pipeline.MWTAnnotator;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.util.PropertiesUtils;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;

/**
 * The trained models of one language. All of them only read after loading, so that threads share them.
 *
 * @param words splits contractions, or null where the language has none
 */
record Models(MWTAnnotator words, MaxentTagger tagger, CRFClassifier<CoreLabel> names, DependencyParser parser) {

    static Models load(Settings settings) {
        try {
            Map<String, String> contractions = settings.below("words.");
            MWTAnnotator words = null;
            if (!contractions.isEmpty()) {
                Properties properties = new Properties();
                contractions.forEach((key, value) -> properties.setProperty("mwt." + key, value));
                words = new MWTAnnotator("", properties);
            }
            MaxentTagger tagger = new MaxentTagger(settings.require("tagger"));
            CRFClassifier<CoreLabel> names = CRFClassifier.getClassifier(settings.require("names"));
            DependencyParser parser = DependencyParser.loadFromModelFile(
                    settings.require("parser"), PropertiesUtils.asProperties("language", "UniversalEnglish"));
            return new Models(words, tagger, names, parser);
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("cannot load the models of '" + settings.lang() + "'", e);
        }
    }
}
