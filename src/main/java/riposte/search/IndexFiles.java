package riposte.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lucene's files, in a folder or in memory, with a note of what state of the store they hold. One thread writes. */
final class IndexFiles implements AutoCloseable {

    /** Of how texts are read and stand in the files: files of another one are made anew. */
    private static final String VERSION = "1";

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    private static final String STATE = "state";
    private static final String MADE_AS = "version";
    private static final double BUFFER_MB = 32;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final WordAnalyzer analyzer;
    private String state;

    private IndexFiles(Directory directory, WordAnalyzer analyzer) throws IOException {
        this.directory = directory;
        this.analyzer = analyzer;
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false)
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        this.writer = new IndexWriter(directory, config);
        try {
            Map<String, String> noted = new HashMap<>();
            if (writer.getLiveCommitData() != null) {
                writer.getLiveCommitData().forEach(entry -> noted.put(entry.getKey(), entry.getValue()));
            }
            this.state = VERSION.equals(noted.get(MADE_AS)) ? noted.get(STATE) : null;
            this.searchers = new SearcherManager(writer, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(org.apache.lucene.index.IndexReader reader, org.apache.lucene.index.IndexReader before) {
                    IndexSearcher searcher = new IndexSearcher(reader);
                    searcher.setQueryCache(null);
                    return searcher;
                }
            });
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /**
     * Opens those in a folder, or makes new ones there.
     *
     * @param folder null for files in memory
     * @throws IOException when the folder cannot be used
     */
    static IndexFiles open(Path folder) throws IOException {
        if (folder == null) {
            return open(new ByteBuffersDirectory());
        }
        Files.createDirectories(folder);
        try {
            return open(FSDirectory.open(folder));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            if (!Files.isWritable(folder)) {
                throw e;
            }
            LOG.warn("The full-text index in {} cannot be read ({}) and is made anew.", folder, e.toString());
            remove(folder);
            Files.createDirectories(folder);
            return open(FSDirectory.open(folder));
        }
    }

    private static IndexFiles open(Directory directory) throws IOException {
        try {
            return new IndexFiles(directory, WordAnalyzer.ofTexts());
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.walk(folder)) {
            entries = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.deleteIfExists(entry);
        }
    }

    /** What state of the store they hold; null for none. */
    String state() {
        return state;
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** Takes all texts out. */
    void clear() throws IOException {
        writer.deleteAll();
        state = null;
    }

    /** Puts the texts of a graph in the place of those it had. */
    void replace(String graph, List<Text> texts) throws IOException {
        if (state != null) {
            writer.deleteDocuments(Texts.ofGraph(graph));
        }
        for (Text text : texts) {
            writer.addDocument(Texts.document(text));
        }
    }

    /** Lets searches see what was written, which is the store's in that state. */
    void show(String newState) throws IOException {
        state = newState;
        searchers.maybeRefreshBlocking();
    }

    /** Has what is shown outlast this process. */
    void commit() throws IOException {
        writer.setLiveCommitData(Map.of(MADE_AS, VERSION, STATE, state).entrySet());
        writer.commit();
    }

    /** What was not committed is lost. */
    @Override
    public void close() throws IOException {
        try (directory;
                analyzer) {
            searchers.close();
            writer.rollback();
        }
    }
}
