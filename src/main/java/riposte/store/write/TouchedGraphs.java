package riposte.store.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of the graphs that were written, transaction by transaction, hidden graphs too: so that what is derived from the
 * graphs, as an index of their words, catches up by looking at these alone.
 *
 * <p>A {@linkplain #token token} names a state of the store. The names are in the file before the transaction is in the
 * store, and count when it has ended, however it ended: what a kill cut off is named in vain, and never missing. Where the file
 * cannot be written, or has grown too large, names are dropped, and whoever asks for them is told to look at everything.
 *
 * <p>Safe for use by several threads; those that write hold the store's write transaction.
 */
public final class TouchedGraphs {

    /** Names that one transaction keeps; with more, everything counts as written. */
    static final int MOST_NAMES = 50_000;

    /** Bytes of the file, after which it keeps the newest half of them. */
    static final long MOST_BYTES = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(TouchedGraphs.class);
    private static final String FILE = "graphs";
    private static final String ALL = "*";
    private static final Pattern HEAD = Pattern.compile("# ([0-9a-f]{8}) (\\d{1,18})");
    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{8})\\.(\\d{1,18})");

    /** A transaction that is about to be committed; closed when it has ended. */
    public interface Pending extends AutoCloseable {
        @Override
        void close();
    }

    private final Path folder;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final List<String> inMemory = new ArrayList<>();
    private String name;
    /** Number of the first transaction in the file. */
    private long first;
    /** How many transactions have ended. */
    private long ended;

    /** @param folder for the file; null to keep none */
    public TouchedGraphs(Path folder) {
        this.folder = folder;
    }

    /**
     * Has something done after each transaction, on the thread that wrote: it must be short, and must not throw.
     */
    public void follow(Runnable afterwards) {
        followers.add(afterwards);
    }

    /** The state of the store as far as transactions have ended. */
    public synchronized String token() {
        open();
        return name + "." + ended;
    }

    /**
     * The graphs that were written since a state of the store, and maybe some that were not.
     *
     * @param token null for none
     * @return empty when that is not known: every graph may be another, or be gone
     */
    public synchronized Optional<Set<String>> since(String token) {
        open();
        Matcher parts = TOKEN.matcher(Objects.requireNonNullElse(token, ""));
        if (!parts.matches() || !parts.group(1).equals(name)) {
            return Optional.empty();
        }
        long serial = Long.parseLong(parts.group(2));
        if (serial > ended || serial < first) {
            return Optional.empty();
        }
        if (serial == ended) {
            return Optional.of(Set.of());
        }
        try {
            List<String> lines = lines();
            Set<String> names = new LinkedHashSet<>();
            for (String line : lines.subList((int) Math.min(serial - first, lines.size()), lines.size())) {
                names.addAll(List.of(line.split(" ")));
            }
            names.remove("");
            return names.contains(ALL) ? Optional.empty() : Optional.of(names);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", folder.resolve(FILE), e.toString());
            return Optional.empty();
        }
    }

    /**
     * Notes the graphs that a transaction is about to write; to be closed when that has ended.
     *
     * @param graphs their names; null where that is not known
     */
    public Pending begin(Collection<Node> graphs) {
        synchronized (this) {
            open();
            String line = line(graphs);
            try {
                write(line);
            } catch (IOException e) {
                LOG.warn("{} cannot be written ({}): what follows the graphs looks at all of them.", folder.resolve(FILE), e.toString());
                // The state before this transaction must not look like one that nothing was written after.
                beginAnew(ended + 1);
            }
        }
        return this::end;
    }

    private void end() {
        synchronized (this) {
            ended++;
        }
        followers.forEach(Runnable::run);
    }

    private static String line(Collection<Node> graphs) {
        if (graphs == null || graphs.size() > MOST_NAMES) {
            return ALL;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Node graph : graphs) {
            if (!graph.isURI() || graph.getURI().isEmpty() || graph.getURI().chars().anyMatch(c -> c <= ' ')) {
                return ALL;
            }
            names.add(graph.getURI());
        }
        return String.join(" ", names);
    }

    private void write(String line) throws IOException {
        if (folder == null) {
            if (inMemory.size() == 10_000) {
                inMemory.subList(0, 5_000).clear();
                first += 5_000;
            }
            inMemory.add(line);
            return;
        }
        Path file = folder.resolve(FILE);
        if (Files.size(file) > MOST_BYTES) {
            shorten();
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
            writeAll(out, line + "\n");
            out.force(false);
        }
    }

    private static void writeAll(FileChannel out, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** The lines behind the head that are whole; what a kill cut off was never committed. */
    private List<String> lines() throws IOException {
        if (folder == null) {
            return inMemory;
        }
        String text = Files.readString(folder.resolve(FILE));
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        lines.remove(lines.size() - 1);
        return lines.subList(1, lines.size());
    }

    private void open() {
        if (name != null) {
            return;
        }
        if (folder == null) {
            name = name();
            return;
        }
        try {
            Path file = folder.resolve(FILE);
            if (Files.exists(file)) {
                String text = Files.readString(file);
                int end = text.indexOf('\n');
                Matcher head = HEAD.matcher(end < 0 ? "" : text.substring(0, end));
                if (head.matches() && text.endsWith("\n")) {
                    name = head.group(1);
                    first = Long.parseLong(head.group(2));
                    ended = first + text.chars().filter(c -> c == '\n').count() - 1;
                    return;
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", folder.resolve(FILE), e.toString());
        }
        beginAnew(0);
    }

    private static String name() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** Begins under a new name, which nobody has a token of. */
    private void beginAnew(long from) {
        name = name();
        first = from;
        try {
            replace(List.of());
        } catch (IOException e) {
            // Without a file the next process begins under a new name too.
            try {
                Files.deleteIfExists(folder.resolve(FILE));
            } catch (IOException second) {
                LOG.warn("{} can be neither written nor removed: {}", folder.resolve(FILE), second.toString());
            }
        }
    }

    private void shorten() throws IOException {
        List<String> lines = lines();
        int dropped = 0;
        for (long bytes = 0; bytes < MOST_BYTES / 2 && dropped < lines.size(); dropped++) {
            bytes += lines.get(dropped).length() + 1;
        }
        first += dropped;
        replace(lines.subList(dropped, lines.size()));
    }

    private void replace(List<String> lines) throws IOException {
        if (folder == null) {
            inMemory.clear();
            return;
        }
        Files.createDirectories(folder);
        Path part = folder.resolve(FILE + ".part");
        try (BufferedWriter out = Files.newBufferedWriter(part)) {
            out.write("# " + name + " " + first + "\n");
            for (String line : lines) {
                out.write(line + "\n");
            }
        }
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
