package riposte.text;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The trained models of one language. All of them only read after loading, so that threads share them.
 *
 * @param contractions splits contractions, or null where the language has none
 */
record Models(Contractions contractions, MaxentTagger tagger, CRFClassifier<CoreLabel> names, TransitionParser parser) {

    /**
     * Loads the models side by side.
     *
     * @throws IllegalStateException when one is missing or broken
     */
    static Models load(Settings settings) {
        var contractions = start(() -> Contractions.of(settings));
        var tagger = start(() -> new MaxentTagger(settings.require("tagger")));
        var names = start(() -> CRFClassifier.getClassifier(settings.require("names")));
        try {
            TransitionParser parser = new TransitionParser(settings.require("parser"));
            return new Models(contractions.get(), tagger.get(), names.get(), parser);
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("cannot load the models of '" + settings.lang() + "'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the models of '" + settings.lang() + "' load", e);
        }
    }

    private static <T> FutureTask<T> start(Callable<T> load) {
        FutureTask<T> task = new FutureTask<>(load);
        Thread thread = new Thread(task, "model loader");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
