package riposte.spark;

import java.io.Serializable;
import riposte.article.ReadOptions;
import riposte.ingest.IngestOptions;

/**
 * What executors need to know.
 *
 * @param base what the IRIs of the graph begin with
 * @param lang language of all articles; null to take the record's or detect it
 * @param maxBytes largest page, text or record in bytes
 * @param allTopics whether claims are kept around which no cyber matter is spoken of
 * @param least lowest confidence of the claims that are shown
 * @param claimsOnly whether articles are left out in which no claim was found that is shown
 * @param texts whether the texts of articles are written
 * @param catalogues what tells the imported catalogues from others
 * @param attempts how often Spark tries a task before it gives up the job
 */
record Settings(
        String base,
        String lang,
        int maxBytes,
        boolean allTopics,
        double least,
        boolean claimsOnly,
        boolean texts,
        String catalogues,
        int attempts)
        implements Serializable {

    /** Nothing is fetched from the web: a feed is refused. */
    ReadOptions readOptions() {
        return ReadOptions.defaults().withLang(lang).withMaxBytes(maxBytes).withMaxLinks(0);
    }

    IngestOptions ingestOptions() {
        return new IngestOptions(allTopics, least, claimsOnly, 1);
    }
}
