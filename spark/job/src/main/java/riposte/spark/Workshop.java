package riposte.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import riposte.article.Article;
import riposte.export.WithoutTexts;
import riposte.ingest.ClaimFinder;
import riposte.ingest.Found;
import riposte.ingest.IngestOptions;
import riposte.ingest.Outcome;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.rdf.Iris;
import riposte.rdf.QuadLines;
import riposte.reader.Reader;
import riposte.review.UndecidedQuads;

/**
 * Makes quads of articles: one per process, with one catalogue and one reader, which all tasks of an executor share. The reader runs
 * in the thread that asks it and has no threads of its own.
 */
final class Workshop {

    private static final Map<Settings, Workshop> OPEN = new ConcurrentHashMap<>();

    private final Settings settings;
    private final IngestOptions options;
    private final Iris iris;
    private final ClaimFinder finder;
    private final UndecidedQuads quads;

    private Workshop(Settings settings, Catalogues catalogues) {
        // Where it cannot be loaded, the task fails, and not each article.
        Reader.standard();
        this.settings = settings;
        this.options = settings.ingestOptions();
        this.iris = new Iris(settings.base());
        this.finder = options.finder(catalogues.read());
        this.quads = new UndecidedQuads(iris, ArticleQuads.VERSION, settings.least());
    }

    /** The one of this process for these settings. */
    static Workshop of(Settings settings, Catalogues catalogues) {
        return OPEN.computeIfAbsent(settings, key -> new Workshop(key, catalogues));
    }

    /** What becomes of an article. */
    Entry entry(Article article) {
        String name = article.url() != null ? article.url() : article.key();
        Found found = finder.find(article);
        List<Quad> graphs = List.of();
        String refused = null;
        if (found.isWritten(options)) {
            try {
                graphs = quads.quads(new ArticleClaims(article, found.claims()));
            } catch (IllegalArgumentException e) {
                refused = e.getMessage();
            }
        }
        Outcome outcome = found.outcome(options, iris, refused);
        return switch (outcome.status()) {
            case KEPT -> kept(name, outcome, graphs);
            case LEFT_OUT -> Entry.of(Entry.Kind.LEFT_OUT, name, null, null);
            case SKIPPED -> Entry.of(Entry.Kind.SKIPPED, name, null, outcome.message());
            case FAILED -> Entry.of(Entry.Kind.FAILED, name, null, outcome.message());
        };
    }

    private Entry kept(String name, Outcome outcome, List<Quad> graphs) {
        List<String> lines = QuadLines.of(settings.texts() ? graphs : withoutTexts(graphs));
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return Entry.kept(name, outcome.claims(), outcome.hidden(), lines.size(), bytes);
    }

    private static List<Quad> withoutTexts(List<Quad> graphs) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        graphs.forEach(dataset::add);
        WithoutTexts without = new WithoutTexts(dataset);
        List<Quad> kept = new ArrayList<>();
        graphs.forEach(quad -> without.of(quad, kept::add));
        return kept;
    }
}
