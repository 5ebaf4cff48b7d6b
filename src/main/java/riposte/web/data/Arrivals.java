package riposte.web.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When claims came: for each the time at which a server over this store first saw it. Kept in a file beside the store, not in
 * the graph, since the same articles give the same quads everywhere and whenever they are read.
 *
 * <p>The file has a line for each claim: the time in UTC, a tab, and the claim's IRI without the base of the store's. A line
 * that is none is passed over. Claims that go keep theirs, in case they come back.
 */
final class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final String FILE = "arrivals.tsv";

    private final Path file;
    private final String base;
    /** Read when first asked for, and kept until it is saved: the claims of a graph know theirs themselves. */
    private Map<String, Instant> arrived;

    private final StringBuilder unsaved = new StringBuilder();
    private String readLast = "";
    private Instant last;

    private Arrivals(Path file, String base) {
        this.file = file;
        this.base = base;
    }

    /** What is known of a store's claims; nothing where it has no such file, or none that can be read. */
    static Arrivals ofStore(Path store, String base) {
        return new Arrivals(store.resolve(FILE), base);
    }

    private void read() {
        arrived = new HashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(this::read);
        } catch (NoSuchFileException e) {
            // the first time
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be read ({}); claims in it count as new.", file, e.getMessage());
        }
    }

    private void read(String line) {
        int tab = line.indexOf('\t');
        try {
            if (tab > 0) {
                // Many came in one second.
                if (!line.startsWith(readLast) || readLast.length() != tab) {
                    last = Instant.parse(line.substring(0, tab));
                    readLast = line.substring(0, tab);
                }
                arrived.putIfAbsent(line.substring(tab + 1), last);
            }
        } catch (DateTimeParseException e) {
            // cut off by a kill
        }
    }

    /** When a claim came: now, where it was never seen before. */
    synchronized Instant of(String claim, Instant now) {
        if (arrived == null) {
            read();
        }
        String name = claim.startsWith(base) ? claim.substring(base.length()) : claim;
        return arrived.computeIfAbsent(name, k -> {
            Instant second = now.truncatedTo(ChronoUnit.SECONDS);
            unsaved.append(second).append('\t').append(name).append('\n');
            return second;
        });
    }

    /** Writes what came since the last time. Where that fails it is said, and kept until the server ends. */
    synchronized void save() {
        if (unsaved.isEmpty()) {
            arrived = null;
            return;
        }
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            // Behind a line that a kill cut off.
            if (out.length() > 0) {
                out.seek(out.length() - 1);
                if (out.read() != '\n') {
                    out.write('\n');
                }
            }
            out.write(unsaved.toString().getBytes(StandardCharsets.UTF_8));
            unsaved.setLength(0);
            arrived = null;
        } catch (IOException e) {
            LOG.warn("{} cannot be written ({}); when claims came is forgotten when the server ends.", file, e.getMessage());
        }
    }
}
