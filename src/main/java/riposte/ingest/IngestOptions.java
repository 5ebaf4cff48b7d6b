package riposte.ingest;

import riposte.catalog.Catalog;
import riposte.extract.Extractor;

/**
 * What is kept of the articles that are read into a store, and with how much of the machine.
 *
 * @param allTopics whether claims are kept around which no cyber matter is spoken of
 * @param least lowest confidence of the claims that are shown; fainter ones are kept, hidden
 * @param claimsOnly whether articles are left out in which no claim was found that is shown
 * @param jobs how many articles are worked on at once
 */
public record IngestOptions(boolean allTopics, double least, boolean claimsOnly, int jobs) {

    /** Cyber matters, what is sure enough, all articles, all processors. */
    public static IngestOptions standard() {
        return new IngestOptions(false, Extractor.SURE, false, Runtime.getRuntime().availableProcessors());
    }

    public IngestOptions withJobs(int jobs) {
        return new IngestOptions(allTopics, least, claimsOnly, jobs);
    }

    /** What finds the claims that a store keeps: fainter ones too, which are hidden there until somebody accepts them. */
    public ClaimFinder finder(Catalog catalog) {
        return new ClaimFinder(catalog, allTopics, Math.min(Extractor.FAINT, least));
    }
}
