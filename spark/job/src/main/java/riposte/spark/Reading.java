package riposte.spark;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import riposte.article.ArticleReader;
import riposte.article.InputFailure;
import riposte.ingest.FailureText;
import scala.Tuple2;

/**
 * Reads files to their ends and makes an entry of each article and of each failure.
 *
 * <p>What is wrong with the data is an entry, and the rest is read all the same. Where the file system or the memory gives out, the
 * task fails, so that Spark tries it again elsewhere; when it is tried for the last time, that is an entry too, and the job goes on.
 */
final class Reading {

    private final Settings settings;
    private final Catalogues catalogues;
    private final Configuration configuration;
    private final boolean lastTry;
    private final Consumer<Tuple2<String, Entry>> entries;

    /**
     * @param lastTry whether there will be no other one
     * @param entries receives the entries with their keys
     */
    Reading(
            Settings settings,
            Catalogues catalogues,
            Configuration configuration,
            boolean lastTry,
            Consumer<Tuple2<String, Entry>> entries) {
        this.settings = settings;
        this.catalogues = catalogues;
        this.configuration = configuration;
        this.lastTry = lastTry;
        this.entries = entries;
    }

    /**
     * Reads a file, or a range of one.
     *
     * @throws IllegalStateException when it should be tried again
     */
    void read(FilePart part) {
        try {
            Path path = new Path(part.path());
            try (FSDataInputStream file = path.getFileSystem(configuration).open(path)) {
                Watched watched = new Watched(file);
                InputStream in = opened(file, watched, part);
                if (in != null) {
                    articles(in, part);
                }
                if (watched.fault != null && !lastTry) {
                    throw watched.fault;
                }
            }
        } catch (IOException | OutOfMemoryError e) {
            if (!lastTry) {
                throw new IllegalStateException(part.path() + " cannot be read now: " + e, e);
            }
            fail(new InputFailure(part.path(), null, told(e)), part);
        }
    }

    private static String told(Throwable e) {
        return e instanceof OutOfMemoryError
                ? "needs more memory than there is; give executors more with spark.executor.memory"
                : "cannot be read (" + FailureText.of(e) + ")";
    }

    private void articles(InputStream in, FilePart part) {
        Workshop workshop = Workshop.of(settings, catalogues);
        new ArticleReader(settings.readOptions())
                .read(
                        in,
                        part.path(),
                        article -> entries.accept(new Tuple2<>(Keys.of(article), workshop.entry(article))),
                        failure -> fail(failure, part));
    }

    private void fail(InputFailure failure, FilePart part) {
        String place = failure.place();
        if (part.start() > 0) {
            place = (place == null ? "" : place + " ") + "from byte " + part.start() + " on";
        }
        InputFailure placed = new InputFailure(failure.input(), place, failure.message());
        entries.accept(new Tuple2<>(
                Keys.of(placed), Entry.of(Entry.Kind.UNREADABLE, placed.input(), placed.place(), placed.message())));
    }

    /** What is to be read of a file; null where another range has it all. */
    private static InputStream opened(FSDataInputStream file, InputStream watched, FilePart part) throws IOException {
        if (!part.isRange()) {
            return watched;
        }
        // A packed file that does not say so in its name cannot be parted.
        if (watched.read() == 0x1f && watched.read() == 0x8b) {
            file.seek(0);
            return part.start() == 0 ? watched : null;
        }
        file.seek(Math.max(0, part.start() - 1));
        LineRange lines = new LineRange(new BufferedInputStream(watched, 1 << 16), part.start(), part.end());
        return lines.isEmpty() ? null : lines;
    }

    /** Passes on a file of a file system, and remembers that it failed. */
    private static final class Watched extends FilterInputStream {

        private IOException fault;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                fault = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                fault = e;
                throw e;
            }
        }
    }
}
