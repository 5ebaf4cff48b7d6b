package riposte.ingest;

import riposte.article.Article;

/**
 * Where articles go to have their claims found and kept.
 *
 * <pre>{@code
 * try (Intake intake = ...) {
 *     articles.forEach(intake::add);
 *     intake.finish();
 * }
 * }</pre>
 *
 * <p>What became of each article is told to the consumer of {@link Outcome outcomes} that the intake was made with: in the
 * order in which the articles were added, on the thread that adds them, and not before the article is on the disk. To be
 * used by one thread; several intakes may fill one store at the same time.
 */
public interface Intake extends AutoCloseable {

    /** Adds an article. May wait for earlier ones, whose outcomes may be told meanwhile; holds a bounded number of articles. */
    void add(Article article);

    /**
     * Waits until everything that was added is on the disk and told.
     *
     * @throws riposte.store.fault.StoreException when the store cannot be written; what was told before stays
     * @throws IngestException when the server cannot be reached or refuses
     */
    void finish();

    /** Lets go of what it works with. What was added and not finished may be lost. */
    @Override
    void close();
}
